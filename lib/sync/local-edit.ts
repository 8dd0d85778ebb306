import type { PaperId } from '../core/arxiv-id.ts';
import { isExpired, strip } from '../library/causal/compact.ts';
import { counterOf } from '../library/causal/dots.ts';
import type { Author } from '../library/causal/edit.ts';
import { nextStamp } from '../library/causal/hybrid-clock.ts';
import type { CausalRecord } from '../library/causal/record.ts';
import {
  type Change,
  editedRow,
  type Held,
  type LocalStore,
  type ReplicaState,
  type Row,
  withRecord,
} from './replica.ts';

/** An edit of `edit.ts` with its values bound. Gives back what it was given, or undefined, where nothing changes. */
export type Edit = (before: CausalRecord | undefined, by: Author) => CausalRecord | undefined;

/** Edits one record: the edit, its dot, the clock and the mark for every remote are one transaction. */
export async function editLocally(
  store: LocalStore,
  id: PaperId,
  now: number,
  edit: Edit,
): Promise<CausalRecord | undefined> {
  let after: CausalRecord | undefined;
  await store.update([id], ({ state, rows }) => {
    const before = rows.get(id);
    const stamp = nextStamp(state.clock, now);
    after = edit(before?.record, { replica: state.replica, stamp });
    if (after === undefined || after === before?.record) return {};
    return { state: { ...state, clock: stamp }, rows: [editedRow(state, before, after)] };
  });
  return after;
}

/** Empties what lay in the Trash long enough, and has it uploaded. */
export function emptyTrash(store: LocalStore, ids: readonly PaperId[], now: number): Promise<void> {
  return store.update(ids, ({ state, rows }: Held): Change => {
    const expired = [...rows.values()].filter(({ record }) => isExpired(record, now));
    return { rows: expired.map((row) => strippedRow(state, row)) };
  });
}

/** No edit and no dot: every other copy is emptied when it sees this one. */
function strippedRow(state: ReplicaState, row: Row): Row {
  const counter = counterOf(row.record.seen, state.replica);
  const waiting = new Map([...state.remotes.keys()].map((remote) => [remote, row.waiting.get(remote) ?? counter]));
  return { ...withRecord(state, row, strip(row.record)), waiting };
}
