import type { Dot } from './causal/dots.ts';
import { type Author, addTag, remove, removeTag, restore, setField, writeLive } from './causal/edit.ts';
import { fromStored, TAG } from './causal/fields.ts';
import type { CausalRecord, Entry, Value } from './causal/record.ts';
import { isLive, valuesOf } from './causal/view.ts';
import type { EditedField, LibraryChange } from './listed.ts';

/** The record after some changes, made in one moment. Gives `before` itself where they change nothing. */
export function applyChanges(
  before: CausalRecord,
  by: Author,
  changes: readonly LibraryChange[],
  now: number,
): CausalRecord {
  return changes.reduce((record, change) => apply(record, by, change, now), before);
}

function apply(record: CausalRecord, by: Author, change: LibraryChange, now: number): CausalRecord {
  switch (change.kind) {
    case 'status':
      return setField(record, by, 'status', change.value, withOwn(record, by, change));
    case 'note':
      return setField(record, by, 'note', change.value, change.having);
    case 'rating':
      return setField(record, by, 'rating', change.value, withOwn(record, by, change));
    case 'tag':
      return change.on ? addTag(record, by, change.tag) : removeTag(record, by, change.tag);
    case 'remove':
      return remove(record, by, now);
    case 'restore':
      return restore(record, by);
    case 'values':
      return setValues(record, by, change);
  }
}

/**
 * The edits that a choice takes the place of: those that the reader saw, and what was chosen here since. Who goes through
 * the stars faster than they are stored has one rating in mind, not several.
 */
function withOwn(
  record: CausalRecord,
  { replica }: Author,
  { kind, having }: Extract<LibraryChange, { kind: 'status' | 'rating' }>,
): readonly Dot[] | undefined {
  return having && [...having, ...record.entries.filter((entry) => entry.field === kind && entry.replica === replica)];
}

/** Writes all values of a field, which stand beside each other as rivals where there are several. */
function setValues(
  record: CausalRecord,
  by: Author,
  { field, values, having }: Extract<LibraryChange, { kind: 'values' }>,
): CausalRecord {
  const readable = values.filter((value) => fromStored(field, value) !== undefined);
  const written = readable.map((value): readonly [string, Value] => [field, value]);
  return writeLive(record, by, written, (entry) => entry.field === field && isOf(entry, having));
}

function isOf({ replica, counter }: Entry, dots: readonly Dot[] | undefined): boolean {
  return !dots || dots.some((dot) => dot.replica === replica && dot.counter === counter);
}

/**
 * The changes that take others back. What comes in from elsewhere meanwhile stays, as a rival.
 * @param before the record before the changes, `after` with them
 */
export function undoOf(
  before: CausalRecord,
  after: CausalRecord,
  changes: readonly LibraryChange[],
): readonly LibraryChange[] {
  if (after === before) return [];
  const touched = new Map(changes.map((change) => [subjectOf(change), change]));
  const undo: LibraryChange[] = [];
  for (const change of touched.values()) {
    if (change.kind === 'tag') {
      const had = before.entries.some(({ field }) => field === TAG + change.tag);
      undo.push({ kind: 'tag', tag: change.tag, on: had });
    } else if (change.kind !== 'remove' && change.kind !== 'restore') {
      undo.push(valuesBefore(before, after, change.kind === 'values' ? change.field : change.kind));
    }
  }
  // Last, for every other change puts the paper on the list.
  if (!isLive(before)) undo.push({ kind: 'remove' });
  else if (!isLive(after)) undo.push({ kind: 'restore' });
  return undo;
}

function valuesBefore(before: CausalRecord, after: CausalRecord, field: EditedField): LibraryChange {
  const values = valuesOf(before, field).flatMap(({ value }) =>
    typeof value === 'string' || typeof value === 'number' || value === null ? [value] : [],
  );
  return { kind: 'values', field, values, having: valuesOf(after, field).flatMap(({ dots }) => dots) };
}

function subjectOf(change: LibraryChange): string {
  if (change.kind === 'tag') return TAG + change.tag;
  return change.kind === 'values' ? change.field : change.kind;
}
