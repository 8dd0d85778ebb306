import type { PaperId } from '../../core/arxiv-id.ts';
import { type CausalRecord, covers } from '../../library/causal/record.ts';
import { isLive } from '../../library/causal/view.ts';
import type { Packing } from '../packing.ts';
import { type Choice, type Chosen, type ChosenItem, choose } from './choose.ts';
import { copyWith, type Extras, extrasAllowed } from './extras.ts';
import type { FoundMap } from './read-map.ts';
import { SHARDS, shardIn, shardKey } from './shard-item.ts';
import { itemBytes, type MapRoom, mapBytes } from './shared-map.ts';
import { wishesFor } from './wishes.ts';

/** How full a map is written: what is counted is not all that the browsers count. */
const FULL = 0.95;

/**
 * What is wanted so much that it is reason to write. The rest, up to `FULL`, goes along where its shard is written
 * anyway. Between the two lies more than the longest note, so that of two devices of which each knows something that has
 * no room, neither takes out what the other puts in.
 */
const WANTED = 0.85;

/**
 * The shards that lack something wanted, and as many others as must shrink to make room. A map that holds more than is
 * wanted is left as it is, unless it has outgrown its room: then no browser lets anything be written to it.
 * @returns items by key
 */
export async function planWrites(
  packing: Packing,
  records: readonly CausalRecord[],
  found: FoundMap,
  room: MapRoom,
): Promise<ReadonlyMap<string, ChosenItem>> {
  const whole = new Map(records.map((record) => [record.id, extrasAllowed(record)]));
  const fits = mapBytes(found.items) <= room.all;
  if (fits && shardsLacking(records, found, whole).size === 0) return new Map();
  const wishes = wishesFor(records, (record) => {
    const copy = found.copies.get(record.id);
    return copy !== undefined && isLive(copy) && !isLive(record);
  });
  const others = mapBytes(found.items) - ownBytes(found);
  const chosen = await choose(packing, wishes, { all: room.all * FULL - others, item: room.item });
  const less = { all: room.all * WANTED - others, item: room.item * WANTED };
  const wanted = chosen.everything ? chosen.choice : both(chosen.choice, (await choose(packing, wishes, less)).choice);
  const lacking = shardsLacking(records, found, wanted);
  return fits && lacking.size === 0 ? new Map() : withRoom(chosen, lacking, found, room.all * FULL);
}

/** The shards where the map lacks something of what is wanted. */
function shardsLacking(records: readonly CausalRecord[], { copies }: FoundMap, wanted: Choice): ReadonlySet<number> {
  const lacking = records.filter((record) => {
    const extras = wanted.get(record.id);
    const copy = copies.get(record.id);
    return extras && !(copy && covers(copy, copyWith(record, extras)));
  });
  return new Set(lacking.map(shardIn));
}

function both(a: Choice, b: Choice): Choice {
  const common = new Map<PaperId, Extras>();
  for (const [id, extras] of a) {
    const others = b.get(id);
    if (others) common.set(id, new Set([...extras].filter((extra) => others.has(extra))));
  }
  return common;
}

/** The items to write: those that lack something, then those that shrink most, until all has room. */
function withRoom(
  { items }: Chosen,
  lacking: ReadonlySet<number>,
  found: FoundMap,
  room: number,
): ReadonlyMap<string, ChosenItem> {
  const changes = items.map((item, shard) => ({ item, shard, growth: item.bytes - bytesOf(found, shard) }));
  const writes = changes.filter(({ shard }) => lacking.has(shard));
  let bytes = writes.reduce((sum, { growth }) => sum + growth, mapBytes(found.items));
  const shrinking = changes.filter(({ shard, growth }) => !lacking.has(shard) && growth < 0);
  for (const change of shrinking.sort((a, b) => a.growth - b.growth || a.shard - b.shard)) {
    if (bytes <= room) break;
    bytes += change.growth;
    writes.push(change);
  }
  return new Map(writes.map(({ item, shard }) => [shardKey(shard), item]));
}

function bytesOf({ items }: FoundMap, shard: number): number {
  const key = shardKey(shard);
  return items.has(key) ? itemBytes(key, items.get(key)) : 0;
}

function ownBytes(found: FoundMap): number {
  return Array.from({ length: SHARDS }, (_, shard) => bytesOf(found, shard)).reduce((sum, bytes) => sum + bytes, 0);
}
