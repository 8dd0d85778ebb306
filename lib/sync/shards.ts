import type { PaperId } from '../core/arxiv-id.ts';

/** Records that share a file, about: one edit uploads that many. */
export const SHARD_RECORDS = 300;

/**
 * How many bits of a paper's hash choose its shard: shards = 2^⌈log2(n / 300)⌉, that is 4 at 1,000 papers and 128 at
 * 20,000. Never fewer than before, since a change rewrites them all.
 */
export function shardBits(records: number, before: number, perShard = SHARD_RECORDS): number {
  return Math.max(before, Math.ceil(Math.log2(Math.max(1, records / perShard))));
}

/** The shard of a paper: the top bits of its hash. A store that sorts rows by hash holds each shard in one range. */
export function shardOf(id: PaperId, bits: number): number {
  return bits === 0 ? 0 : paperHash(id) >>> (32 - bits);
}

/** The lowest hash of a shard; for the one after the last, 2^32. */
export function firstOfShard(bits: number, shard: number): number {
  return shard * 2 ** (32 - bits);
}

export function paperHash(id: PaperId): number {
  return textHash(id);
}

/** FNV-1a (Fowler, Noll, Vo; 32 bits) of the code units, with the finalizer of MurmurHash3; 0 … 2^32 - 1. */
export function textHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
