import type { PaperId } from '../core/arxiv-id.ts';
import type { CausalRecord } from '../library/causal/record.ts';
import { remoteNames } from '../sync/remotes.ts';
import { firstOfShard, shardOf } from '../sync/shards.ts';
import { META } from './library-store.ts';
import type { Database, LibraryMeta, StoredRow } from './schema.ts';
import { COPY_BITS, COPY_FILES, type CopySource, type Head } from './second-copy.ts';
import { isSound } from './stored-row.ts';

/** Above this many files it is quicker to read all rows. */
const MANY_FILES = 8;

interface Rows {
  getAll(): Promise<StoredRow[]>;
  index(name: 'hash' | 'sequence'): {
    getAll(range: IDBKeyRange): Promise<StoredRow[]>;
    getAllKeys(range: IDBKeyRange): Promise<PaperId[]>;
  };
}

/**
 * The files of the second copy that are behind, as the library has their records in one moment. Rows that were damaged are
 * left out.
 * @param since the change that the copy has last; null where it has none of this library
 * @param also files that are behind in any case
 */
export async function readCopySource(
  database: Database,
  since: number | null,
  also: readonly number[],
): Promise<CopySource> {
  const transaction = database.transaction(['library', 'replica']);
  const library = transaction.objectStore('library');
  const meta = await transaction.objectStore('replica').get(META);
  if (!meta) throw new Error('the library was never set up in this database');
  const wanted = new Set([...(await filesBehind(library, since)), ...also]);
  const rows = wanted.size > MANY_FILES ? await library.getAll() : await readFiles(library, [...wanted]);
  const { sequence, state } = meta;
  return { sequence, replica: state.replica, remotes: remoteNames(state), files: byFile(rows, wanted) };
}

/** True where the library is not the one that was copied, or an older state of it. */
export function isOlder({ sequence, state }: LibraryMeta, head: Head): boolean {
  return sequence < head.sequence || state.replica !== head.replica;
}

async function filesBehind(library: Rows, since: number | null): Promise<Iterable<number>> {
  if (since === null) return Array.from({ length: COPY_FILES }, (_, file) => file);
  const ids = await library.index('sequence').getAllKeys(IDBKeyRange.lowerBound(since, true));
  return ids.map((id) => shardOf(id, COPY_BITS));
}

async function readFiles(library: Rows, files: readonly number[]): Promise<readonly StoredRow[]> {
  return (await Promise.all(files.map((file) => readFile(library, file)))).flat();
}

function readFile(library: Rows, file: number): Promise<StoredRow[]> {
  const [first, next] = [firstOfShard(COPY_BITS, file), firstOfShard(COPY_BITS, file + 1)];
  return library.index('hash').getAll(IDBKeyRange.bound(first, next - 1));
}

function byFile(rows: readonly StoredRow[], wanted: Iterable<number>): ReadonlyMap<number, readonly CausalRecord[]> {
  const files = new Map<number, CausalRecord[]>([...wanted].map((file) => [file, []]));
  for (const row of rows.filter(isSound)) files.get(shardOf(row.id, COPY_BITS))?.push(row.row.record);
  return files;
}
