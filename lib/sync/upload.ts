import type { PaperId } from '../core/arxiv-id.ts';
import { counterOf, type ReplicaId } from '../library/causal/dots.ts';
import { SyncError } from './fault.ts';
import type { Folder, FolderFile } from './folder.ts';
import { packManifest, packShard } from './format.ts';
import { type Slot, shardName, shardPlace, slotName } from './names.ts';
import type { SyncParts } from './read-others.ts';
import {
  acknowledgedRow,
  type Change,
  type OwnSlot,
  type RemoteName,
  type RemoteState,
  type ReplicaState,
  type Row,
  sentRow,
  withRemote,
} from './replica.ts';
import type { SyncNotes } from './report.ts';
import { shardBits, shardOf } from './shards.ts';

export interface UploadParts extends SyncParts {
  /** Random, different each time. */
  newNonce(): string;
  /** Records that share a file, about. */
  readonly shardRecords?: number;
}

export interface UploadOptions {
  /** Writes what was merged since as well: this replica's files then stand for all it knows. */
  readonly refresh: boolean;
  /** True where the last upload is there as it was. */
  readonly whole: boolean;
}

/** Uploads begun that a device remembers: far more than can fail between two that succeed. */
const REMEMBERED_UPLOADS = 64;

/** Names of deleted shards that a device remembers, for a listing may lag behind. */
const REMEMBERED_SHARDS = 1024;

