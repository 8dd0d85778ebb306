import type { PaperId } from '../core/arxiv-id.ts';
import { isTombstone } from '../library/causal/compact.ts';
import type { ReplicaId } from '../library/causal/dots.ts';
import { observeStamp } from '../library/causal/hybrid-clock.ts';
import { type CausalRecord, merge } from '../library/causal/record.ts';
import { type Held, newRemote, type ReplicaState, type Row, withRecord } from './replica.ts';

/** What a damaged store becomes. */
export interface PutBack {
  readonly state: ReplicaState;
  /** The rows to be written; the others stay. */
  readonly rows: readonly Row[];
  /** Records that came back, wholly or to a later state. */
  readonly records: number;
  /** Those of them that are papers on the list or in the Trash. */
  readonly papers: number;
}

/**
 * Merges copies of records back into a store that was damaged. It takes a new name, for it may have forgotten dots that
 * it gave out, and forgets what it had read and uploaded, so that all records that it may lack come in again.
 *
 * No edit is made again as in `rename`: store and copy are of one history, and an edit that was made again would stand as
 * a rival beside what replaced it.
 */
export function putBack(
  { state, rows }: Held,
  copies: readonly CausalRecord[],
  replica: ReplicaId,
  now: number,
): PutBack {
  const remotes = new Map([...state.remotes.keys()].map((name) => [name, newRemote()]));
  const clock = copies.reduce(
    (latest, { entries }) => entries.reduce((last, { stamp }) => observeStamp(last, stamp, now), latest),
    state.clock,
  );
  const next: ReplicaState = { ...state, replica, clock, remotes, left: new Map() };
  const unsettled = new Map([...remotes.keys()].map((name) => [name, 0]));
  const written = new Map<PaperId, Row>();
  for (const row of rows.values()) {
    const waiting = new Map([...row.waiting.keys()].map((name) => [name, 0]));
    if (waiting.size > 0) written.set(row.record.id, { ...row, waiting });
  }
  let [records, papers] = [0, 0];
  for (const copy of copies) {
    const row = rows.get(copy.id);
    const record = row ? merge(row.record, copy) : copy;
    if (record === row?.record) continue;
    written.set(copy.id, { ...withRecord(next, row, record, copy), waiting: unsettled });
    records += 1;
    if (!isTombstone(record)) papers += 1;
  }
  return { state: next, rows: [...written.values()], records, papers };
}
