import type { PaperId } from '../core/arxiv-id.ts';
import type { CausalRecord } from '../library/causal/record.ts';
import { isOlder } from './copy-source.ts';
import { isMeta, META } from './library-store.ts';
import type { Database, LibraryMeta } from './schema.ts';
import { countRecords, type Head } from './second-copy.ts';
import { isSound, salvage, sumOf } from './stored-row.ts';

/**
 * The quick look, of a few milliseconds: true where the library has fewer rows than were written, is an older state than
 * its second copy, or another library. Browsers replace a damaged database by such a one without a word.
 */
export async function looksDamaged(database: Database, head: Head | null): Promise<boolean> {
  const transaction = database.transaction(['library', 'replica']);
  const reading = [transaction.objectStore('replica').get(META), transaction.objectStore('library').count()] as const;
  try {
    const [meta, count] = await Promise.all([...reading, transaction.done]);
    if (!isMeta(meta) || count !== meta.records) return true;
    return head !== null && (isOlder(meta, head) || count < countRecords(head));
  } catch {
    return true; // What can't be read is looked into row by row.
  }
}

/** What every row says of the library. */
export interface Inspection {
  /** Null where what is written of the library as a whole is gone, or something else. */
  readonly meta: LibraryMeta | null;
  /** Rows that are not as they were written, with what can still be made out of each. */
  readonly unsound: ReadonlyMap<PaperId, CausalRecord | null>;
  /** True where all is as it was written. */
  readonly sound: boolean;
}

/** The whole look: reads every row. */
export async function inspect(database: Database): Promise<Inspection> {
  const { meta, rows } = await readAll(database).catch(() => readEach(database));
  const unsound = new Map(
    rows.filter(([key, row]) => !isSound(row) || row.id !== key).map(([key, row]) => [key, salvage(row, key)]),
  );
  const sum = sumOf(rows.flatMap(([, row]) => (isSound(row) ? [row] : [])));
  if (!isMeta(meta)) return { meta: null, unsound, sound: false };
  const sound = unsound.size === 0 && rows.length === meta.records && sum === meta.sum;
  return { meta, unsound, sound };
}

interface Found {
  readonly meta: unknown;
  readonly rows: readonly (readonly [key: PaperId, row: unknown])[];
}

async function readAll(database: Database): Promise<Found> {
  const transaction = database.transaction(['library', 'replica']);
  const library = transaction.objectStore('library');
  const [meta, keys, rows] = await Promise.all([
    transaction.objectStore('replica').get(META),
    library.getAllKeys(),
    library.getAll(),
    transaction.done,
  ]);
  return { meta, rows: keys.map((key, at) => [key, rows[at]]) };
}

/** One row at a time, for a row that can't be read takes its whole transaction along. */
async function readEach(database: Database): Promise<Found> {
  const unread = () => undefined;
  const rows: [PaperId, unknown][] = [];
  for (const key of await database.getAllKeys('library')) {
    rows.push([key, await database.get('library', key).catch(unread)]);
  }
  return { meta: await database.get('replica', META).catch(unread), rows };
}
