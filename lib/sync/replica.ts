import type { PaperId } from '../core/arxiv-id.ts';
import { counterOf, type Dot, type ReplicaId } from '../library/causal/dots.ts';
import { type CausalRecord, covers } from '../library/causal/record.ts';
import { reissue } from '../library/causal/reissue.ts';
import { inTrash } from '../library/causal/view.ts';
import { NO_NOTES, type NoteHistory, nextHistory, reissuedHistory } from '../library/notes/note-history.ts';
import type { Slot } from './names.ts';

/** Names a place that the library syncs through, as this device calls it: `webdav`. */
export type RemoteName = string;

/** A record as a device keeps it. An edit and its marks are one write of one row. */
export interface Row {
  readonly record: CausalRecord;
  /** The remotes that don't have all of the record yet, each with the counter of this replica's last settled edit. */
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
  /** What was read back whole last; another slot is the one to write next. */
  readonly verified: Slot | null;
  /** The last two uploads that were read back whole. */
  readonly slots: ReadonlyMap<Slot, OwnSlot>;
  /** The names of all shards that this replica uploaded or tried to, and has not forgotten. */
  readonly uploaded: ReadonlySet<string>;
  /**
   * Files whose upload was begun and is not known to have ended well, the oldest first: they may be listed and torn, and
   * the upload may arrive at any later time. Nothing else is written there.
   */
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
  /** What is remembered of remotes that are out of use, so that the own files there are known for own. */
  readonly left: ReadonlyMap<RemoteName, RemoteState>;
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
  return { replica, clock: 0, lived: 0, livedUntil: null, remotes: named, left: new Map() };
}

/** The longest step of a clock that is believed. */
const MOST_LIVED = 7 * 86_400_000;

/** The state after the time since it was last counted. A clock that is set wrong, or right again, hardly adds. */
export function aged(state: ReplicaState, now: number): ReplicaState {
  const step = Math.min(MOST_LIVED, Math.max(0, now - (state.livedUntil ?? now)));
  return step === 0 && state.livedUntil === now ? state : { ...state, lived: state.lived + step, livedUntil: now };
}

/** The row of a record that nothing waits for. */
export function newRow(state: ReplicaState, record: CausalRecord): Row {
  return { record, waiting: new Map(), sent: null, trashedAt: trashedAt(state, null, record), notes: NO_NOTES };
}

/**
 * The row with another record, and what is kept beside it brought up to date.
 * @param copy what was merged into the record before; null where this is an edit
 */
export function withRecord(
  state: ReplicaState,
  before: Row | undefined,
  record: CausalRecord,
  copy: CausalRecord | null,
): Row {
  if (!before) return newRow(state, record);
  const notes = nextHistory(before.notes, before.record, record, copy);
  return { ...before, record, trashedAt: trashedAt(state, before.trashedAt, record), notes };
}

function trashedAt(state: ReplicaState, before: number | null, record: CausalRecord): number | null {
  return inTrash(record) ? (before ?? state.lived) : null;
}

/** The row after an edit by this replica, waiting for every remote. */
export function editedRow(state: ReplicaState, before: Row | undefined, record: CausalRecord): Row {
  const settled = before ? counterOf(before.record.seen, state.replica) : 0;
  const waiting = new Map(before?.waiting);
  for (const remote of state.remotes.keys()) if (!waiting.has(remote)) waiting.set(remote, settled);
  return { ...withRecord(state, before, record, null), waiting };
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

/** The row after a remote has a copy of its record; it goes on waiting where the record has changed since. */
export function acknowledgedRow(state: ReplicaState, row: Row, remote: RemoteName, copy: CausalRecord): Row {
  const waiting = new Map(row.waiting);
  if (covers(copy, row.record)) waiting.delete(remote);
  else if (waiting.has(remote)) waiting.set(remote, counterOf(copy.seen, state.replica));
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
  const known = row ? Math.min(ours, Math.max(sentCounter(state, row), settledCounter(state, row))) : ours;
  return counterOf(copy.seen, state.replica) > known;
}

/**
 * What a device holds once it goes by another name: every edit that no remote has for sure is made again under it, for
 * its dot may name another edit elsewhere. For a profile whose name another has as well, for rows that are put back from
 * an older copy (edits made since that copy may be elsewhere), and for a device that was away for long.
 */
export function renamed({ state, rows }: Held, replica: ReplicaId): Required<Change> {
  return {
    state: renamedState(state, replica),
    rows: [...rows.values()].map((row) => renamedRow(state, row, replica)),
  };
}

/** Its uploads are another's now, and everything is to be uploaded. */
function renamedState(state: ReplicaState, replica: ReplicaId): ReplicaState {
  return { ...state, replica, remotes: afresh(state.remotes), left: afresh(state.left) };
}

function afresh(remotes: ReplicaState['remotes']): ReplicaState['remotes'] {
  return new Map([...remotes].map(([name, { read }]) => [name, { ...newRemote(), read }]));
}

function renamedRow(state: ReplicaState, row: Row, replica: ReplicaId): Row {
  if (row.waiting.size === 0) return row;
  const settled = settledCounter(state, row);
  const record = reissue(row.record, state.replica, replica, settled);
  const notes = reissuedHistory(row.notes, state.replica, replica, settled);
  return { ...row, record, notes, waiting: new Map([...row.waiting.keys()].map((remote) => [remote, 0])) };
}

/** The counter of this replica's last edit that every remote has, or had before there was one more. */
export function settledCounter(state: ReplicaState, { record, waiting }: Row): number {
  return waiting.size === 0 ? counterOf(record.seen, state.replica) : Math.min(...waiting.values());
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
