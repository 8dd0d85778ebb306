import type { CausalRecord } from '../library/causal/record.ts';
import { readRecords, recordsText } from '../sync/format.ts';
import type { Bytes } from './copy-folder.ts';

/** Bytes and what a file that holds them is called by. */
export interface Packed {
  readonly bytes: Bytes;
  /** 32 hexadecimal digits of SHA-256. */
  readonly hash: string;
}

const DIGITS = 32;

/** Records as the bytes of a file, deflated: about 100 bytes a paper. */
export async function packRecords(records: readonly CausalRecord[]): Promise<Packed> {
  const bytes = await through(new TextEncoder().encode(recordsText(records)), new CompressionStream('deflate-raw'));
  return { bytes, hash: await hashOf(bytes) };
}

/** The records of bytes that have this hash; null for any others. Records that make no sense are left out. */
export async function unpackRecords(bytes: Bytes | null, hash: string): Promise<readonly CausalRecord[] | null> {
  if (!bytes || (await hashOf(bytes)) !== hash) return null;
  const text = new TextDecoder().decode(await through(bytes, new DecompressionStream('deflate-raw')));
  const opened = readRecords(text);
  return opened.is === 'good' ? opened.content : null;
}

/** What a file is called by, of its content. */
export async function hashOf(bytes: Bytes): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, DIGITS);
}

async function through(bytes: Bytes, stream: CompressionStream | DecompressionStream): Promise<Bytes> {
  const passed = new Blob([bytes]).stream().pipeThrough(stream);
  return new Uint8Array(await new Response(passed).arrayBuffer());
}
