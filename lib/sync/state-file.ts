import type { CausalRecord } from '../library/causal/record.ts';
import { absorb, type Surroundings } from './absorb.ts';
import { openShard, packShard } from './format.ts';
import { shardName, shardPlace } from './names.ts';
import type { Packing } from './packing.ts';
import { type LocalStore, sentRow } from './replica.ts';
import { SyncNotes, type SyncReport } from './report.ts';
import { SHARD_RECORDS } from './shards.ts';

/** The library as one file: the same records as a sync uploads, in one shard. */
export interface StateFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Whatever is exported has left the device, which the rows must know before it does. */
export async function exportState(store: LocalStore, packing: Packing): Promise<StateFile> {
  const { replica } = await store.state();
  let records: readonly CausalRecord[] = [];
  await store.update('all', ({ state, rows }) => {
    records = [...rows.values()].map(({ record }) => record);
    return {
      rows: [...rows.values()].map((row) => sentRow(state, row)).filter((row) => row !== rows.get(row.record.id)),
    };
  });
  const bytes = await packShard(packing, records, shardPlace(replica, 0));
  return { name: shardName(replica, 0, await packing.digest(bytes)), bytes };
}

/** Merges an exported file, part after part; what is here stays. Null for a file that is torn or no library. */
export async function importState(
  around: Surroundings,
  packing: Packing,
  { name, bytes }: StateFile,
): Promise<SyncReport | null> {
  const notes = new SyncNotes();
  const opened = await openShard(packing, bytes, name);
  if (opened.is !== 'good') return null;
  for (let from = 0; from < opened.content.length; from += SHARD_RECORDS) {
    await absorb(around, opened.content.slice(from, from + SHARD_RECORDS), null, (state) => state, notes);
  }
  return notes.report({ live: (await around.store.count()).live, waiting: 0 });
}
