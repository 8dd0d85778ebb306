import type { PaperId } from '../core/arxiv-id.ts';
import { isReplicaId } from '../library/causal/dots.ts';
import type { Change, Held, LocalStore, ReplicaState, Row, RowChoice } from '../sync/replica.ts';
import { firstOfShard } from '../sync/shards.ts';
import { abort } from './database.ts';
import type { Database, LibraryMeta, Place, StoredRow } from './schema.ts';
import { sumOf, toStored } from './stored-row.ts';

export const META = 'library';

/** Above this many rows it is quicker to read them all. */
const MANY_ROWS = 1000;

/**
 * The library in IndexedDB, as the sync engine wants it. A change is one transaction that is on disk when its promise
 * resolves, or not there at all.
 * @param changed called after each change that is on disk, with the rows it wrote
 */
export function createLibraryStore(
  open: () => Promise<Database>,
  changed: (rows: readonly Row[]) => void = () => {},
): LocalStore {
  return {
    state: async () => (await readMeta(await open())).state,
    async count() {
      const store = (await open()).transaction('library').store;
      const [records, live] = await Promise.all([store.count(), store.index('place').count('list')]);
      return { records, live };
    },
    async shard(bits, shard) {
      const last = firstOfShard(bits, shard + 1) - 1;
      const range = IDBKeyRange.bound(firstOfShard(bits, shard), last);
      return (await (await open()).getAllFromIndex('library', 'hash', range)).map(({ row }) => row);
    },
    async waiting(remote) {
      return (await open()).getAllKeysFromIndex('library', 'marks', remote);
    },
    async update(ids, change) {
      const rows = await changeLibrary(await open(), ids, change);
      if (rows.length > 0) changed(rows);
    },
  };
}

/** All rows, in the order of their ids. */
export async function readLibrary(database: Database): Promise<readonly Row[]> {
  return (await database.getAll('library')).map(({ row }) => row);
}

/** The rows of some papers, in their order; undefined where the library never had the paper. */
export async function readRows(database: Database, ids: readonly PaperId[]): Promise<readonly (Row | undefined)[]> {
  const store = database.transaction('library').store;
  return Promise.all(ids.map(async (id) => (await store.get(id))?.row));
}

/** @throws where the database was opened by something else than `createDatabaseHandle` */
export async function readMeta(database: Database): Promise<LibraryMeta> {
  const meta = await database.get('replica', META);
  if (!meta) throw new Error('the library was never set up in this database');
  return meta;
}

/** True for what is written of the library as a whole, and not something else or nothing. */
export function isMeta(value: unknown): value is LibraryMeta {
  const { state, sequence, records, sum } = (value ?? {}) as Partial<Record<keyof LibraryMeta, unknown>>;
  const { replica, remotes } = (state ?? {}) as Partial<Record<keyof ReplicaState, unknown>>;
  return isReplicaId(replica) && remotes instanceof Map && [sequence, records, sum].every(Number.isSafeInteger);
}

async function changeLibrary(
  database: Database,
  choice: RowChoice,
  change: (held: Held) => Change,
): Promise<readonly Row[]> {
  const transaction = database.transaction(['library', 'replica'], 'readwrite', { durability: 'strict' });
  const done = transaction.done;
  try {
    const library = transaction.objectStore('library');
    const metas = transaction.objectStore('replica');
    const meta = await metas.get(META);
    if (!meta) throw new Error('the library was never set up in this database');
    const stored = await chosen(library, choice);
    const rows = new Map(stored.map(({ id, row }) => [id, row]));
    const { state = meta.state, rows: written = [] } = change({ state: meta.state, rows });
    if (written.length > 0 || state !== meta.state) {
      const sequence = meta.sequence + 1;
      const after = new Map(written.map((row) => [row.record.id, toStored(row, sequence)]));
      const replaced = stored.filter(({ id }) => after.has(id));
      const records = meta.records + after.size - replaced.length;
      const sum = meta.sum ^ sumOf(replaced) ^ sumOf([...after.values()]);
      metas.put({ ...meta, state, sequence, records, sum }, META).catch(ignore);
      for (const row of after.values()) library.put(row).catch(ignore);
    }
    await done;
    return written;
  } catch (error) {
    abort(transaction);
    await done.catch(ignore);
    throw error;
  }
}

interface Rows {
  get(id: PaperId): Promise<StoredRow | undefined>;
  getAll(): Promise<StoredRow[]>;
  index(name: 'marks' | 'place'): { getAll(place?: Place): Promise<StoredRow[]> };
}

async function chosen(library: Rows, choice: RowChoice): Promise<readonly StoredRow[]> {
  if (choice === 'all') return library.getAll();
  if (choice === 'waiting') return library.index('marks').getAll();
  if (choice === 'trash') return library.index('place').getAll('trash');
  return getMany(library, choice);
}

async function getMany(library: Rows, ids: readonly PaperId[]): Promise<readonly StoredRow[]> {
  if (ids.length < MANY_ROWS) {
    const rows = await Promise.all(ids.map((id) => library.get(id)));
    return rows.filter((row) => row !== undefined);
  }
  const wanted = new Set(ids);
  return (await library.getAll()).filter(({ id }) => wanted.has(id));
}

/** What fails one request fails its transaction, which says so. */
function ignore(): void {}
