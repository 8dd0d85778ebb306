import type { PaperId } from '../core/arxiv-id.ts';
import type { Author } from '../library/causal/edit.ts';
import { nextStamp } from '../library/causal/hybrid-clock.ts';
import { type CausalRecord, emptyRecord } from '../library/causal/record.ts';
import { type Change, editedRow, type Held, type LocalStore, type Row } from './replica.ts';

/** A record before and after an edit; both the same where that changed nothing. */
export interface Edited {
  readonly before: CausalRecord;
  readonly after: CausalRecord;
}

/** Gives back what it was given where nothing changes; a record without entries is one that never was. */
export type Edit = (before: CausalRecord, by: Author) => CausalRecord;

/** Edits some records: all edits, their dots, the clock and the marks for every remote are one transaction. */
export async function editMany(
  store: LocalStore,
  ids: readonly PaperId[],
  now: number,
  edit: Edit,
): Promise<ReadonlyMap<PaperId, Edited>> {
  const edited = new Map<PaperId, Edited>();
  await store.update(ids, (held) => {
    edited.clear();
    return editRows(held, ids, now, edit, (id, each) => edited.set(id, each));
  });
  return edited;
}

/** The change that an edit of some records is, inside a transaction. */
export function editRows(
  { state, rows }: Held,
  ids: readonly PaperId[],
  now: number,
  edit: Edit,
  note: (id: PaperId, edited: Edited) => void = () => {},
): Change {
  const stamp = nextStamp(state.clock, now);
  const written: Row[] = [];
  for (const id of new Set(ids)) {
    const row = rows.get(id);
    const before = row?.record ?? emptyRecord(id);
    const after = edit(before, { replica: state.replica, stamp });
    note(id, { before, after });
    if (after !== before) written.push(editedRow(state, row, after));
  }
  return written.length === 0 ? {} : { state: { ...state, clock: stamp }, rows: written };
}
