import './undo-line.css';

/** Which paper was just taken off the list, and the way back. */
export function UndoLine({ title, onUndo }: { title: string; onUndo: () => void }) {
  return (
    <div class="undo-line">
      <p role="status">
        Removed “<span class="undo-line-title">{title}</span>”.
      </p>
      <button type="button" class="plain-button" onClick={onUndo}>
        Undo
      </button>
    </div>
  );
}
