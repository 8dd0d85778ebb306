import { fromHex, toHex } from '../../core/hex.ts';
import type { Packing } from '../packing.ts';
import { joined, type OwnedBytes, owned, sha256 } from './bytes.ts';
import { type DataKey, type SealingKey, seal, sealingKey, unseal } from './data-key.ts';
import { deflate, inflate } from './deflate.ts';

/** `Pgs` and the version of the frame; the key's id, the nonce and the sealed content follow. */
const MAGIC = Uint8Array.of(0x50, 0x67, 0x73, 1);

const HEAD_BYTES = MAGIC.length + 8;

export interface SealedPacking extends Packing {
  /** The places of files that were sealed with a key that is not in the ring. */
  readonly locked: ReadonlySet<string>;
}

/**
 * Compresses, then seals. The frame's head and the place are additional data: a file that is moved to another place, or
 * whose head was changed, does not open. A file that is not sealed does not open either, or whoever writes to the server
 * could write to the library.
 * @param keys the first seals, all open; at least one
 */
export function sealedPacking(keys: readonly DataKey[]): SealedPacking {
  const ready = new Map<string, Promise<SealingKey>>();
  const locked = new Set<string>();
  const keyFor = (id: string): Promise<SealingKey> | null => {
    const key = keys.find((each) => each.id === id);
    if (!key) return null;
    const made = ready.get(id) ?? sealingKey(key);
    ready.set(id, made);
    return made;
  };
  return {
    locked,
    async pack(text, place) {
      const key = await keyFor(keys[0]?.id ?? '');
      if (!key) throw new Error('no key to seal with');
      const head = headOf(key);
      const content = await deflate(new TextEncoder().encode(text));
      return joined(head, await seal(key, content, additionalData(head, place)));
    },
    async unpack(bytes, place) {
      const head = owned(bytes).subarray(0, HEAD_BYTES);
      if (head.length < HEAD_BYTES || MAGIC.some((byte, at) => head[at] !== byte)) return null;
      const key = await keyFor(toHex(head.subarray(MAGIC.length)));
      if (!key) {
        locked.add(place);
        return null;
      }
      const content = await unseal(key, owned(bytes).subarray(HEAD_BYTES), additionalData(head, place));
      const unpacked = content && (await inflate(content));
      return unpacked && new TextDecoder().decode(unpacked);
    },
    digest: sha256,
  };
}

function headOf({ id }: SealingKey): OwnedBytes {
  const bytes = fromHex(id);
  if (!bytes) throw new Error(`${id} is no id of a key`);
  return joined(MAGIC, bytes);
}

/** The head has one length, so no two pairs of head and place give the same bytes. */
function additionalData(head: Uint8Array, place: string): OwnedBytes {
  return joined(head, new TextEncoder().encode(place));
}
