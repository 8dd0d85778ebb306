import type { PaperId } from '../../lib/core/arxiv-id.ts';
import { STATUS_NAMES } from '../../lib/library/saved.ts';
import { Failure } from '../background/failure.tsx';
import { Refusal } from '../background/refusal.tsx';
import { SavedGroup } from './saved-group.tsx';
import { UndoLine } from './undo-line.tsx';
import { useSavedList } from './use-saved-list.ts';
import { membersOf, useSavedRows } from './use-saved-rows.ts';
import './panel.css';

interface SavedPanelProps {
  readonly onOpen: (id: PaperId) => void;
  /** The reader went up from the first row, or there is none any more. */
  readonly onLeave: () => void;
}

/** The saved papers by where the reader is with them. */
export function SavedPanel({ onOpen, onLeave }: SavedPanelProps) {
  const list = useSavedList();
  const { rows, setStatus, remove } = useSavedRows(list, onLeave);
  const isEmpty = list.rows?.length === 0;
  return (
    <>
      <div class="panel-scroll" {...rows.list}>
        <Refusal message={list.changeError} />
        {list.error && <Failure message={list.error} onRetry={list.retry} />}
        {isEmpty && !list.error && <p class="panel-empty">Nothing saved yet. Save a paper with the star beside it.</p>}
        {list.rows &&
          !isEmpty &&
          STATUS_NAMES.map((status) => (
            <SavedGroup
              key={status}
              status={status}
              rows={membersOf(list, status)}
              active={rows.active}
              onOpenGloss={onOpen}
              onStatus={(id, chosen) => setStatus(id, chosen, 'select')}
              onRemove={remove}
            />
          ))}
      </div>
      {list.removed && <UndoLine title={list.removed.title} onUndo={list.undo} />}
    </>
  );
}
