import type { PaperId } from '../../lib/core/arxiv-id.ts';
import { PaperglossError } from '../../lib/core/errors.ts';
import { type SavedFacts, type SavedRecord, type Status, save, unsave, withStatus } from '../../lib/library/saved.ts';
import { type DatabaseHandle, storageError } from '../../lib/store/database.ts';
import { changeSaved, listSaved, readSaved } from '../../lib/store/saved-store.ts';

/** The reader's saved papers as the handlers ask for them. */
export interface SavedPapers {
  /** In the order of the ids. Where the store can't be read, nothing is known to be saved. */
  read(ids: readonly PaperId[]): Promise<readonly (SavedRecord | undefined)[]>;
  /** Newest first. @throws PaperglossError where the store can't be read */
  list(): Promise<readonly SavedRecord[]>;
  /** Saving twice is saving once; a paper saved again gets back its status. @throws PaperglossError */
  set(id: PaperId, saved: boolean, facts: SavedFacts): Promise<SavedRecord | undefined>;
  /** @throws PaperglossError where the paper is not saved */
  setStatus(id: PaperId, status: Status): Promise<SavedRecord>;
}

/**
 * @param now milliseconds since 1970
 * @param changed called after each change that is on disk
 */
export function createSavedPapers(handle: DatabaseHandle, now: () => number, changed: () => void): SavedPapers {
  const change = async (deed: string, id: PaperId, edit: (before?: SavedRecord) => SavedRecord | undefined) => {
    const done = await handle
      .open()
      .then((database) => changeSaved(database, id, edit))
      .catch((error: unknown) => {
        throw storageError(`${deed} ${id}`, error);
      });
    if (done.changed) changed();
    return done.record;
  };
  return {
    async read(ids) {
      try {
        return await readSaved(await handle.open(), ids);
      } catch (error) {
        console.warn(storageError('read the saved papers', error).message);
        return ids.map(() => undefined);
      }
    },
    async list() {
      try {
        return await listSaved(await handle.open());
      } catch (error) {
        throw storageError('read the saved papers', error);
      }
    },
    set: (id, saved, facts) =>
      change(saved ? 'save' : 'remove', id, (before) => {
        if (saved) return save(before, id, facts, now());
        return before && unsave(before, now());
      }),
    async setStatus(id, status) {
      const after = await change('change', id, (before) => {
        if (!before || before.removedAt !== null) {
          throw new PaperglossError('not-found', `${id} is not saved. Save it first, then set its status.`);
        }
        return withStatus(before, status, now());
      });
      return after as SavedRecord;
    },
  };
}