/** A shard to be written. */
interface PackedShard {
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface Plan {
  readonly state: ReplicaState;
  readonly slot: Slot;
  readonly upload: OwnSlot;
  readonly packed: readonly PackedShard[];
  /** The counter of this replica's last edit in the upload, of each record that waited. */
  readonly counters: ReadonlyMap<PaperId, number>;
}

/**
 * Uploads what this replica edited: the shards that changed, then a manifest into the slot that does not hold the last
 * good one. Only when every byte was read back as written do the edits count as synced.
 * @throws SyncError; nothing counts as synced then, and the next sync begins again
 */
export async function upload(
  parts: UploadParts,
  files: readonly FolderFile[],
  { refresh, whole }: UploadOptions,
  notes: SyncNotes,
): Promise<void> {
  const plan = await makePlan(parts, files, refresh);
  if (whole && plan.packed.length === 0 && plan.counters.size === 0) return;
  await begin(parts, plan, files);
  const uploaded = remoteOf(plan.state, parts.remote).uploaded;
  for (const { name, bytes } of plan.packed) {
    // A listing that leaves a shard out is not believed: a good one must not be written over by one that may be torn.
    if (uploaded.has(name) && (await isKept(parts.folder, name, bytes))) continue;
    await putChecked(parts.folder, name, bytes, notes);
  }
  const { replica } = plan.state;
  const manifest = await packManifest(parts.packing, { replica, ...plan.upload }, plan.slot);
  await putChecked(parts.folder, slotName(replica, plan.slot), manifest, notes);
  await acknowledge(parts, plan);
  notes.synced = plan.counters.size;
}

async function makePlan(parts: UploadParts, files: readonly FolderFile[], refresh: boolean): Promise<Plan> {
  const { store, remote } = parts;
  const state = await store.state();
  const own = remoteOf(state, remote);
  const last = own.verified ? own.slots.get(own.verified) : undefined;
  const bits = shardBits((await store.count()).records, last?.bits ?? 0, parts.shardRecords);
  const listed = new Set(files.map(({ name }) => name).filter((name) => !own.doubtful.has(name)));
  const edited = new Set((await store.waiting(remote)).map((id) => shardOf(id, bits)));
  const shards: (string | null)[] = [];
  const packed: PackedShard[] = [];
  const counters = new Map<PaperId, number>();
  for (let shard = 0; shard < 2 ** bits; shard += 1) {
    const before = last?.bits === bits ? (last.shards[shard] ?? null) : null;
    if (before && listed.has(before) && !edited.has(shard) && !refresh) {
      shards.push(before);
      continue;
    }
    const rows = await store.shard(bits, shard);
    for (const { record, waiting } of rows) {
      if (waiting.has(remote)) counters.set(record.id, counterOf(record.seen, state.replica));
    }
    const file = rows.length > 0 ? await packRows(parts, state.replica, shard, rows) : null;
    if (file && !(file.name === before && listed.has(before))) packed.push(file);
    shards.push(file?.name ?? null);
  }
  const sequence = own.sequence + 1;
  const upload = { sequence, nonce: parts.newNonce(), bits, shards };
  return { state, slot: own.verified === 'A' ? 'B' : 'A', upload, packed, counters };
}

async function packRows(
  { packing }: UploadParts,
  replica: ReplicaId,
  shard: number,
  rows: readonly Row[],
): Promise<PackedShard> {
  const records = rows.map(({ record }) => record);
  const bytes = await packShard(packing, records, shardPlace(replica, shard));
  return { name: shardName(replica, shard, await packing.digest(bytes)), bytes };
}

/** Notes what is about to leave the device, before it does. */
function begin(
  { store, remote }: UploadParts,
  { upload, packed, counters }: Plan,
  files: readonly FolderFile[],
): Promise<void> {
  const listed = new Set(files.map(({ name }) => name));
  return store.update([...counters.keys()], ({ state, rows }) => {
    const own = remoteOf(state, remote);
    const begun = [...own.begun, [upload.sequence, upload.nonce] as const].slice(-REMEMBERED_UPLOADS);
    const doubtful = new Set([...own.doubtful, ...packed.map(({ name }) => name)]);
    const names = [...new Set([...own.uploaded, ...packed.map(({ name }) => name)])];
    const since = names.length - REMEMBERED_SHARDS;
    const needed = new Set([...upload.shards, ...[...own.slots.values()].flatMap(({ shards }) => shards)]);
    const uploaded = new Set(names.filter((name, at) => at >= since || needed.has(name) || listed.has(name)));
    return {
      state: withRemote(state, remote, () => ({
        sequence: upload.sequence,
        begun: new Map(begun),
        uploaded,
        doubtful,
      })),
      rows: [...rows.values()].map((row) => sentRow(state, row)),
    };
  });
}

/** True where the file is there as it was written. What is read may be flipped on its way, so a second look is taken. */
async function isKept(folder: Folder, name: string, bytes: Uint8Array): Promise<boolean> {
  for (let look = 0; look < 2; look += 1) {
    const kept = await folder.get(name);
    if (!kept || sameBytes(kept, bytes)) return kept !== null;
  }
  return false;
}

/** Writes a file and reads it back. */
async function putChecked(folder: Folder, name: string, bytes: Uint8Array, notes: SyncNotes): Promise<void> {
  await folder.put(name, bytes);
  const kept = await folder.get(name);
  if (!kept || !sameBytes(kept, bytes)) {
    throw new SyncError('not-kept', `The server did not keep ${name} as it was sent. It is sent again next time.`);
  }
  notes.uploadedFiles += 1;
  notes.uploadedBytes += bytes.length;
}

/** Edits made while the upload was under way go on waiting. */
function acknowledge({ store, remote }: UploadParts, plan: Plan): Promise<void> {
  const { slot, upload, counters } = plan;
  return store.update([...counters.keys()], ({ state, rows }): Change => {
    if (state.replica !== plan.state.replica) return {};
    return {
      state: withRemote(state, remote, ({ slots, doubtful }) => ({
        verified: slot,
        slots: new Map(slots).set(slot, upload),
        doubtful: new Set([...doubtful].filter((name) => !upload.shards.includes(name))),
      })),
      rows: [...rows.values()].map((row) => acknowledgedRow(state, row, remote, counters.get(row.record.id) ?? 0)),
    };
  });
}

function remoteOf(state: ReplicaState, remote: RemoteName): RemoteState {
  const found = state.remotes.get(remote);
  if (!found) throw new Error(`no remote ${JSON.stringify(remote)} is set up on this device`);
  return found;
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
