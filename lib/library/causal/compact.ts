import { counterOf, withCounter } from './dots.ts';
import { type Author, storedFields, writeLive } from './edit.ts';
import { LIVE } from './fields.ts';
import { type CausalRecord, makeRecord } from './record.ts';
import { inTrash, isLive } from './view.ts';

/** How long a removed paper keeps its fields: the Trash. */
export const TRASH_DAYS = 30;

/** True for what is left of an emptied paper: what was seen, and nothing else. Kept for ever, or it would come back. */
export function isTombstone(record: CausalRecord): boolean {
  return !isLive(record) && !inTrash(record);
}

/**
 * Empties a removed paper: an edit that takes the place of all the record holds, holes included, and writes nothing.
 * Gives back `before` for a paper that is not in the Trash.
 */
export function empty(before: CausalRecord, by: Author): CausalRecord {
  if (!inTrash(before)) return before;
  const counter = counterOf(before.seen, by.replica) + 1;
  return makeRecord(before.id, withCounter(before.seen, by.replica, counter), []);
}

/**
 * A paper that an edit kept on the list while it was removed and emptied elsewhere has lost what that edit did not
 * write. This gives it back, as an edit of a replica that has seen the first one and still had the fields. Gives back
 * `merged` where nothing like that happened. Every saved record says when it was added: one that lives and does not was emptied.
 * @param before the copy here, `merged` what became of it
 */
export function rescue(before: CausalRecord, merged: CausalRecord, by: Author): CausalRecord {
  const keptHere = merged.entries.some((entry) => entry.field === LIVE && before.entries.includes(entry));
  if (!keptHere || !holds(before, 'added') || holds(merged, 'added')) return merged;
  const taken = before.entries.filter((entry) => !holds(merged, entry.field));
  return writeLive(merged, by, storedFields(taken), () => false);
}

function holds({ entries, holes = [] }: CausalRecord, field: string): boolean {
  return [...entries, ...holes].some((place) => place.field === field);
}
