import type { PaperId } from '../core/arxiv-id.ts';
import { counterOf, type Dot, type ReplicaId } from '../library/causal/dots.ts';
import type { CausalRecord } from '../library/causal/record.ts';
import { reissue } from '../library/causal/reissue.ts';
import { inTrash } from '../library/causal/view.ts';
import { NO_NOTES, type NoteHistory } from '../library/notes/note-history.ts';
import type { Slot } from './names.ts';

/** Names a place that the library syncs through, as this device calls it: `webdav`. */
export type RemoteName = string;

/** A record as a device keeps it. An edit and its marks are one write of one row. */
export interface Row {
  readonly record: CausalRecord;
  /** The remotes that don't have all of this replica's edits yet, each with the counter of the last that it has. */
  readonly waiting: ReadonlyMap<RemoteName, number>;
  /** This replica's last edit that ever left the device, by whatever way; null for none. An older name's counts as none. */
  readonly sent: Dot | null;
  /** When the paper came into the Trash of this device, as `ReplicaState.lived`; null where it is not there. */
  readonly trashedAt: number | null;
  /** Never leaves the device. */
  readonly notes: NoteHistory;
}

/** An upload, as far as this device knows. */
export interface OwnSlot {
  readonly sequence: number;
  readonly nonce: string;
  readonly bits: number;
  readonly shards: readonly (string | null)[];
}

/** A manifest as it was read, and the mark that the listing gave it. */
export interface SlotRead {
  readonly sequence: number;
  readonly mark: string;
}

/** What has been read of another replica's files. */
export interface ReadState {
  readonly sequence: number;
  readonly nonce: string;
  /** Names of the shards whose records are merged. */
  readonly shards: ReadonlySet<string>;
  /** What the two slots held when they were read. */
  readonly slots: ReadonlyMap<Slot, SlotRead>;
  /** Since when an own upload has all of it, as `ReplicaState.lived`; null where none has. */
  readonly containedSince: number | null;
}

/** What a device remembers of a remote. */
export interface RemoteState {
  /** Of the last upload begun: it and its nonce are stored before its first byte leaves. */
  readonly sequence: number;
  /** The nonces of the last uploads begun, by sequence. */
  readonly begun: ReadonlyMap<number, string>;
  /** What was read back whole; the other slot is the one to write next. */
  readonly verified: Slot | null;
  readonly slots: ReadonlyMap<Slot, OwnSlot>;
  /** The names of all shards that this replica uploaded or tried to, and has not forgotten. */
  readonly uploaded: ReadonlySet<string>;
  /** Shards that were to be written in an upload that did not end well: they may be listed and torn. */
  readonly doubtful: ReadonlySet<string>;
  /** The marks of own manifests that were found to be own. */
  readonly ownMarks: ReadonlyMap<Slot, string>;
  readonly read: ReadonlyMap<ReplicaId, ReadState>;
  /** When a round last ended well, by this device's clock; null for never. */
  readonly lastRound: number | null;
}

/** What a device is among the devices of its reader. */
export interface ReplicaState {
  readonly replica: ReplicaId;
  /** Hybrid clock: the latest stamp. */
  readonly clock: number;
  /** Milliseconds that this profile lived through: its clock may be wrong, so a step counts for a week at most. */
  readonly lived: number;
  /** What the clock said when `lived` was last counted; null for never. */
  readonly livedUntil: number | null;
  /** Every remote in use; one that is not chosen yet where there is none, so that edits are marked from the first. */
  readonly remotes: ReadonlyMap<RemoteName, RemoteState>;
}

export function newRemote(): RemoteState {
  return {
    sequence: 0,
    begun: new Map(),
    verified: null,
    slots: new Map(),
    uploaded: new Set(),
    doubtful: new Set(),
    ownMarks: new Map(),
    read: new Map(),
    lastRound: null,
  };
}

export function newReplica(replica: ReplicaId, remotes: readonly RemoteName[]): ReplicaState {
  const named = new Map(remotes.map((name) => [name, newRemote()]));
  return { replica, clock: 0, lived: 0, livedUntil: null, remotes: named };
}

/** The longest step of a clock that is believed. */
const MOST_LIVED = 7 * 86_400_000;

/** The state after the time since it was last counted. A clock that is set wrong, or right again, hardly adds. */
export function aged(state: ReplicaState, now: number): ReplicaState {
  const step = Math.min(MOST_LIVED, Math.max(0, now - (state.livedUntil ?? now)));
  return step === 0 && state.livedUntil === now ? state : { ...state, lived: state.lived + step, livedUntil: now };
}

/** The row of a record that came from elsewhere or was just made: nothing waits. */
export function newRow(state: ReplicaState, record: CausalRecord): Row {
  return { record, waiting: new Map(), sent: null, trashedAt: trashedAt(state, null, record), notes: NO_NOTES };
}

