import { counterOf, type Dot, type ReplicaId, withCounter } from './dots.ts';
import { byEntry, byPlace, type CausalRecord, makeRecord } from './record.ts';

/**
 * The record with the edits that `from` made after its first `settled` ones made again by `to`, as if `to` had been the
 * author all along. For a profile that was copied or restored: its dots after that point may name other edits elsewhere.
 */
export function reissue(record: CausalRecord, from: ReplicaId, to: ReplicaId, settled: number): CausalRecord {
  const counter = counterOf(record.seen, from);
  if (counter <= settled) return record;
  const again = <Item extends Dot>(item: Item): Item => reissuedDot(item, from, to, settled);
  const entries = record.entries.map(again).sort(byEntry);
  const holes = record.holes?.map(again).sort(byPlace);
  const seen = withCounter(withCounter(record.seen, from, settled), to, counter - settled);
  return makeRecord(record.id, seen, entries, holes);
}

/** What carries a dot, with the dot that its edit has after `reissue`. */
export function reissuedDot<Item extends Dot>(item: Item, from: ReplicaId, to: ReplicaId, settled: number): Item {
  const again = item.replica === from && item.counter > settled;
  return again ? { ...item, replica: to, counter: item.counter - settled } : item;
}
