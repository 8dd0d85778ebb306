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

/** A record after a change, and whether there was anything to change. */
export interface SavedChange {
  readonly record: SavedRecord | undefined;
  readonly changed: boolean;
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
): Promise<SavedChange> {
  const transaction = database.transaction('saved', 'readwrite', { durability: 'strict' });
  const before = await transaction.store.get(id);
  const after = change(before);
  const changed = after !== undefined && after !== before;
  await Promise.all([changed && transaction.store.put(after), transaction.done]);
  return { record: after ?? before, changed };
}
