import { byPlace, type CausalRecord, type Entry, makeRecord, type Place } from './record.ts';

/**
 * The record without some of its entries, for a place that has no room for all: a hole stands where an entry was left
 * out, so that a copy which has the entry keeps it, and one that never saw it knows that there is something. Gives the
 * record itself where nothing is left out.
 */
export function partialCopy(record: CausalRecord, keeps: (entry: Entry) => boolean): CausalRecord {
  const entries = record.entries.filter(keeps);
  if (entries.length === record.entries.length) return record;
  const holes: Place[] = [...(record.holes ?? [])];
  for (const { field, replica, counter } of record.entries) {
    const place = { field, replica, counter };
    // Two entries stand in one place where two profiles wrote under one name.
    if (![...entries, ...holes].some((known) => byPlace(known, place) === 0)) holes.push(place);
  }
  return makeRecord(record.id, record.seen, entries, holes.sort(byPlace));
}
