import type { PaperId } from '../core/arxiv-id.ts';
import type { ReplicaId } from '../library/causal/dots.ts';
import type { CausalRecord } from '../library/causal/record.ts';
import type { FolderFile } from './folder.ts';
import { packShard } from './format.ts';
import { SLOTS, type Slot, shardName, shardPlace, slotName } from './names.ts';
import type { Packing } from './packing.ts';
import type { SyncParts } from './read-others.ts';
import type { OwnSlot, RemoteName, RemoteState, ReplicaState, Row } from './replica.ts';
import { shardBits, shardOf } from './shards.ts';

export interface UploadParts extends SyncParts {
  /** Random, different each time. */
  newNonce(): string;
  /** Records that share a file, about. */
  readonly shardRecords?: number;
}

/** A file to be written. */
export interface PackedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What an upload will be. */
export interface Plan {
  /** The replica when the plan was made. */
  readonly state: ReplicaState;
  readonly slot: Slot;
  readonly upload: OwnSlot;
  readonly packed: readonly PackedFile[];
  /** The records that wait, as they stand in the upload. */
  readonly copies: ReadonlyMap<PaperId, CausalRecord>;
}

/** @param refresh packs what was only merged since as well */
export async function makePlan(parts: UploadParts, files: readonly FolderFile[], refresh: boolean): Promise<Plan> {
  const { store, remote } = parts;
  const state = await store.state();
  const own = remoteOf(state, remote);
  const last = own.verified ? own.slots.get(own.verified) : undefined;
  const bits = shardBits((await store.count()).records, last?.bits ?? 0, parts.shardRecords);
  const kept = keptFiles(own, files);
  const edited = new Set((await store.waiting(remote)).map((id) => shardOf(id, bits)));
  const shards: (string | null)[] = [];
  const packed: PackedFile[] = [];
  const copies = new Map<PaperId, CausalRecord>();
  for (let shard = 0; shard < 2 ** bits; shard += 1) {
    const before = last?.bits === bits ? (last.shards[shard] ?? null) : null;
    if (before && kept.has(before) && !edited.has(shard) && !refresh) {
      shards.push(before);
      continue;
    }
    const rows = await store.shard(bits, shard);
    for (const { record, waiting } of rows) if (waiting.has(remote)) copies.set(record.id, record);
    const file = rows.length > 0 ? await packRows(parts.packing, state.replica, shard, rows, own, kept) : null;
    if (file && !kept.has(file.name)) packed.push(file);
    shards.push(file?.name ?? null);
  }
  const sequence = own.sequence + 1;
  return {
    state,
    slot: nextSlot(state.replica, own),
    upload: { sequence, nonce: parts.newNonce(), bits, shards },
    packed,
    copies,
  };
}

/**
 * A shard's file: one that is there already, or one whose name was never used. A name that was used and is not listed
 * may be hidden by a bad listing, and one that is in doubt may yet arrive, torn: neither is written to.
 */
async function packRows(
  packing: Packing,
  replica: ReplicaId,
  shard: number,
  rows: readonly Row[],
  own: RemoteState,
  kept: ReadonlySet<string>,
): Promise<PackedFile> {
  const records = rows.map(({ record }) => record);
  for (let variant = 0; ; variant += 1) {
    const bytes = await packShard(packing, records, shardPlace(replica, shard), variant);
    const name = shardName(replica, shard, await packing.digest(bytes));
    if (kept.has(name) || !own.uploaded.has(name)) return { name, bytes };
  }
}

/** The slot to write: not the one that holds the last good manifest, nor one that an earlier upload may yet arrive in. */
function nextSlot(replica: ReplicaId, { verified, doubtful }: RemoteState): Slot {
  const others = SLOTS.filter((slot) => slot !== verified);
  const places = [...doubtful];
  const doubt = (slot: Slot) => places.indexOf(slotName(replica, slot));
  return others.reduce((best, slot) => (doubt(slot) < doubt(best) ? slot : best));
}

/** The files that are there as they were written, as far as the listing tells. */
export function keptFiles({ doubtful }: RemoteState, files: readonly FolderFile[]): ReadonlySet<string> {
  return new Set(files.map(({ name }) => name).filter((name) => !doubtful.has(name)));
}

/** The names of the shards that own manifests name. */
export function shardsInUse({ slots }: RemoteState): readonly (string | null)[] {
  return [...slots.values()].flatMap(({ shards }) => shards);
}

/** @throws where the remote was taken away meanwhile: the caller ends rounds before that */
export function remoteOf(state: ReplicaState, remote: RemoteName): RemoteState {
  const found = state.remotes.get(remote);
  if (!found) throw new Error(`no remote ${JSON.stringify(remote)} is set up on this device`);
  return found;
}
