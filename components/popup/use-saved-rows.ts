import type { PaperId } from '../../lib/core/arxiv-id.ts';
import { STATUS_NAMES, type Status } from '../../lib/library/saved.ts';
import type { PaperRow } from '../../lib/messages.ts';
import { openPage } from './open-page.ts';
import { useRows } from './use-rows.ts';
import type { SavedList } from './use-saved-list.ts';

/** Keys of the saved rows, and where the focus goes when a row moves or goes away. */
export function useSavedRows(list: SavedList, leave: () => void) {
  const ids = STATUS_NAMES.flatMap((status) => membersOf(list, status)).map(({ id }) => id);

  /** @param part what in the row has the focus; its title where it is not said */
  const setStatus = (id: PaperId, status: Status, part?: string) => {
    list.setStatus(id, status);
    rows.focus(id, part); // the row moves to another group, and the focus with it
  };
  const remove = (id: PaperId) => {
    const at = ids.indexOf(id);
    const neighbour = ids[at + 1] ?? ids[at - 1];
    list.remove(id);
    if (neighbour) rows.focus(neighbour);
    else leave();
  };
  const rows = useRows(ids, { openPage, toggleSaved: remove, setStatus, leave });
  return { rows, setStatus, remove };
}

/** The papers of one group, newest first. */
export function membersOf({ rows }: SavedList, status: Status): readonly PaperRow[] {
  return (rows ?? []).filter(({ saved }) => saved?.status === status);
}
