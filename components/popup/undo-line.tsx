import './undo-line.css';

/** Which paper was just taken off the list, and the way back. */
export function UndoLine({ title, onUndo }: { title: string; onUndo: () => void }) {
  return (
    <div class="undo-line">
      <p role="status">Removed “{title}”.</p>
      <button type="button" class="plain-button" onClick={onUndo}>
        Undo
      </button>
    </div>
  );
}
