import { isPaperId } from '../../core/arxiv-id.ts';
import { counterOf, type Dot, isReplicaId } from './dots.ts';
import { LAST_STAMP } from './hybrid-clock.ts';
import { byEntry, type CausalRecord, type Entry, type Value } from './record.ts';

/**
 * A record as JSON: `[id, [replica, counter, …], [[field, replica's place in the list before, counter, stamp, value], …]]`.
 * Equal records give equal text. Reading makes new objects and takes nothing on trust.
 */

/** More than a thousand years of edits; what is above is no record of ours. */
const MOST_ENTRIES = 10_000;
const MOST_TEXT = 1_000_000;
const MOST_NESTING = 4;

/** The record as plain data for `JSON.stringify`. */
export function packRecord(record: CausalRecord): readonly unknown[] {
  const places = new Map(record.seen.map(({ replica }, place) => [replica, place]));
  return [
    record.id,
    record.seen.flatMap(({ replica, counter }) => [replica, counter]),
    record.entries.map(({ field, replica, counter, stamp, value }) => [
      field,
      places.get(replica),
      counter,
      stamp,
      value,
    ]),
  ];
}

/** A record from parsed JSON; null for anything else. */
export function unpackRecord(data: unknown): CausalRecord | null {
  if (!Array.isArray(data)) return null;
  const [id, vector, list]: readonly unknown[] = data;
  if (typeof id !== 'string' || !isPaperId(id)) return null;
  const seen = unpackVector(vector);
  if (!seen || !Array.isArray(list) || list.length > MOST_ENTRIES) return null;
  const entries: Entry[] = [];
  for (const item of list) {
    const entry = unpackEntry(item, seen);
    if (!entry) return null;
    entries.push(entry);
  }
  return { id, seen, entries: entries.sort(byEntry) };
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

function unpackEntry(data: unknown, seen: readonly Dot[]): Entry | null {
  if (!Array.isArray(data)) return null;
  const [field, place, counter, stamp, value]: readonly unknown[] = data;
  const replica = typeof place === 'number' ? seen[place]?.replica : undefined;
  if (replica === undefined || typeof field !== 'string' || !isCounter(counter)) return null;
  if (counter > counterOf(seen, replica) || !isStamp(stamp) || !isValue(value, MOST_NESTING)) return null;
  return { field, replica, counter, stamp, value };
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
