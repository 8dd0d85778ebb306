import type { IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import { LATER } from '../sync/remotes.ts';
import { newReplica } from '../sync/replica.ts';
import { toStored } from './library-store.ts';
import { migrateSaved, type SavedRecord } from './migrate-saved.ts';
import { newReplicaId } from './replica-id.ts';
import type { Database, LibraryMeta, Schema } from './schema.ts';

type Upgrade = IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>;
type OldUpgrade = IDBPTransaction<unknown, string[], 'versionchange'>;

/** Makes a database of version `before` (0 for none) one of today's; wholly or, if anything stops it, not at all. */
export async function upgrade(database: Database, before: number, transaction: Upgrade): Promise<void> {
  if (before < 1) createCatalog(database);
  await createLibrary(database, before === 1 ? await takeSaved(database, transaction) : []);
}

function createCatalog(database: Database): void {
  database.createObjectStore('papers', { keyPath: 'id' });
  database.createObjectStore('meta');
}

/** The saved papers of version 1, whose store goes with the same transaction. */
async function takeSaved(database: Database, transaction: Upgrade): Promise<readonly SavedRecord[]> {
  const old = { database: database as unknown as IDBPDatabase, transaction: transaction as unknown as OldUpgrade };
  const saved: SavedRecord[] = await old.transaction.objectStore('saved').getAll();
  old.database.deleteObjectStore('saved');
  return saved;
}

async function createLibrary(database: Database, saved: readonly SavedRecord[]): Promise<void> {
  const library = database.createObjectStore('library', { keyPath: 'id' });
  library.createIndex('marks', 'marks', { multiEntry: true });
  library.createIndex('hash', 'hash');
  library.createIndex('place', 'place');
  library.createIndex('sequence', 'sequence');
  const state = newReplica(newReplicaId(), [LATER]);
  const meta: LibraryMeta = { state, sequence: 1, records: saved.length };
  for (const each of saved) library.put(toStored(migrateSaved(each, state), meta.sequence)).catch(ignore);
  database.createObjectStore('backends');
  await database.createObjectStore('replica').put(meta, 'library');
}

/** What fails one request fails its transaction, which says so. */
function ignore(): void {}
