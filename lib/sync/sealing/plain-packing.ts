import type { Packing } from '../packing.ts';
import { sha256 } from './bytes.ts';
import { deflate, inflate } from './deflate.ts';

/**
 * Compressed and readable by anybody: where the reader does without encryption. The names of the files tell a torn one;
 * nothing tells one that somebody else wrote.
 */
export const PLAIN_PACKING: Packing = {
  pack: (text) => deflate(new TextEncoder().encode(text)),
  unpack: async (bytes) => {
    const unpacked = await inflate(bytes);
    return unpacked && new TextDecoder().decode(unpacked);
  },
  digest: sha256,
};
