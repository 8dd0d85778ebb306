import { SyncError } from '../fault.ts';
import type { Folder, FolderFile } from '../folder.ts';
import type { Opened } from '../format.ts';
import type { DataKey } from './data-key.ts';
import { isKeyFileName, type KeyFile, openKeyFile, packKeyFile, passphraseKey, unwrapKeys } from './key-file.ts';

export interface KeyFileOptions {
  /** Of PBKDF2, for key files that are written. */
  readonly iterations?: number;
  readonly unknown?: KeyFile['unknown'];
}

/** A key file that is there, whole, and the ids of the keys in it. */
export interface KnownKeyFile {
  readonly name: string;
  readonly ids: readonly string[];
}

/** Key files of a place that are looked at: to try one costs a second, and a server can list as many as it likes. */
const MOST_FILES = 32;

export function keyFilesOf(listed: readonly FolderFile[]): readonly FolderFile[] {
  const byName = new Map(listed.filter(({ name }) => isKeyFileName(name)).map((file) => [file.name, file]));
  return [...byName.values()].slice(0, MOST_FILES);
}

/** What a passphrase opens in a place. */
export interface OpenedKeyFiles {
  readonly keys: readonly DataKey[];
  readonly files: readonly KeyFile[];
}

/**
 * Opens every key file that the passphrase opens; null where there is no key file.
 * @throws SyncError where it opens none
 */
export async function openKeyFiles(
  folder: Folder,
  listed: readonly FolderFile[],
  passphrase: CryptoKey,
): Promise<OpenedKeyFiles | null> {
  const read = await Promise.all(keyFilesOf(listed).map(({ name }) => readKeyFile(folder, name)));
  const files: KeyFile[] = [];
  const keys: DataKey[] = [];
  for (const opened of read) {
    const unwrapped = opened.is === 'good' ? await unwrapKeys(passphrase, opened.content) : null;
    if (opened.is !== 'good' || !unwrapped) continue;
    files.push(opened.content);
    keys.push(...unwrapped);
  }
  if (files.length > 0) return { keys, files };
  if (read.some(({ is }) => is === 'newer')) throw new SyncError('newer-version', NEWER);
  if (read.some(({ is }) => is === 'good')) throw new SyncError('passphrase', WRONG_PASSPHRASE);
  return null;
}

const WRONG_PASSPHRASE =
  'The library on the server was encrypted with another passphrase. Enter the one that was chosen on the first device.';
const NEWER = 'The keys on the server were written by a newer version of Papergloss: update this one.';

/**
 * Says whether a passphrase opens a place. Null asks about a place that is to be used without encryption.
 * @throws SyncError in words, where it does not
 */
export async function checkPassphrase(folder: Folder, passphrase: string | null): Promise<void> {
  const listed = await folder.list();
  if (passphrase === null) refuseKeyFiles(listed);
  else await openKeyFiles(folder, listed, await passphraseKey(passphrase));
}

/** @throws SyncError where a place has key files, and is to be used without encryption */
export function refuseKeyFiles(listed: readonly FolderFile[]): void {
  if (keyFilesOf(listed).length === 0) return;
  const remedy = 'Enter its passphrase, or choose another folder to go without encryption.';
  throw new SyncError('passphrase', `The library on the server is encrypted. ${remedy}`);
}

/** @throws SyncError */
export async function readKeyFile(folder: Folder, name: string): Promise<Opened<KeyFile>> {
  const bytes = await folder.get(name);
  return bytes ? openKeyFile(name, bytes) : { is: 'bad' };
}

/** Writes a key file and reads it back. @throws SyncError */
export async function writeKeyFile(
  folder: Folder,
  passphrase: CryptoKey,
  keys: readonly DataKey[],
  options: KeyFileOptions,
): Promise<KnownKeyFile> {
  const { file, bytes } = await packKeyFile(passphrase, keys, options);
  await folder.put(file.name, bytes);
  if ((await readKeyFile(folder, file.name)).is === 'good') return knownFile(file);
  throw new SyncError('not-kept', `The server did not keep the file of keys, ${file.name}, as it was sent. Try again.`);
}

export function knownFile({ name, keys }: KeyFile): KnownKeyFile {
  return { name, ids: keys.map(({ id }) => id) };
}
