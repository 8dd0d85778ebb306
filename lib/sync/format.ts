import { packRecord, unpackRecord } from '../library/causal/codec.ts';
import { isReplicaId, type ReplicaId } from '../library/causal/dots.ts';
import type { CausalRecord } from '../library/causal/record.ts';
import { parseName, type Slot, shardPlace, slotName } from './names.ts';
import type { Packing } from './packing.ts';

/**
 * Content of the files. A higher major version is not read and so never written over; a minor one may add fields of
 * records, which are kept and passed on.
 */
export const MAJOR = 1;
export const MINOR = 0;

/** What a replica has uploaded, all of it. */
export interface Manifest {
  readonly replica: ReplicaId;
  /** Grows with every attempt to upload. */
  readonly sequence: number;
  /** Random: two profiles with one id can't write the same. */
  readonly nonce: string;
  readonly bits: number;
  /** The name of each shard's file; null for one that is empty. */
  readonly shards: readonly (string | null)[];
}

export type Opened<Content> =
  | { readonly is: 'good'; readonly content: Content }
  | { readonly is: 'bad' }
  /** Written by a version that knows more than this one. */
  | { readonly is: 'newer' };

const BAD = { is: 'bad' } as const;

const MOST_BITS = 12;

export async function packManifest(packing: Packing, manifest: Manifest, slot: Slot): Promise<Uint8Array> {
  const { replica, sequence, nonce, bits, shards } = manifest;
  const body = JSON.stringify([sequence, nonce, bits, shards]);
  return packing.pack(await withCheck(packing, body), slotName(replica, slot));
}

/** A manifest, if these bytes are one, whole and written for this slot. */
export async function openManifest(
  packing: Packing,
  bytes: Uint8Array,
  replica: ReplicaId,
  slot: Slot,
): Promise<Opened<Manifest>> {
  const text = await packing.unpack(bytes, slotName(replica, slot));
  const opened = text === null ? BAD : await checked(packing, text);
  if (opened.is !== 'good') return opened;
  const manifest = readManifest(opened.content, replica);
  return manifest ? { is: 'good', content: manifest } : BAD;
}

/** @param variant a number that only makes other bytes, and so another name, of the same records */
export function packShard(
  packing: Packing,
  records: readonly CausalRecord[],
  place: string,
  variant = 0,
): Promise<Uint8Array> {
  return packing.pack(recordsText(records, variant), place);
}

/** Records as the text of a file; equal records give equal text. */
export function recordsText(records: readonly CausalRecord[], variant = 0): string {
  const sorted = [...records].sort((a, b) => (a.id < b.id ? -1 : 1));
  const file = [MAJOR, MINOR, sorted.map(packRecord)];
  return JSON.stringify(variant === 0 ? file : [...file, variant]);
}

/** The records of a shard whose bytes are what its name says. */
export async function openShard(
  packing: Packing,
  bytes: Uint8Array,
  name: string,
): Promise<Opened<readonly CausalRecord[]>> {
  const parsed = parseName(name);
  if (parsed?.kind !== 'shard' || !(await packing.digest(bytes)).startsWith(parsed.hash)) return BAD;
  const text = await packing.unpack(bytes, shardPlace(parsed.replica, parsed.shard));
  return text === null ? BAD : readRecords(text);
}

/** The records of a text that `recordsText` gave. Records that make no sense are left out. */
export function readRecords(text: string): Opened<readonly CausalRecord[]> {
  const data = parseJson(text);
  if (!Array.isArray(data)) return BAD;
  const [major, , records]: readonly unknown[] = data;
  if (typeof major === 'number' && major > MAJOR) return { is: 'newer' };
  if (major !== MAJOR || !Array.isArray(records)) return BAD;
  return { is: 'good', content: records.map(unpackRecord).filter((record) => record !== null) };
}

function readManifest(data: unknown, replica: ReplicaId): Manifest | null {
  if (!Array.isArray(data)) return null;
  const [sequence, nonce, bits, shards]: readonly unknown[] = data;
  if (typeof sequence !== 'number' || !Number.isSafeInteger(sequence) || typeof nonce !== 'string') return null;
  if (typeof bits !== 'number' || !Number.isInteger(bits) || bits < 0 || bits > MOST_BITS) return null;
  if (!Array.isArray(shards) || shards.length !== 2 ** bits) return null;
  const own = shards.every((name, shard) => {
    if (name === null) return true;
    const parsed = typeof name === 'string' ? parseName(name) : null;
    return parsed?.kind === 'shard' && parsed.replica === replica && parsed.shard === shard;
  });
  return own && isReplicaId(replica) ? { replica, sequence, nonce, bits, shards } : null;
}

/**
 * The slot's name does not tell its content, so the content has a hash of itself, the version included: a flipped bit
 * must not pass for a version to come. No version changes this frame.
 */
async function withCheck(packing: Packing, body: string): Promise<string> {
  return JSON.stringify([MAJOR, MINOR, await textDigest(packing, MAJOR, MINOR, body), body]);
}

async function checked(packing: Packing, text: string): Promise<Opened<unknown>> {
  const data = parseJson(text);
  if (!Array.isArray(data)) return BAD;
  const [major, minor, digest, body]: readonly unknown[] = data;
  if (typeof major !== 'number' || typeof minor !== 'number' || typeof body !== 'string') return BAD;
  if (digest !== (await textDigest(packing, major, minor, body))) return BAD;
  if (major > MAJOR) return { is: 'newer' };
  return { is: 'good', content: parseJson(body) };
}

/** Only ASCII is hashed, so that its code units are its bytes. */
export function textDigest(packing: Packing, major: number, minor: number, body: string): Promise<string> {
  return packing.digest(Uint8Array.from(`${major}.${minor} ${body}`, (character) => character.charCodeAt(0)));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // Torn; what reads it says so.
  }
}
