import type { IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import { LATER } from '../sync/remotes.ts';
import { newReplica } from '../sync/replica.ts';
import { migrateSaved, type SavedRecord } from './migrate-saved.ts';
import { newReplicaId } from './replica-id.ts';
import type { Database, LibraryMeta, Schema } from './schema.ts';
import { sumOf, toStored } from './stored-row.ts';

type Upgrade = IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>;
type OldUpgrade = IDBPTransaction<unknown, string[], 'versionchange'>;

/** Makes a database of version `before` (0 for none) one of today's; wholly or, if anything stops it, not at all. */
export async function upgrade(database: Database, before: number, transaction: Upgrade): Promise<void> {
  if (before < 1) createCatalog(database);
  if (before < 3) createSources(database);
  if (before < 4) createAbstracts(database);
  if (before < 2) await createLibrary(database, before === 1 ? await takeSaved(database, transaction) : []);
}

function createCatalog(database: Database): void {
  database.createObjectStore('papers', { keyPath: 'id' });
  database.createObjectStore('meta');
}

function createSources(database: Database): void {
  database.createObjectStore('sources', { keyPath: 'id' });
  database.createObjectStore('documents', { keyPath: 'id' });
  const glosses = database.createObjectStore('glosses', { keyPath: ['document', 'at'] });
  glosses.createIndex('paper', 'paper');
  glosses.createIndex('openings', 'openings', { multiEntry: true });
  database.createObjectStore('stages', { keyPath: 'id' });
  database.createObjectStore('waiting', { keyPath: ['stage', 'at'] });
  database.createObjectStore('requests', { autoIncrement: true });
}

function createAbstracts(database: Database): void {
  const abstracts = database.createObjectStore('abstracts', { keyPath: 'id' });
  abstracts.createIndex('openings', 'openings', { multiEntry: true });
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
  const rows = saved.map((each) => toStored(migrateSaved(each, state), 1));
  const meta: LibraryMeta = { state, sequence: 1, records: rows.length, sum: sumOf(rows), healed: null };
  for (const row of rows) library.put(row).catch(ignore);
  database.createObjectStore('backends', { keyPath: 'kind' });
  database.createObjectStore('notices');
  await database.createObjectStore('replica').put(meta, 'library');
}

/** What fails one request fails its transaction, which says so. */
function ignore(): void {}
