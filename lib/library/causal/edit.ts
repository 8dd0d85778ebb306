import type { PaperId } from '../../core/arxiv-id.ts';
import type { SavedFacts } from '../saved.ts';
import { counterOf, type Dot, type ReplicaId, withCounter } from './dots.ts';
import { type FieldName, type FieldValues, LIVE, TAG, toStored } from './fields.ts';
import { byEntry, type CausalRecord, type Entry, emptyRecord, makeRecord, type Value } from './record.ts';
import { isLive, valuesOf } from './view.ts';

/** Who edits, and the stamp of the edit (`nextStamp`). */
export interface Author {
  readonly replica: ReplicaId;
  readonly stamp: number;
}

/**
 * One edit: a new dot takes the place of the entries that `replaces` picks. What it does not pick stays, what it has
 * not seen can't be picked, nor what stands in a hole: that is all there is to "no edit is lost". Rivals of one field
 * that are written again get dots of their own, or they could only be replaced together.
 */
export function write(
  before: CausalRecord,
  by: Author,
  values: readonly (readonly [field: string, value: Value])[],
  replaces: (entry: Entry) => boolean,
): CausalRecord {
  const first = counterOf(before.seen, by.replica) + 1;
  const rivals = new Map<string, number>();
  const written = values.map(([field, value]): Entry => {
    const nth = rivals.get(field) ?? 0;
    rivals.set(field, nth + 1);
    return { field, value, replica: by.replica, counter: first + nth, stamp: by.stamp };
  });
  const counter = written.reduce((last, entry) => Math.max(last, entry.counter), first);
  const entries = [...before.entries.filter((entry) => !replaces(entry)), ...written].sort(byEntry);
  return makeRecord(before.id, withCounter(before.seen, by.replica, counter), entries, before.holes);
}

/** An edit that keeps the paper on the list: it also beats a deletion that had not seen it. */
export function writeLive(
  before: CausalRecord,
  by: Author,
  values: readonly (readonly [field: string, value: Value])[],
  replaces: (entry: Entry) => boolean,
): CausalRecord {
  return write(before, by, [...values, [LIVE, true]], (entry) => entry.field === LIVE || replaces(entry));
}

/**
 * Puts the paper on the list. One that was there before comes back as it was; what was noted first of its title came
 * from the paper's own page and stays, also where this copy was not given it. Its fields are written anew, so that they
 * outlive an `empty` made meanwhile.
 */
export function save(
  before: CausalRecord | undefined,
  id: PaperId,
  by: Author,
  facts: SavedFacts,
  now: number,
  version: number | null = null,
): CausalRecord {
  const record = before ?? emptyRecord(id);
  if (isLive(record)) return record;
  const noted = [...record.entries, ...(record.holes ?? [])];
  const known = (field: FieldName) => noted.some((place) => place.field === field);
  const values: (readonly [string, Value])[] = storedFields(record.entries).filter(([field]) => field !== 'added');
  values.push(['added', toStored('added', now)]);
  if (!known('status')) values.push(['status', toStored('status', 'to-read')]);
  if (!known('facts')) values.push(['facts', toStored('facts', facts)]);
  if (!known('version') && version !== null) values.push(['version', toStored('version', version)]);
  return writeLive(record, by, values, () => true);
}

/**
 * Sets a field. Gives back `before` where that would change nothing.
 * @param having the dots that the reader had before them (`Shown.dots`); rivals that came in meanwhile stay rivals.
 *   Without it, all that is in the record.
 */
export function setField<Name extends FieldName>(
  before: CausalRecord,
  by: Author,
  field: Name,
  value: FieldValues[Name],
  having?: readonly Dot[],
): CausalRecord {
  const stored = toStored(field, value);
  const current = valuesOf(before, field);
  if (isLive(before) && current.length === 1 && JSON.stringify(current[0]?.value) === JSON.stringify(stored)) {
    return before;
  }
  const known = (entry: Entry) =>
    !having || having.some((dot) => dot.replica === entry.replica && dot.counter === entry.counter);
  return writeLive(before, by, [[field, stored]], (entry) => entry.field === field && known(entry));
}

/**
 * Notes what a page or a document says of the paper. It takes the place of what this copy was not given as well: that is
 * nobody's own words, and two titles would stand as rivals.
 */
export function setFacts(before: CausalRecord, by: Author, facts: SavedFacts): CausalRecord {
  const after = setField(before, by, 'facts', facts);
  if (after === before) return before;
  const holes = after.holes?.filter(({ field }) => field !== 'facts');
  return makeRecord(after.id, after.seen, after.entries, holes);
}

/** Adds a tag; it stays where another replica takes the same tag away without having seen this. */
export function addTag(before: CausalRecord, by: Author, tag: string): CausalRecord {
  const field = TAG + tag;
  if (isLive(before) && before.entries.some((entry) => entry.field === field)) return before;
  return writeLive(before, by, [[field, true]], (entry) => entry.field === field);
}

export function removeTag(before: CausalRecord, by: Author, tag: string): CausalRecord {
  const field = TAG + tag;
  if (!before.entries.some((entry) => entry.field === field)) return before;
  return writeLive(before, by, [], (entry) => entry.field === field);
}

/** Takes the paper off the list. Its fields stay, as Trash, until `empty`. */
export function remove(before: CausalRecord, by: Author, now: number): CausalRecord {
  if (!isLive(before)) return before;
  return write(
    before,
    by,
    [['removed', toStored('removed', now)]],
    (entry) => entry.field === LIVE || entry.field === 'removed',
  );
}

/** Puts a removed paper back as it was: undo for `remove`. */
export function restore(before: CausalRecord, by: Author): CausalRecord {
  if (isLive(before)) return before;
  return writeLive(before, by, storedFields(before.entries), () => true);
}

/** What entries say of the paper, whether it is on the list or not left out; equal rivals as one. */
export function storedFields(entries: readonly Entry[]): readonly (readonly [field: string, value: Value])[] {
  const fields = new Map<string, [string, Value]>();
  for (const { field, value } of entries) {
    if (field !== LIVE && field !== 'removed') fields.set(`${field}\n${JSON.stringify(value)}`, [field, value]);
  }
  return [...fields.values()];
}
