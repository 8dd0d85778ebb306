import type { PaperId } from '../../core/arxiv-id.ts';
import type { CausalRecord } from '../../library/causal/record.ts';
import type { Packing } from '../packing.ts';
import type { SyncNotes } from '../report.ts';
import { openItem, SHARDS, shardKey } from './shard-item.ts';
import type { MapItems, SharedMap } from './shared-map.ts';

/** What a map was found to hold. */
export interface FoundMap {
  readonly items: MapItems;
  readonly copies: ReadonlyMap<PaperId, CausalRecord>;
  /** True where a later version wrote in it. */
  readonly newer: boolean;
}

/** Reads all of a map. An item that can't be read says nothing of the records it may hold. */
export async function readMap(map: SharedMap, packing: Packing, notes: SyncNotes): Promise<FoundMap> {
  const items = await map.read();
  const copies = new Map<PaperId, CausalRecord>();
  let newer = false;
  for (let shard = 0; shard < SHARDS; shard += 1) {
    const key = shardKey(shard);
    if (!items.has(key)) continue;
    const opened = await openItem(packing, shard, items.get(key));
    if (opened.is === 'good') for (const copy of opened.content) copies.set(copy.id, copy);
    else notes.skip(key, opened.is === 'newer' ? 'newer-version' : 'torn');
    newer ||= opened.is === 'newer';
  }
  return { items, copies, newer };
}
