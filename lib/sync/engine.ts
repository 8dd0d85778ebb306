import { SyncError } from './fault.ts';
import type { FolderFile } from './folder.ts';
import { checkOwnFiles, isUploadListed } from './own-files.ts';
import { readOthers } from './read-others.ts';
import { SyncNotes, type SyncReport } from './report.ts';
import { type UploadParts, upload } from './upload.ts';

export interface SyncOptions {
  /** Trusts no mark of the listing, and tidies up: once a day, and when the reader asks. */
  readonly full?: boolean;
  /** Uploads as well what was only merged since, so that the own files stand for all that is known: once a day. */
  readonly refresh?: boolean;
}

/**
 * One round with one remote: look after the own files, merge what others uploaded, upload what was edited here. May end
 * anywhere (the worker dies, the server fails) and be begun again. The caller sees to it that one round runs at a time.
 * @throws SyncError where the place can't be listed or does not keep what is uploaded; what was merged stays merged
 */
export async function sync(
  parts: UploadParts,
  { full = false, refresh = false }: SyncOptions = {},
): Promise<SyncReport> {
  const notes = new SyncNotes();
  const files = await parts.folder.list();
  await checkOwnFiles(parts, files, full, notes);
  await readOthers(parts, files, full, notes);
  const { replica, remotes } = await parts.store.state();
  const own = remotes.get(parts.remote);
  const waiting = await parts.store.waiting(parts.remote);
  const { records, live } = await parts.store.count();
  const whole = own !== undefined && isUploadListed(replica, own, files);
  if (waiting.length > 0 || (records > 0 && !whole) || refresh) {
    await upload(parts, files, { refresh, whole }, notes);
  }
  if (full) await sweep(parts, files);
  return notes.report({ live, waiting: (await parts.store.waiting(parts.remote)).length });
}

/** Deletes own shards that neither manifest names. A failure costs room and nothing else. */
async function sweep({ store, folder, remote }: UploadParts, files: readonly FolderFile[]): Promise<void> {
  const own = (await store.state()).remotes.get(remote);
  if (!own?.verified) return;
  const inUse = new Set([...own.slots.values()].flatMap(({ shards }) => shards));
  const old = files.filter(({ name }) => own.uploaded.has(name) && !inUse.has(name));
  for (const { name } of old) {
    try {
      await folder.delete(name);
    } catch (error) {
      if (!(error instanceof SyncError)) throw error;
    }
  }
}
