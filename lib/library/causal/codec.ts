import { isPaperId } from '../../core/arxiv-id.ts';
import { counterOf, type Dot, isReplicaId } from './dots.ts';
import { LAST_STAMP } from './hybrid-clock.ts';
import { byEntry, byPlace, type CausalRecord, type Entry, makeRecord, type Place, type Value } from './record.ts';

/**
 * A record as JSON: `[id, [replica, counter, …], [[field, replica's place in the list before, counter, stamp, value], …]]`;
 * one with holes has a fourth part, `[[field, place, counter], …]`. Equal records give equal text. Reading makes new objects and takes nothing on trust.
 */

/** More than a thousand years of edits; what is above is no record of ours. */
const MOST_ENTRIES = 10_000;
const MOST_TEXT = 1_000_000;
const MOST_NESTING = 4;

/** The record as plain data for `JSON.stringify`. */
export function packRecord(record: CausalRecord): readonly unknown[] {
  const places = new Map(record.seen.map(({ replica }, place) => [replica, place]));
  const place = ({ field, replica, counter }: Place) => [field, places.get(replica), counter];
  const packed = [
    record.id,
    record.seen.flatMap(({ replica, counter }) => [replica, counter]),
    record.entries.map((entry) => [...place(entry), entry.stamp, entry.value]),
  ];
  return record.holes ? [...packed, record.holes.map(place)] : packed;
}

/** A record from parsed JSON; null for anything else. */
export function unpackRecord(data: unknown): CausalRecord | null {
  if (!Array.isArray(data)) return null;
  const [id, vector, list, gaps = []]: readonly unknown[] = data;
  if (typeof id !== 'string' || !isPaperId(id)) return null;
  const seen = unpackVector(vector);
  if (!seen) return null;
  const entries = unpackAll(list, (item) => unpackEntry(item, seen));
  const holes = unpackAll(gaps, (item) => unpackPlace(item, seen));
  if (!entries || !holes) return null;
  const open = holes.filter((hole) => !entries.some((entry) => byPlace(entry, hole) === 0));
  return makeRecord(id, seen, entries.sort(byEntry), open.sort(byPlace));
}

/** The items of a list, each read; null where one can't be. */
function unpackAll<Item>(list: unknown, unpack: (item: unknown) => Item | null): Item[] | null {
  if (!Array.isArray(list) || list.length > MOST_ENTRIES) return null;
  const items: Item[] = [];
  for (const each of list) {
    const item = unpack(each);
    if (item === null) return null;
    items.push(item);
  }
  return items;
}

function unpackVector(data: unknown): readonly Dot[] | null {
  if (!Array.isArray(data) || data.length % 2 !== 0) return null;
  const seen: Dot[] = [];
  for (let at = 0; at < data.length; at += 2) {
    const [replica, counter]: readonly unknown[] = [data[at], data[at + 1]];
    const last = seen.at(-1);
    if (!isReplicaId(replica) || !isCounter(counter) || (last && last.replica >= replica)) return null;
    seen.push({ replica, counter });
  }
  return seen;
}

function unpackPlace(data: unknown, seen: readonly Dot[]): Place | null {
  if (!Array.isArray(data)) return null;
  const [field, place, counter]: readonly unknown[] = data;
  const replica = typeof place === 'number' ? seen[place]?.replica : undefined;
  if (replica === undefined || typeof field !== 'string' || !isCounter(counter)) return null;
  return counter > counterOf(seen, replica) ? null : { field, replica, counter };
}

function unpackEntry(data: unknown, seen: readonly Dot[]): Entry | null {
  const place = unpackPlace(data, seen);
  if (!place || !Array.isArray(data)) return null;
  const [, , , stamp, value]: readonly unknown[] = data;
  return isStamp(stamp) && isValue(value, MOST_NESTING) ? { ...place, stamp, value } : null;
}

function isCounter(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0;
}

function isStamp(value: unknown): value is number {
  return Number.isSafeInteger(value) && Math.abs(Number(value)) <= LAST_STAMP;
}

function isValue(value: unknown, nesting: number): value is Value {
  if (value === null || typeof value === 'boolean') return true;
  if (typeof value === 'string') return value.length <= MOST_TEXT;
  if (typeof value === 'number') return Number.isFinite(value);
  return Array.isArray(value) && nesting > 0 && value.every((item) => isValue(item, nesting - 1));
}
