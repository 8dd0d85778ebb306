import type { ComponentChildren, RefObject } from 'preact';
import type { BackendKind } from '../../lib/sync/backend.ts';
import type { BackendStatus } from '../../lib/sync/status.ts';
import { BackendFacts } from './backend-facts.tsx';
import { stateOf } from './backend-state.ts';
import './backend-block.css';

interface BackendBlockProps {
  readonly kind: BackendKind;
  readonly title: string;
  /** What it does, and its limits. */
  readonly says: string;
  /** Null until it is known, and for what has no state. */
  readonly status: BackendStatus | null;
  /** Gets the focus when what had it goes away. */
  readonly head?: RefObject<HTMLHeadingElement | null>;
  readonly children: ComponentChildren;
}

/** A place to sync through: what it is, how it stands, what may be done. */
export function BackendBlock({ kind, title, says, status, head, children }: BackendBlockProps) {
  const state = status && stateOf(status);
  return (
    <section class="backend" data-backend={kind} aria-labelledby={`backend-${kind}`}>
      <div class="backend-head">
        <h3 id={`backend-${kind}`} tabIndex={-1} {...(head && { ref: head })}>
          {title}
        </h3>
        {state && (
          <span class="backend-state" data-tone={state.tone}>
            {state.words}
          </span>
        )}
      </div>
      <p class="backend-says">{says}</p>
      {status?.on && <BackendFacts status={status} />}
      {children}
    </section>
  );
}
