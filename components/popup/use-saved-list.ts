import { useState } from 'preact/hooks';
import type { PaperId } from '../../lib/core/arxiv-id.ts';
import type { Status } from '../../lib/library/saved.ts';
import { type PaperRow, sendMessage } from '../../lib/messages.ts';
import { useAsked } from '../background/use-asked.ts';
import { useSavedRevision } from '../background/use-saved-revision.ts';
import { useSaving } from './use-saving.ts';
import { withSaved } from './use-search.ts';

export interface SavedList {
  /** Newest first; null until they are known. */
  readonly rows: readonly PaperRow[] | null;
  /** Why the list can't be shown. */
  readonly error: string | null;
  /** Why the last change failed. */
  readonly changeError: string | null;
  /** The paper that was taken off the list last; null once something else was done. */
  readonly removed: PaperRow | null;
  readonly retry: () => void;
  readonly remove: (id: PaperId) => void;
  readonly undo: () => void;
  readonly setStatus: (id: PaperId, status: Status) => void;
}

/** The saved papers, and what may be done with them. */
export function useSavedList(): SavedList {
  const list = useAsked('saved', () => sendMessage('listSaved'));
  useSavedRevision(() => list.again());
  const saving = useSaving((id, saved) => list.change((rows) => withSaved(rows, id, saved)));
  const [removed, setRemoved] = useState<PaperRow | null>(null);
  // A row that was taken off stays in the answer, so that undoing puts it back where it was.
  const rows = list.value?.filter(({ saved }) => saved !== null) ?? null;
  const find = (id: PaperId) => rows?.find((row) => row.id === id);

  return {
    rows,
    error: list.error,
    changeError: saving.error,
    removed,
    retry: () => list.again(),
    remove(id) {
      const row = find(id);
      if (!row) return;
      setRemoved(row);
      void saving.setSaved(row, false).then((done) => done || setRemoved(null));
    },
    undo() {
      if (!removed) return;
      setRemoved(null);
      void saving.setSaved(removed, true).then(() => list.again());
    },
    setStatus(id, status) {
      const row = find(id);
      if (!row || row.saved?.status === status) return;
      setRemoved(null);
      void saving.setStatus(row, status);
    },
  };
}
