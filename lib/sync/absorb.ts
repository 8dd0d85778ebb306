import type { PaperId } from '../core/arxiv-id.ts';
import { rescue } from '../library/causal/compact.ts';
import { counterOf } from '../library/causal/dots.ts';
import { nextStamp, observeStamp } from '../library/causal/hybrid-clock.ts';
import { type CausalRecord, emptyRecord, merge } from '../library/causal/record.ts';
import { isLive } from '../library/causal/view.ts';
import {
  editedRow,
  type LocalStore,
  type RemoteName,
  type ReplicaState,
  type Row,
  renamed,
  tellsOfTwin,
  withRecord,
} from './replica.ts';
import type { SyncNotes } from './report.ts';

/** Where a replica gets what is not its own to know. */
export interface Surroundings {
  readonly store: LocalStore;
  /** Milliseconds since 1970. */
  now(): number;
  newReplicaId(): string;
}

/**
 * Merges copies of records into the store, in one transaction with `note`, what is remembered of their source. If they
 * prove that another profile goes by this replica's name, it takes a new one first.
 * @param source the remote that has them; they wait for every other
 */
export async function absorb(
  around: Surroundings,
  copies: readonly CausalRecord[],
  source: RemoteName | null,
  note: (state: ReplicaState) => ReplicaState,
  notes: SyncNotes,
): Promise<void> {
  const ids = copies.map(({ id }) => id);
  let twin = false;
  const attempt = () =>
    around.store.update(ids, ({ state, rows }) => {
      twin = copies.some((copy) => tellsOfTwin(state, rows.get(copy.id), copy));
      return twin ? {} : absorbed(around.now(), note(state), rows, copies, source, notes);
    });
  await attempt();
  if (!twin) return;
  await rename(around, notes);
  await attempt();
}

/** Takes a new name. */
export async function rename(around: Surroundings, notes: SyncNotes): Promise<void> {
  const replica = around.newReplicaId();
  await around.store.update('waiting', (held) => renamed(held, replica));
  notes.renamed = true;
}

function absorbed(
  now: number,
  before: ReplicaState,
  rows: ReadonlyMap<PaperId, Row>,
  copies: readonly CausalRecord[],
  source: RemoteName | null,
  notes: SyncNotes,
): { state: ReplicaState; rows: readonly Row[] } {
  let state = { ...before, clock: copies.reduce((clock, copy) => observed(clock, copy, now), before.clock) };
  const changed = new Map<PaperId, Row>();
  for (const copy of copies) {
    const row = changed.get(copy.id) ?? rows.get(copy.id);
    const record = row?.record ?? emptyRecord(copy.id);
    const merged = merge(record, copy);
    if (row && merged === record) continue;
    const stamp = nextStamp(state.clock, now);
    const rescued = rescue(record, merged, { replica: state.replica, stamp });
    const passed = passedOn(state, row, merged, copy, source);
    if (rescued !== merged) state = { ...state, clock: stamp };
    changed.set(copy.id, rescued === merged ? passed : editedRow(state, passed, rescued));
    notes.changed.add(copy.id);
    if (isLive(record) && !isLive(merged)) notes.removed.add(copy.id);
  }
  return { state, rows: [...changed.values()] };
}

/** The row with what was merged waiting for the remotes that may not have it. */
function passedOn(
  state: ReplicaState,
  row: Row | undefined,
  record: CausalRecord,
  copy: CausalRecord,
  source: RemoteName | null,
): Row {
  const waiting = new Map(row?.waiting);
  const counter = counterOf(record.seen, state.replica);
  for (const remote of state.remotes.keys()) {
    if (remote !== source && !waiting.has(remote)) waiting.set(remote, counter);
  }
  return { ...withRecord(state, row, record, copy), waiting };
}

function observed(clock: number, copy: CausalRecord, now: number): number {
  return copy.entries.reduce((latest, { stamp }) => observeStamp(latest, stamp, now), clock);
}
