import { type CausalRecord, covers } from '../../library/causal/record.ts';
import { isLive } from '../../library/causal/view.ts';
import type { Packing } from '../packing.ts';
import { type ChosenItem, choose } from './choose.ts';
import {
  type Best,
  best,
  type Difference,
  difference,
  eitherDifference,
  isWantedMore,
  NO_DIFFERENCE,
} from './parts.ts';
import type { FoundMap } from './read-map.ts';
import { SHARDS, shardIn, shardKey } from './shard-item.ts';
import { itemBytes, type MapRoom, mapBytes } from './shared-map.ts';
import { wishesFor } from './wishes.ts';

/** How full a map is written. Firefox counts four bytes more for each item than Chromium and we do. */
const FULL = 0.95;

/** What writing an item would change. */
interface Rewrite extends Difference {
  readonly key: string;
  readonly item: ChosenItem;
  /** Bytes that it takes more than what is there. */
  readonly growth: number;
}

/**
 * The items that lack something wanted, and as many others as must shrink to make room for it. A map that holds more
 * than is wanted is left as it is, unless it has outgrown its room: then no browser lets anything be written to it.
 * @returns items by key
 */
export async function planWrites(
  packing: Packing,
  records: readonly CausalRecord[],
  found: FoundMap,
  room: MapRoom,
): Promise<ReadonlyMap<string, ChosenItem>> {
  const bytes = mapBytes(found.items);
  if (bytes <= room.all && records.every((record) => isThere(found, record))) return new Map();
  // The other way round the map may go on being wrong: a device that knows the removal only would write it again.
  const contradicts = (record: CausalRecord) => {
    const copy = found.copies.get(record.id);
    return copy !== undefined && isLive(copy) && !isLive(record);
  };
  const others = bytes - SHARD_NUMBERS.reduce((sum, shard) => sum + bytesOf(found, shard), 0);
  const left = { all: room.all * FULL - others, item: room.item };
  const { items, choice } = await choose(packing, wishesFor(records, contradicts), left);
  const differences = SHARD_NUMBERS.map(() => NO_DIFFERENCE);
  for (const record of records) {
    const shard = shardIn(record);
    const one = difference(record, found.copies.get(record.id), choice, contradicts(record));
    differences[shard] = eitherDifference(differences[shard] ?? NO_DIFFERENCE, one);
  }
  const rewrites = items.map((item, shard): Rewrite => {
    const growth = item.bytes - bytesOf(found, shard);
    return { key: shardKey(shard), item, growth, ...(differences[shard] ?? NO_DIFFERENCE) };
  });
  const writes = pick(rewrites, room.all * FULL - bytes, bytes > room.all);
  return new Map(writes.map(({ key, item }) => [key, item]));
}

const SHARD_NUMBERS = Array.from({ length: SHARDS }, (_, shard) => shard);

/**
 * @param left bytes that may be added; below 0 those that must go
 * @param outgrown true where something must go, whatever is lacking
 */
function pick(rewrites: readonly Rewrite[], left: number, outgrown: boolean): readonly Rewrite[] {
  const lacking = rewrites.filter(({ added, removed }) => added && isWantedMore(added, removed));
  if (lacking.length === 0 && !outgrown) return [];
  const mostWanted = lacking.reduce((most: Best, { added }) => best(added, most), null);
  const shrinking = rewrites.filter(
    (each) => each.growth < 0 && !lacking.includes(each) && (outgrown || isWantedMore(mostWanted, each.removed)),
  );
  const writes = [...lacking].sort((a, b) => (isWantedMore(a.added, b.added) ? -1 : 1));
  const growth = () => writes.reduce((sum, each) => sum + each.growth, 0);
  for (const each of shrinking.sort((a, b) => a.growth - b.growth)) if (growth() > left) writes.push(each);
  // What may go does not make room for all that is lacking.
  while (growth() > left && !outgrown) {
    const leastWanted = writes.findLastIndex((each) => each.growth > 0);
    if (leastWanted < 0) return [];
    writes.splice(leastWanted, 1);
  }
  return outgrown || writes.some(({ added }) => added) ? writes : [];
}

function isThere({ copies }: FoundMap, record: CausalRecord): boolean {
  const copy = copies.get(record.id);
  return copy !== undefined && covers(copy, record);
}

function bytesOf({ items }: FoundMap, shard: number): number {
  const key = shardKey(shard);
  return items.has(key) ? itemBytes(key, items.get(key)) : 0;
}
