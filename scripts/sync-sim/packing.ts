import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { MAJOR, MINOR, textDigest } from '../../lib/sync/format.ts';
import type { Packing } from '../../lib/sync/packing.ts';

/** Text as it is: the simulation is about what is merged, not how it is packed. */
export const PLAIN: Packing = {
  pack: async (text) => Buffer.from(text),
  unpack: async (bytes) => Buffer.from(bytes).toString(),
  digest: async (bytes) => createHash('sha256').update(bytes).digest('hex'),
};

/** The format that a version of the extension writes. It reads all that have its major number or a lower one. */
export interface Version {
  readonly major: number;
  readonly minor: number;
}

/** In the order of time. A minor version more knows fields that this one does not; a major one is not read by it. */
export const VERSIONS: readonly Version[] = [
  { major: MAJOR, minor: MINOR },
  { major: MAJOR, minor: MINOR + 1 },
  { major: MAJOR + 1, minor: 0 },
];

/** What a version to come would write, and read, as far as the engine of this one can be made to. */
export function packingOf({ major, minor }: Version): Packing {
  return {
    ...PLAIN,
    pack: async (text, place) => PLAIN.pack(await relabelled(text, major, minor), place),
    async unpack(bytes, place) {
      const text = await PLAIN.unpack(bytes, place);
      const found = /^\[(\d+),/.exec(text ?? '');
      if (text === null || !found || Number(found[1]) > major) return text;
      return relabelled(text, MAJOR, MINOR);
    },
  };
}

/** The text of a file with another version at its head; as it is where it is no whole file. */
async function relabelled(text: string, major: number, minor: number): Promise<string> {
  if (text.startsWith(`[${major},${minor},`)) return text;
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return text; // Torn: the engine is to find out.
  }
  if (!Array.isArray(file)) return text;
  const [oldMajor, oldMinor, digest, body]: readonly unknown[] = file;
  if (typeof digest !== 'string' || typeof body !== 'string') return JSON.stringify([major, minor, ...file.slice(2)]);
  const good = digest === (await textDigest(PLAIN, Number(oldMajor), Number(oldMinor), body));
  return good ? JSON.stringify([major, minor, await textDigest(PLAIN, major, minor, body), body]) : text;
}
