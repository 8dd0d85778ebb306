import { unwrap } from 'idb';
import type { PaperId } from '../core/arxiv-id.ts';
import { covers } from '../library/causal/record.ts';
import { putBack } from '../sync/put-back.ts';
import { LATER } from '../sync/remotes.ts';
import { newReplica, type Row } from '../sync/replica.ts';
import { shardOf } from '../sync/shards.ts';
import type { CopyFolder } from './copy-folder.ts';
import { isOlder } from './copy-source.ts';
import { isMeta, META } from './library-store.ts';
import { newReplicaId } from './replica-id.ts';
import type { Database, Healed, LibraryMeta, StoredRow } from './schema.ts';
import { COPY_BITS, type CopyRead, countRecords, type Head, readCopy } from './second-copy.ts';
import { isSound, sumOf, toStored } from './stored-row.ts';

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
  /** Keys of rows that are not as they were written. */
  readonly unsound: readonly PaperId[];
  /** True where all is as it was written. */
  readonly sound: boolean;
}

/** The whole look: reads every row. */
export async function inspect(database: Database): Promise<Inspection> {
  const { meta, rows } = await readAll(database).catch(() => readEach(database));
  const unsound = rows.filter(([key, row]) => !isSound(row) || row.id !== key).map(([key]) => key);
  const sum = sumOf(rows.flatMap(([, row]) => (isSound(row) ? [row] : [])));
  if (!isMeta(meta)) return { meta: null, unsound, sound: false };
  const sound = unsound.length === 0 && rows.length === meta.records && sum === meta.sum;
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

/** A library that was healed. */
export interface HealedLibrary {
  /** The rows that were written. */
  readonly rows: readonly Row[];
  /** `LibraryMeta.sequence` now. */
  readonly sequence: number;
  /** Files of the copy that lack something that the library has; the others are as they should be. */
  readonly behind: readonly number[];
}

/**
 * Puts back what the second copy has and the library lost. Rows that are not as they were written go first; what is newer
 * than the copy stays. Null where the library turns out to lack nothing.
 * @param now milliseconds since 1970
 */
export async function heal(
  database: Database,
  folder: CopyFolder,
  head: Head | null,
  now: number,
): Promise<HealedLibrary | null> {
  const reading = [inspect(database), readCopy(folder), database.getAllKeys('backends')] as const;
  const [found, copy, setUp] = await Promise.all(reading);
  await dropRows(database, found.unsound);
  const transaction = database.transaction(['library', 'replica'], 'readwrite');
  const [library, metas] = [transaction.objectStore('library'), transaction.objectStore('replica')];
  const meta = found.meta && ((await metas.get(META)) ?? null);
  const stored = new Map((await library.getAll()).map((row) => [row.id, row]));
  const state = meta?.state ?? newReplica(newReplicaId(), setUp.length > 0 ? setUp : [LATER]);
  const rows = new Map([...stored].map(([id, { row }]) => [id, row]));
  const back = putBack({ state, rows }, copy.records, newReplicaId(), now);
  const fellBack = meta !== null && head !== null && meta.sequence < head.sequence;
  if (found.sound && back.records === 0 && !fellBack) return null;
  const sequence = Math.max(meta?.sequence ?? 0, head?.sequence ?? 0) + 1;
  const written = back.rows.map((row) => toStored(row, sequence));
  for (const row of written) stored.set(row.id, row);
  const expected = Math.max(meta?.records ?? 0, head ? countRecords(head) : 0);
  const healed: Healed = {
    at: now,
    papers: back.papers,
    lost: Math.max(0, expected - stored.size),
    syncLost: head?.remotes.some((name) => !state.remotes.has(name)) ?? false,
  };
  const after: LibraryMeta = {
    state: back.state,
    sequence,
    records: stored.size,
    sum: sumOf([...stored.values()]),
    healed: healed.papers + healed.lost > 0 || healed.syncLost ? healed : (meta?.healed ?? null),
  };
  // What is put is not waited for one by one: what fails one request fails its transaction, which says so.
  for (const row of written) unwrap(library).put(row);
  await Promise.all([metas.put(after, META), transaction.done]);
  return { rows: back.rows, sequence, behind: [...filesBehind(copy, [...stored.values()])] };
}

function filesBehind({ records, damaged }: CopyRead, rows: readonly StoredRow[]): ReadonlySet<number> {
  const copies = new Map(records.map((record) => [record.id, record]));
  const behind = rows.filter(({ id, row }) => {
    const copied = copies.get(id);
    return copied !== row.record && !(copied && covers(copied, row.record));
  });
  return new Set([...damaged, ...behind.map(({ id }) => shardOf(id, COPY_BITS))]);
}

async function dropRows(database: Database, keys: readonly PaperId[]): Promise<void> {
  if (keys.length === 0) return;
  const transaction = database.transaction('library', 'readwrite');
  await Promise.all([...keys.map((key) => transaction.store.delete(key)), transaction.done]);
}

/** What was healed, in words for a reader. */
export function healedWords({ papers, lost, syncLost }: Healed): string {
  const words = [`The library's storage was damaged; ${counted(papers)} put back from the second copy.`];
  if (lost > 0) words.push(`${counted(lost)} not in it: sync or a snapshot in the options may have them.`);
  if (syncLost) words.push('Set up sync again in the options.');
  return words.join(' ');
}

function counted(papers: number): string {
  return papers === 1 ? '1 paper was' : `${papers.toLocaleString('en-US')} papers were`;
}

/** The reader has read of it. */
export async function forgetHealed(database: Database): Promise<void> {
  const transaction = database.transaction('replica', 'readwrite');
  const meta = await transaction.store.get(META);
  if (meta) await transaction.store.put({ ...meta, healed: null }, META);
  await transaction.done;
}
