import { SyncError } from '../fault.ts';
import type { Folder } from '../folder.ts';
import { passphraseKey } from './key-file.ts';
import { type KeyFileOptions, openKeyFiles, writeKeyFile } from './key-folder.ts';
import { followKeyFiles, type KeyRing, ringOf } from './key-ring.ts';

/**
 * Writes the keys of a place under a new passphrase, then deletes the key files that the old one opens. What is sealed
 * stays as it is, and other devices go on without being asked. Whoever kept a copy of an old key file and knows its
 * passphrase can go on reading: a new folder is the way to shut somebody out.
 * @throws SyncError where `before` opens none of the key files, or not all could be done: then the old passphrase may
 *   still be good, and this can be called again
 */
export async function changePassphrase(
  folder: Folder,
  ring: KeyRing,
  { before, after }: { readonly before: string; readonly after: string },
  options: KeyFileOptions = {},
): Promise<KeyRing> {
  const listed = await folder.list();
  const opened = await openKeyFiles(folder, listed, await passphraseKey(before));
  if (!opened) throw new SyncError('passphrase', 'The file of keys is not on the server now: sync, then try again.');
  const followed = await followKeyFiles(folder, listed, ring, true);
  const passphrase = await passphraseKey(after);
  const keys = ringOf(passphrase, [...followed.keys, ...opened.keys], []).keys;
  const unknown = Object.assign({}, ...opened.files.map((file) => file.unknown));
  const file = await writeKeyFile(folder, passphrase, keys, { unknown, ...options });
  const old = new Set([...followed.files, ...opened.files].map(({ name }) => name));
  for (const name of old) await folder.delete(name);
  return { ...ringOf(passphrase, keys, [file]), sealedWith: followed.sealedWith };
}
