import type { PaperId } from '../core/arxiv-id.ts';
import { remove, save, setField } from '../library/causal/edit.ts';
import type { SavedFacts, Status } from '../library/saved.ts';
import { editedRow, type ReplicaState, type Row } from '../sync/replica.ts';

/** A saved paper as version 1 of the database kept it. */
export interface SavedRecord extends SavedFacts {
  readonly id: PaperId;
  readonly status: Status;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  readonly updatedAt: number;
  /** When it was taken off the list; null while it is on it. */
  readonly removedAt: number | null;
}

/** The same paper as a row of the library: as if this replica had made each edit when it was made. */
export function migrateSaved(saved: SavedRecord, state: ReplicaState): Row {
  const { id, title, authors, published, status, savedAt, updatedAt, removedAt } = saved;
  const by = (stamp: number) => ({ replica: state.replica, stamp });
  const listed = save(undefined, id, by(savedAt), { title, authors, published }, savedAt);
  const read = setField(listed, by(updatedAt), 'status', status);
  return editedRow(state, undefined, removedAt === null ? read : remove(read, by(removedAt), removedAt));
}
