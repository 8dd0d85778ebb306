import { unwrap } from 'idb';
import { hasSeen, type VersionVector } from '../library/causal/dots.ts';
import { type CausalRecord, covers, merge } from '../library/causal/record.ts';
import { putBack } from '../sync/put-back.ts';
import { LATER } from '../sync/remotes.ts';
import { newReplica, type Row } from '../sync/replica.ts';
import { shardOf } from '../sync/shards.ts';
import type { CopyFolder } from './copy-folder.ts';
import { type Inspection, inspect } from './library-health.ts';
import { META } from './library-store.ts';
import { newReplicaId } from './replica-id.ts';
import type { Database, LibraryMeta, StoredRow } from './schema.ts';
import { COPY_BITS, type CopyRead, countRecords, type Head, readCopy } from './second-copy.ts';
import { isSound, sumOf, toStored } from './stored-row.ts';

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
 * Puts back what the second copy has and the library lost. Rows that are not as they were written give way to it; what is
 * newer than the copy stays. Null where the library turns out to lack nothing.
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
  await dropUnread(database, found);
  const transaction = database.transaction(['library', 'replica'], 'readwrite');
  const [library, metas] = [transaction.objectStore('library'), transaction.objectStore('replica')];
  const meta = found.meta && ((await metas.get(META)) ?? null);
  const stored = new Map((await library.getAll()).filter(isSound).map((row) => [row.id, row]));
  const state = meta?.state ?? newReplica(newReplicaId(), setUp.length > 0 ? setUp : [LATER]);
  const rows = new Map([...stored].map(([id, { row }]) => [id, row]));
  const back = putBack({ state, rows }, withSalvaged(copy.records, found), newReplicaId(), now);
  const [last, copied] = [meta?.sequence ?? 0, head?.sequence ?? 0];
  if (found.sound && back.records === 0 && last >= copied) return null;
  const sequence = Math.max(last, copied) + 1;
  const written = back.rows.map((row) => toStored(row, sequence));
  for (const row of written) stored.set(row.id, row);
  const lost = Math.max(0, (meta?.records ?? 0) - stored.size, (head ? countRecords(head) : 0) - stored.size);
  const syncLost = head?.remotes.some((name) => !state.remotes.has(name)) ?? false;
  const after: LibraryMeta = {
    state: back.state,
    sequence,
    records: stored.size,
    sum: sumOf([...stored.values()]),
    healed:
      back.papers + lost > 0 || syncLost ? { at: now, papers: back.papers, lost, syncLost } : (meta?.healed ?? null),
  };
  // What is put is not waited for one by one: what fails one request fails its transaction, which says so.
  for (const row of written) unwrap(library).put(row);
  await Promise.all([metas.put(after, META), transaction.done]);
  return { rows: back.rows, sequence, behind: [...filesBehind(copy, [...stored.values()])] };
}

/** What the copy has, and what only a damaged row knows: better than nothing, where the copy has nothing better. */
function withSalvaged(copies: readonly CausalRecord[], { unsound }: Inspection): readonly CausalRecord[] {
  const all = new Map(copies.map((record) => [record.id, record]));
  for (const [id, record] of unsound) {
    const copied = all.get(id);
    if (record && (!copied || !hasSeenAll(copied.seen, record.seen))) {
      all.set(id, copied ? merge(copied, record) : record);
    }
  }
  return [...all.values()];
}

function hasSeenAll(seen: VersionVector, other: VersionVector): boolean {
  return other.every((dot) => hasSeen(seen, dot));
}

function filesBehind({ records, damaged }: CopyRead, rows: readonly StoredRow[]): ReadonlySet<number> {
  const copies = new Map(records.map((record) => [record.id, record]));
  const behind = rows.filter(({ id, row }) => {
    const copied = copies.get(id);
    return copied !== row.record && !(copied && covers(copied, row.record));
  });
  return new Set([...damaged, ...behind.map(({ id }) => shardOf(id, COPY_BITS))]);
}

/** Rows that can't even be read would take every transaction along that reads them. */
async function dropUnread(database: Database, { unsound }: Inspection): Promise<void> {
  const keys = [...unsound].flatMap(([key, record]) => (record ? [] : [key]));
  if (keys.length === 0) return;
  const transaction = database.transaction('library', 'readwrite');
  await Promise.all([...keys.map((key) => transaction.store.delete(key)), transaction.done]);
}
