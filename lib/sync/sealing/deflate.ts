import { joined, type OwnedBytes, owned } from './bytes.ts';

/** Bytes that a file may unpack to: a shard of 300 records with notes of 200 kB each. More is an attack on memory. */
export const MOST_UNPACKED = 64 * 2 ** 20;

/** RFC 1951, without a frame. */
export async function deflate(bytes: Uint8Array): Promise<OwnedBytes> {
  const packed = await through(bytes, new CompressionStream('deflate-raw'), Number.POSITIVE_INFINITY);
  if (!packed) throw new Error('compression broke off');
  return packed;
}

/** Null for bytes that are not compressed, or torn, or that unpack to more than allowed. */
export async function inflate(bytes: Uint8Array, most = MOST_UNPACKED): Promise<OwnedBytes | null> {
  try {
    return await through(bytes, new DecompressionStream('deflate-raw'), most);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Counts while it reads, so that no more than one piece above the limit is ever held. */
async function through(
  bytes: Uint8Array,
  stream: CompressionStream | DecompressionStream,
  most: number,
): Promise<OwnedBytes | null> {
  const reader = new Blob([owned(bytes)]).stream().pipeThrough(stream).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return joined(...parts);
    length += value.length;
    if (length > most) {
      await reader.cancel();
      return null;
    }
    parts.push(value);
  }
}
