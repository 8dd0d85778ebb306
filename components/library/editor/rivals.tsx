import type { ComponentChildren } from 'preact';

import type { Choice } from '../../../lib/library/listed.ts';
import { momentWords } from '../../words/time-words.ts';
import './rivals.css';

interface RivalsProps<Held> {
  /** `status`, `rating`: the field that was edited in two places at once. */
  readonly what: string;
  readonly choices: readonly Choice<Held>[];
  readonly words: (value: Held) => string;
  readonly onKeep: (value: Held) => void;
}

/** The values of a field that was edited in two places at once, the newest first; one is to be kept. */
export function Rivals<Held>({ what, choices, words, onKeep }: RivalsProps<Held>) {
  if (choices.length < 2) return null;
  return (
    <RivalBox says={`The ${what} was changed in two places at once. Which one do you keep?`}>
      <ul class="rivals-list">
        {choices.map(({ value, at, dots }) => (
          <li key={JSON.stringify(dots)}>
            <button type="button" class="plain-button" onClick={() => onKeep(value)}>
              Keep {words(value)}
            </button>
            <span class="rivals-when">{momentWords(at)}</span>
          </li>
        ))}
      </ul>
    </RivalBox>
  );
}

/** What stands around values that are to be settled. */
export function RivalBox({ says, children }: { says: string; children: ComponentChildren }) {
  return (
    <section class="rivals" aria-label="Conflict" data-conflict>
      <p>{says}</p>
      {children}
    </section>
  );
}
