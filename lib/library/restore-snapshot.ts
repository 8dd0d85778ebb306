import { type Author, write } from './causal/edit.ts';
import { LIVE, TAG, toStored } from './causal/fields.ts';
import type { CausalRecord, Entry, Value } from './causal/record.ts';
import { isLive, valuesOf } from './causal/view.ts';
import { undoOf } from './change.ts';
import type { EditedField, LibraryChange } from './listed.ts';

const EDITED: readonly EditedField[] = ['status', 'note', 'rating'];

/**
 * The record with every field as a snapshot has it, rivals included, and on the list or in the Trash as it was there. Only
 * what differs is written, so that what is edited elsewhere meanwhile has no rival without need. Gives `now` itself where
 * nothing differs, and where the snapshot has no more than the trace of a paper: one that was added since stays.
 * @param at milliseconds since 1970
 */
export function restoreRecord(then: CausalRecord, now: CausalRecord, by: Author, at: number): CausalRecord {
  if (then.entries.length === 0) return now;
  const unknown = new Set(then.holes?.map(({ field }) => field));
  const all = [...fieldsOf(then), ...fieldsOf(now)].filter((field) => !unknown.has(field));
  const fields = new Set(all.filter((field) => !sameValues(then, now, field)));
  const moved = isLive(then) !== isLive(now);
  if (fields.size === 0 && !moved) return now;
  const values = [...fields].flatMap((field) =>
    valuesOf(then, field).map(({ value }): readonly [string, Value] => [field, value]),
  );
  const place: readonly [string, Value] = isLive(then) ? [LIVE, true] : ['removed', toStored('removed', at)];
  const replaced = (entry: Entry) => fields.has(entry.field) || entry.field === LIVE || entry.field === place[0];
  return write(now, by, [...values, place], replaced);
}

/** Fields that say something of the paper, whether it is on the list left out. */
function fieldsOf({ entries }: CausalRecord): readonly string[] {
  return entries.map(({ field }) => field).filter((field) => field !== LIVE && field !== 'removed');
}

function sameValues(a: CausalRecord, b: CausalRecord, field: string): boolean {
  const texts = [a, b].map((record) => valuesOf(record, field).map(({ value }) => JSON.stringify(value)));
  return JSON.stringify(texts[0]?.sort()) === JSON.stringify(texts[1]?.sort());
}

/**
 * The changes that take back a restored record. What had been emptied from the Trash goes back into it: no change empties.
 */
export function undoRestore(before: CausalRecord, after: CausalRecord): readonly LibraryChange[] {
  const fields = before.entries.length > 0 ? [...new Set([...fieldsOf(before), ...fieldsOf(after)])] : [];
  const differing = fields.filter((field) => !sameValues(before, after, field));
  return undoOf(before, after, differing.flatMap(changeOf));
}

/** A change of the field, whatever its values: what it is undone by depends on the record alone. */
function changeOf(field: string): readonly LibraryChange[] {
  if (field.startsWith(TAG)) return [{ kind: 'tag', tag: field.slice(TAG.length), on: true }];
  return EDITED.filter((edited) => edited === field).map((edited) => ({ kind: 'values', field: edited, values: [] }));
}
