import type { ComponentChildren } from 'preact';
import { agoWords, untilWords } from '../words/time-words.ts';
import { useNow } from '../words/use-now.ts';
import './standing.css';

/** What went wrong last. */
interface LastFailure {
  /** What is wrong and what to do. */
  readonly message: string;
  /** Milliseconds since 1970; `nextTry` is null where nothing is tried by itself. */
  readonly at: number;
  readonly nextTry: number | null;
}

interface StandingProps {
  readonly failure: LastFailure | null;
  /** `Fact`s. */
  readonly children: ComponentChildren;
}

/** How something stands that the background does by itself: facts by their names, and what went wrong last. */
export function Standing({ failure, children }: StandingProps) {
  const now = useNow();
  return (
    <div class="standing">
      <dl>{children}</dl>
      <p class="standing-failure" role="status">
        {failure?.message}
      </p>
      {failure && <p class="standing-next">{nextTryWords(failure, now)}</p>}
    </div>
  );
}

export function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function nextTryWords({ at, nextTry }: LastFailure, now: number): string {
  const next = nextTry === null ? 'It is not tried again by itself.' : `Next try ${untilWords(nextTry, now)}.`;
  return `Failed ${agoWords(at, now)}. ${next}`;
}
