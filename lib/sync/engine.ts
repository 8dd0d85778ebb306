import { checkOwnFiles, isUploadListed } from './own-files.ts';
import type { UploadParts } from './plan.ts';
import { readOthers } from './read-others.ts';
import { aged, withRemote } from './replica.ts';
import { SyncNotes, type SyncReport } from './report.ts';
import { retireSilent } from './retire.ts';
import { sweep } from './sweep.ts';
import { upload } from './upload.ts';

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
  const { store, remote } = parts;
  const notes = new SyncNotes();
  const files = await parts.folder.list();
  const stands = await checkOwnFiles(parts, files, full, notes);
  const silent = await readOthers(parts, files, full, notes);
  const { replica, remotes } = await store.state();
  const own = remotes.get(remote);
  const waiting = await store.waiting(remote);
  const { records, live } = await store.count();
  const whole = stands && own !== undefined && isUploadListed(replica, own, files);
  if (waiting.length > 0 || (records > 0 && !whole) || refresh) {
    await upload(parts, files, { refresh, whole }, notes);
  }
  if (full) {
    await sweep(parts, files);
    await retireSilent(parts, files, silent);
  }
  const now = parts.now();
  await store.update([], ({ state }) => ({ state: withRemote(aged(state, now), remote, () => ({ lastRound: now })) }));
  return notes.report({ live, waiting: (await store.waiting(remote)).length });
}
