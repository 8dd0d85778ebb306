import type { ComponentChildren } from 'preact';
import type { Edits } from '../use-edits.ts';
import './bars.css';

interface UndoBarProps {
  readonly edits: Edits;
  /** What stands there while nothing was done. */
  readonly children?: ComponentChildren;
}

/** What was done last and the way back, or why it could not be done; always there, so that it moves nothing. */
export function UndoBar({ edits, children }: UndoBarProps) {
  const { next, said, error } = edits;
  return (
    <div class="undo-bar">
      {error && (
        <p class="undo-bar-error" role="alert">
          {error}
        </p>
      )}
      <p class="undo-bar-said" role="status">
        {error ? '' : said}
      </p>
      {next && (
        <button type="button" class="bar-button" title={`Undo: ${next.words}`} onClick={() => void edits.undo()}>
          Undo
        </button>
      )}
      {!said && !error && !next && children}
    </div>
  );
}
