import type { PaperId } from '../core/arxiv-id.ts';
import { empty, TRASH_DAYS } from '../library/causal/compact.ts';
import { editMany, editRows } from './edit-many.ts';
import { aged, type LocalStore, type Row } from './replica.ts';

const TRASH_TIME = TRASH_DAYS * 86_400_000;

/** Empties those of the papers that are in the Trash. Gives how many that were. */
export async function emptyTrash(store: LocalStore, ids: readonly PaperId[], now: number): Promise<number> {
  const edited = await editMany(store, ids, now, empty);
  return [...edited.values()].filter(({ before, after }) => after !== before).length;
}

/**
 * Empties what lay in the Trash of this device for 30 days, counted in the time that it lived through: a clock that is
 * wrong, here or where the paper was removed, empties nothing early. For once a day. Gives how many papers that were.
 */
export async function emptyExpired(store: LocalStore, now: number): Promise<number> {
  let emptied = 0;
  await store.update('trash', ({ state, rows }) => {
    const held = { state: aged(state, now), rows };
    const expired = [...rows.values()].filter((row) => isExpired(held.state.lived, row));
    emptied = expired.length;
    const ids = expired.map(({ record }) => record.id);
    return { state: held.state, ...editRows(held, ids, now, empty) };
  });
  return emptied;
}

function isExpired(lived: number, { trashedAt }: Row): boolean {
  return trashedAt !== null && lived - trashedAt > TRASH_TIME;
}
