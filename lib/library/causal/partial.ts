import { byPlace, type CausalRecord, makeRecord, type Place } from './record.ts';

/**
 * The record without some of its fields, for a place that has no room for all: a hole stands where an entry was left
 * out, so that a copy which has the entry keeps it, and one that never saw it knows that there is something. Gives the
 * record itself where nothing is left out.
 */
export function partialCopy(record: CausalRecord, keeps: (field: string) => boolean): CausalRecord {
  const entries = record.entries.filter(({ field }) => keeps(field));
  if (entries.length === record.entries.length) return record;
  const places: Place[] = [...(record.holes ?? [])];
  for (const { field, replica, counter } of record.entries) {
    // Two entries stand in one place where two profiles wrote under one name.
    const place = { field, replica, counter };
    if (!keeps(field) && !places.some((known) => byPlace(known, place) === 0)) places.push(place);
  }
  return makeRecord(record.id, record.seen, entries, places.sort(byPlace));
}
