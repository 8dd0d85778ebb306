import { SyncError } from './fault.ts';
import type { Folder, FolderFile } from './folder.ts';
import { slotName } from './names.ts';
import { remoteOf, shardsInUse, type UploadParts } from './plan.ts';
import { type ReplicaState, withRemote } from './replica.ts';

/** Deletes own files that nothing needs: shards that neither manifest names, and slots that were left alone. */
export async function sweep({ store, folder, remote }: UploadParts, files: readonly FolderFile[]): Promise<void> {
  const unused = unusedFiles(await store.state(), remote, files);
  if (unused.length === 0) return;
  // A deletion may arrive late as well: what was to be deleted is not used again.
  await store.update([], ({ state }) => ({
    state: withRemote(state, remote, ({ doubtful }) => ({ doubtful: new Set([...doubtful, ...unused]) })),
  }));
  await deleteAll(folder, unused);
}

function unusedFiles(state: ReplicaState, remote: string, files: readonly FolderFile[]): readonly string[] {
  const own = remoteOf(state, remote);
  if (!own.verified) return [];
  const slots = [...own.slots.keys()].map((slot) => slotName(state.replica, slot));
  const inUse = new Set([...shardsInUse(own), ...slots]);
  return files.map(({ name }) => name).filter((name) => own.uploaded.has(name) && !inUse.has(name));
}

/** Deletes files; a failure costs room and nothing else. */
export async function deleteAll(folder: Folder, names: readonly string[]): Promise<void> {
  for (const name of new Set(names)) {
    try {
      await folder.delete(name);
    } catch (error) {
      if (!(error instanceof SyncError)) throw error;
    }
  }
}
