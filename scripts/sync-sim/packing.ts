import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { Packing } from '../../lib/sync/packing.ts';

/** Text as it is: the simulation is about what is merged, not how it is packed. */
export const PLAIN: Packing = {
  pack: async (text) => Buffer.from(text),
  unpack: async (bytes) => Buffer.from(bytes).toString(),
  digest: async (bytes) => createHash('sha256').update(bytes).digest('hex'),
};
