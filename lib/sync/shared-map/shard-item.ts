import { fromBase64, toBase64 } from '../../core/base64.ts';
import { packRecord, unpackRecord } from '../../library/causal/codec.ts';
import type { CausalRecord } from '../../library/causal/record.ts';
import { MAJOR, MINOR, type Opened } from '../format.ts';
import type { Packing } from '../packing.ts';
import { shardOf } from '../shards.ts';

/**
 * The library in a shared map: 32 items, `p0` to `p31`, one for each hash of a paper's id. An item is base64 of eight
 * bytes of the hash of what follows, and what follows: `[major, minor, [record, …]]`, packed. No version changes this
 * frame, so that a torn item can be told from one of a later version.
 */
const BITS = 5;

export const SHARDS = 2 ** BITS;

const CHECK_BYTES = 8;

export function shardIn(record: CausalRecord): number {
  return shardOf(record.id, BITS);
}

export function shardKey(shard: number): string {
  return `p${shard}`;
}

/** A record as it stands in an item's text. */
export function recordText(record: CausalRecord): string {
  return JSON.stringify(packRecord(record));
}

/** The value of an item. @param records as `recordText` gives them, sorted by id */
export async function packItem(packing: Packing, shard: number, records: readonly string[]): Promise<string> {
  const packed = await packing.pack(`[${MAJOR},${MINOR},[${records.join(',')}]]`, shardKey(shard));
  const check = await checkOf(packing, packed);
  const bytes = new Uint8Array(CHECK_BYTES + packed.length);
  bytes.set(check);
  bytes.set(packed, CHECK_BYTES);
  return toBase64(bytes);
}

/** The records of an item. Records that make no sense, or belong elsewhere, are left out. */
export async function openItem(
  packing: Packing,
  shard: number,
  value: unknown,
): Promise<Opened<readonly CausalRecord[]>> {
  const bytes = typeof value === 'string' ? fromBase64(value) : null;
  if (!bytes || bytes.length < CHECK_BYTES) return { is: 'bad' };
  const packed = bytes.subarray(CHECK_BYTES);
  const check = await checkOf(packing, packed);
  if (check.some((byte, at) => byte !== bytes[at])) return { is: 'bad' };
  const text = await packing.unpack(packed, shardKey(shard));
  const data = text === null ? null : parseJson(text);
  if (!Array.isArray(data)) return { is: 'bad' };
  const [major, , records]: readonly unknown[] = data;
  if (typeof major === 'number' && major > MAJOR) return { is: 'newer' };
  if (major !== MAJOR || !Array.isArray(records)) return { is: 'bad' };
  const known = records.map(unpackRecord).filter((record) => record !== null);
  return { is: 'good', content: known.filter((record) => shardIn(record) === shard) };
}

async function checkOf(packing: Packing, bytes: Uint8Array): Promise<Uint8Array> {
  const digest = await packing.digest(bytes);
  return Uint8Array.from({ length: CHECK_BYTES }, (_, at) => Number.parseInt(digest.slice(2 * at, 2 * at + 2), 16));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // The caller says so.
  }
}
