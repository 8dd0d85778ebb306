import type { PaperId } from '../core/arxiv-id.ts';
import type { SavedRecord } from '../library/saved.ts';
import type { Database } from './database.ts';

/** The records of some papers, in their order; undefined where there is none. */
export async function readSaved(
  database: Database,
  ids: readonly PaperId[],
): Promise<readonly (SavedRecord | undefined)[]> {
  const store = database.transaction('saved').store;
  return Promise.all(ids.map((id) => store.get(id)));
}

/** Every record that is on the list, newest first. */
export async function listSaved(database: Database): Promise<readonly SavedRecord[]> {
  const records = await database.getAll('saved');
  return records.filter((record) => record.removedAt === null).sort((a, b) => b.savedAt - a.savedAt);
}

/**
 * Changes one record in one transaction, so that two tabs that change it at once both count. Resolves when the change
 * is on disk; rejects with nothing changed.
 * @param change gives the record to keep, or undefined to leave things as they are
 */
export async function changeSaved(
  database: Database,
  id: PaperId,
  change: (before: SavedRecord | undefined) => SavedRecord | undefined,
): Promise<SavedRecord | undefined> {
  const transaction = database.transaction('saved', 'readwrite', { durability: 'strict' });
  const before = await transaction.store.get(id);
  const after = change(before);
  if (after !== undefined && after !== before) await transaction.store.put(after);
  await transaction.done;
  return after ?? before;
}
