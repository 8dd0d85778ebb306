import { SyncError } from '../fault.ts';
import type { Folder, FolderFile } from '../folder.ts';
import { type DataKey, newDataKey } from './data-key.ts';
import { passphraseKey, unwrapKeys } from './key-file.ts';
import {
  type KeyFileOptions,
  type KnownKeyFile,
  keyFilesOf,
  knownFile,
  openKeyFiles,
  readKeyFile,
  writeKeyFile,
} from './key-folder.ts';

/**
 * The keys of one place, as a device keeps them: in the extension's own database, which takes `CryptoKey`s.
 *
 * Every place should have one data key, and may come to have more: two devices were set up at once, or one was while
 * the folder was empty. So each device looks at every key file that it finds, opens it with the passphrase it was set up
 * with, and from then on reads what is sealed with any of the keys; it seals with the one whose id sorts first, so that
 * all come to use the same. Nobody is asked for the passphrase again.
 */
export interface KeyRing {
  readonly passphrase: CryptoKey;
  /** Sorted by id; at least one. */
  readonly keys: readonly DataKey[];
  /** The key files that are there, whole, with keys of this ring. */
  readonly files: readonly KnownKeyFile[];
  /** Key files that are of no use here, each by name and mark: they are looked at again once a day. */
  readonly useless: readonly string[];
  /** The id of the key that all files of this device are sealed with; null where that is not sure. */
  readonly sealedWith: string | null;
}

/**
 * Opens the keys of a place, or makes the first one and writes its key file.
 * @throws SyncError where there are key files and the passphrase opens none of them; nothing is written then
 */
export async function setUpEncryption(
  folder: Folder,
  passphrase: string,
  options: KeyFileOptions = {},
): Promise<KeyRing> {
  const secret = await passphraseKey(passphrase);
  const found = await openKeyFiles(folder, await folder.list(), secret);
  if (found) return ringOf(secret, found.keys, found.files.map(knownFile));
  const keys = [await newDataKey()];
  return ringOf(secret, keys, [await writeKeyFile(folder, secret, keys, options)]);
}

export function ringOf(passphrase: CryptoKey, keys: readonly DataKey[], files: readonly KnownKeyFile[]): KeyRing {
  return { passphrase, keys: sortedKeys(keys), files, useless: [], sealedWith: null };
}

/**
 * The ring after a look at the key files that it has not seen. Asks nothing where there are none.
 * @param full looks at all of them again: one may have come to harm, or be of use now
 * @returns the same ring where nothing changed
 */
export async function followKeyFiles(
  folder: Folder,
  listed: readonly FolderFile[],
  ring: KeyRing,
  full: boolean,
): Promise<KeyRing> {
  const names = new Set(listed.map(({ name }) => name));
  // A listing that leaves a file out is not believed at once.
  const missing = ring.files.filter(({ name }) => !names.has(name)).map(({ name }) => ({ name, mark: null }));
  let followed: KeyRing = {
    ...ring,
    files: full ? [] : ring.files.filter(({ name }) => names.has(name)),
    useless: full ? [] : listed.map(lookOf).filter((look) => ring.useless.includes(look)),
  };
  for (const file of [...keyFilesOf(listed), ...missing]) {
    if (isSeen(followed, file)) continue;
    const known = ring.files.find(({ name }) => name === file.name);
    followed = await withKeyFile(folder, file, followed, known);
  }
  return summary(followed) === summary(ring) ? ring : followed;
}

/**
 * Writes a key file where those that are there do not hold all keys of the ring: the folder was emptied. It is a new
 * one, since nothing is ever written over.
 * @throws SyncError
 */
export async function refillKeyFiles(folder: Folder, ring: KeyRing, options: KeyFileOptions = {}): Promise<KeyRing> {
  const held = new Set(ring.files.flatMap(({ ids }) => ids));
  if (ring.keys.every(({ id }) => held.has(id))) return ring;
  const file = await writeKeyFile(folder, ring.passphrase, ring.keys, options);
  return { ...ring, files: [...ring.files, file] };
}

/** The ring with what a key file holds. One that can't be had now says nothing: then it is what it was known to be. */
async function withKeyFile(
  folder: Folder,
  listed: FolderFile,
  ring: KeyRing,
  known: KnownKeyFile | undefined,
): Promise<KeyRing> {
  try {
    const opened = await readKeyFile(folder, listed.name);
    const file = opened.is === 'good' ? opened.content : null;
    const isKnown = file?.keys.every(({ id }) => ring.keys.some((key) => key.id === id));
    const added = file && (isKnown ? [] : await unwrapKeys(ring.passphrase, file));
    if (file && added) {
      return { ...ring, keys: sortedKeys([...ring.keys, ...added]), files: [...ring.files, knownFile(file)] };
    }
  } catch (error) {
    if (!(error instanceof SyncError)) throw error;
    return known ? { ...ring, files: [...ring.files, known] } : ring;
  }
  return listed.mark === null ? ring : { ...ring, useless: [...ring.useless, lookOf(listed)] };
}

function sortedKeys(keys: readonly DataKey[]): readonly DataKey[] {
  const byId = new Map(keys.map((key) => [key.id, key]));
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function isSeen({ files, useless }: KeyRing, file: FolderFile): boolean {
  return files.some(({ name }) => name === file.name) || useless.includes(lookOf(file));
}

function lookOf({ name, mark }: FolderFile): string {
  return `${name} ${mark}`;
}

function summary({ keys, files, useless }: KeyRing): string {
  return JSON.stringify([keys.map(({ id }) => id), files, useless]);
}
