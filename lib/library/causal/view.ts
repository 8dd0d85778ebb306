import type { PaperId } from '../../core/arxiv-id.ts';
import type { Dot } from './dots.ts';
import { type FieldName, type FieldValues, fromStored, LIVE, TAG } from './fields.ts';
import type { CausalRecord, Entry, Value } from './record.ts';

/** One of the values a field holds; more than one where replicas wrote without seeing each other. */
export interface Shown<Held> {
  readonly value: Held;
  /** When it was written, as far as clocks can be trusted. */
  readonly stamp: number;
  /** The edits that wrote it. */
  readonly dots: readonly Dot[];
}

/** A record as a reader sees it. The newest value comes first; more than one asks for "keep both" or "merge". */
export interface LibraryPaper {
  readonly id: PaperId;
  readonly live: boolean;
  readonly fields: { readonly [Name in FieldName]: readonly Shown<FieldValues[Name]>[] };
  /** In the order of the alphabet. */
  readonly tags: readonly string[];
  /** When it was first put on the list; null where that was forgotten. */
  readonly added: number | null;
  /** When anything of it was last edited. */
  readonly updated: number;
}

const ABOUT_TIME: ReadonlySet<FieldName> = new Set<FieldName>(['added', 'removed']);

export function isLive(record: CausalRecord): boolean {
  return record.entries.some((entry) => entry.field === LIVE);
}

/** True for a paper that was taken off the list and not emptied since. */
export function inTrash(record: CausalRecord): boolean {
  return !isLive(record) && (record.entries.length > 0 || record.holes !== undefined);
}

/** The stored values of a field, equal ones as one, newest first. */
export function valuesOf(record: CausalRecord, field: string): readonly Shown<Value>[] {
  const shown = new Map<string, { value: Value; stamp: number; dots: Dot[] }>();
  for (const entry of record.entries.filter((each) => each.field === field).sort(newestFirst)) {
    const key = JSON.stringify(entry.value);
    const dot = { replica: entry.replica, counter: entry.counter };
    const known = shown.get(key);
    if (known) known.dots.push(dot);
    else shown.set(key, { value: entry.value, stamp: entry.stamp, dots: [dot] });
  }
  return [...shown.values()];
}

/** The values of a field that this version can read, newest first. */
export function fieldValues<Name extends FieldName>(
  record: CausalRecord,
  field: Name,
): readonly Shown<FieldValues[Name]>[] {
  return valuesOf(record, field).flatMap(({ value, stamp, dots }) => {
    const held = fromStored(field, value);
    return held === undefined ? [] : [{ value: held, stamp, dots }];
  });
}

export function tagsOf(record: CausalRecord): readonly string[] {
  const tags = record.entries.filter(({ field }) => field.startsWith(TAG)).map(({ field }) => field.slice(TAG.length));
  return [...new Set(tags)].sort();
}

/** The record as a reader sees it. */
export function viewOf(record: CausalRecord): LibraryPaper {
  const fields = {
    status: fieldValues(record, 'status'),
    note: fieldValues(record, 'note'),
    rating: fieldValues(record, 'rating'),
    version: fieldValues(record, 'version'),
    added: fieldValues(record, 'added'),
    removed: fieldValues(record, 'removed'),
    facts: fieldValues(record, 'facts'),
  };
  return {
    id: record.id,
    live: isLive(record),
    fields,
    tags: tagsOf(record),
    added: fields.added.length === 0 ? null : Math.min(...fields.added.map(({ value }) => value)),
    updated: record.entries.reduce((latest, { stamp }) => Math.max(latest, stamp), 0),
  };
}

/** The fields that hold rivals a reader should settle; of times the earliest or latest counts, which needs nobody. */
export function conflictsOf(paper: LibraryPaper): readonly FieldName[] {
  return (Object.keys(paper.fields) as FieldName[]).filter(
    (name) => !ABOUT_TIME.has(name) && paper.fields[name].length > 1,
  );
}

/** Ties are broken by replica, so that every device shows the same. */
function newestFirst(a: Entry, b: Entry): number {
  return b.stamp - a.stamp || (a.replica < b.replica ? 1 : a.replica > b.replica ? -1 : b.counter - a.counter);
}
