import { useRef } from 'preact/hooks';
import type { Deed } from './use-deed.ts';
import './outcome-line.css';

/** What came of the last deed, and the way back where there is one. It stands there from the start, to be heard. */
export function OutcomeLine({ deed }: { deed: Deed }) {
  const line = useRef<HTMLParagraphElement>(null);
  const { words, failed, undo } = deed.outcome;
  const takeBack = () => {
    deed.undo();
    line.current?.focus(); // the button goes away
  };
  return (
    <div class="outcome-line">
      <p role="status" tabIndex={-1} ref={line} data-failed={failed}>
        {words}
      </p>
      {undo.length > 0 && (
        <button type="button" class="plain-button" onClick={takeBack}>
          Undo
        </button>
      )}
    </div>
  );
}