/** The row with another record, and what is kept beside it brought up to date. */
export function withRecord(state: ReplicaState, before: Row | undefined, record: CausalRecord): Row {
  if (!before) return newRow(state, record);
  return { ...before, record, trashedAt: trashedAt(state, before.trashedAt, record) };
}

function trashedAt(state: ReplicaState, before: number | null, record: CausalRecord): number | null {
  return inTrash(record) ? (before ?? state.lived) : null;
}

/** The row after an edit by this replica, waiting for every remote. */
export function editedRow(state: ReplicaState, before: Row | undefined, record: CausalRecord): Row {
  const settled = before ? counterOf(before.record.seen, state.replica) : 0;
  const waiting = new Map(before?.waiting);
  for (const remote of state.remotes.keys()) if (!waiting.has(remote)) waiting.set(remote, settled);
  return { ...withRecord(state, before, record), waiting };
}

/** The state with a remote changed; the same where there is no such remote. */
export function withRemote(
  state: ReplicaState,
  name: RemoteName,
  change: (before: RemoteState) => Partial<RemoteState>,
): ReplicaState {
  const before = state.remotes.get(name);
  if (!before) return state;
  return { ...state, remotes: new Map(state.remotes).set(name, { ...before, ...change(before) }) };
}

/** The row after a remote has this replica's edits up to a counter. */
export function acknowledgedRow(state: ReplicaState, row: Row, remote: RemoteName, counter: number): Row {
  const waiting = new Map(row.waiting);
  if (counter >= counterOf(row.record.seen, state.replica)) waiting.delete(remote);
  else if (waiting.has(remote)) waiting.set(remote, counter);
  return { ...row, waiting };
}

/** The row with all of its edits on their way out. */
export function sentRow(state: ReplicaState, row: Row): Row {
  const counter = counterOf(row.record.seen, state.replica);
  return counter > sentCounter(state, row) ? { ...row, sent: { replica: state.replica, counter } } : row;
}

/** The counter of this replica's last edit that left the device. */
function sentCounter({ replica }: ReplicaState, { sent }: Row): number {
  return sent?.replica === replica ? sent.counter : 0;
}

/**
 * True where a copy of a record tells of edits under this replica's name that this device never made or never let out:
 * another profile goes by the same name, or this one was restored from an older state.
 */
export function tellsOfTwin(state: ReplicaState, row: Row | undefined, copy: CausalRecord): boolean {
  const ours = row ? counterOf(row.record.seen, state.replica) : 0;
  const known =
    row && row.waiting.size > 0 ? Math.min(ours, Math.max(sentCounter(state, row), settledCounter(row))) : ours;
  return counterOf(copy.seen, state.replica) > known;
}

/** The state after the replica took a new name; its uploads are another's now, and everything is to be uploaded. */
export function renamedState(state: ReplicaState, replica: ReplicaId): ReplicaState {
  const remotes = [...state.remotes].map(([name, { read }]): [RemoteName, RemoteState] => [
    name,
    { ...newRemote(), read },
  ]);
  return { ...state, replica, remotes: new Map(remotes) };
}

/** The row after the replica took a new name: edits that no remote has for sure are made again under it. */
export function renamedRow(state: ReplicaState, row: Row, replica: ReplicaId): Row {
  const record = reissue(row.record, state.replica, replica, settledCounter(row));
  return { ...row, record, waiting: new Map([...row.waiting.keys()].map((remote) => [remote, 0])) };
}

/** How many of this replica's edits every remote has. */
function settledCounter(row: Row): number {
  return Math.min(...row.waiting.values());
}

/** The rows a change is about, and the state, as they are inside one transaction. */
export interface Held {
  readonly state: ReplicaState;
  readonly rows: ReadonlyMap<PaperId, Row>;
}

/** What a change writes; what it leaves out stays. */
export interface Change {
  readonly state?: ReplicaState;
  readonly rows?: readonly Row[];
}

export interface RecordCount {
  /** Tombstones included. */
  readonly records: number;
  /** Papers on the list. */
  readonly live: number;
}

/** The rows of a change: those of some papers, those that wait for any remote, those in the Trash (`trashedAt`), or all. */
export type RowChoice = readonly PaperId[] | 'waiting' | 'trash' | 'all';

/** What the engine needs of a device's storage. */
export interface LocalStore {
  state(): Promise<ReplicaState>;
  count(): Promise<RecordCount>;
  /** The rows of a shard: those whose `paperHash` begins with its bits (`shardOf`). */
  shard(bits: number, shard: number): Promise<readonly Row[]>;
  /**
   * Reads the state and the chosen rows, calls `change` at once, and writes what it gives: in one transaction that is on
   * disk when the promise resolves, or not there at all.
   */
  update(rows: RowChoice, change: (held: Held) => Change): Promise<void>;
  /** The papers whose rows wait for a remote. */
  waiting(remote: RemoteName): Promise<readonly PaperId[]>;
}
