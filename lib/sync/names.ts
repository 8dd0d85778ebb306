import { isReplicaId, type ReplicaId } from '../library/causal/dots.ts';

/**
 * The files of a folder. One replica writes one file: `REPLICA~A` and `REPLICA~B` are its manifests, written in turn so
 * that the last good one always stands; `REPLICA.SHARD.HASH` are its records, named by content and never replaced. A
 * name whose upload was never answered is left alone, for the upload may arrive late: then `REPLICA~C` takes its turn.
 */

/** A capital letter. */
export type Slot = string;

export const SLOTS: readonly Slot[] = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

export type FileName =
  | { readonly kind: 'slot'; readonly replica: ReplicaId; readonly slot: Slot }
  | { readonly kind: 'shard'; readonly replica: ReplicaId; readonly shard: number; readonly hash: string };

const SHARD = /^([a-z0-9]{10})\.(\d{1,6})\.([0-9a-f]{32})$/;

/** Digits of the hash that stand in a name: 128 bits. */
const DIGITS = 32;

export function slotName(replica: ReplicaId, slot: Slot): string {
  return `${replica}~${slot}`;
}

/** @param digest of the bytes of the file */
export function shardName(replica: ReplicaId, shard: number, digest: string): string {
  return `${replica}.${shard}.${digest.slice(0, DIGITS)}`;
}

/** Where a shard belongs, whatever its content is. */
export function shardPlace(replica: ReplicaId, shard: number): string {
  return `${replica}.${shard}`;
}

/** Null for a file that is not ours. */
export function parseName(name: string): FileName | null {
  const [replica, slot] = name.split('~');
  if (isReplicaId(replica) && slot && SLOTS.includes(slot) && name.length === replica.length + 2) {
    return { kind: 'slot', replica, slot };
  }
  const shard = SHARD.exec(name);
  return shard ? { kind: 'shard', replica: shard[1] ?? '', shard: Number(shard[2]), hash: shard[3] ?? '' } : null;
}
