import { type Author, storedFields, writeLive } from './edit.ts';
import { type CausalRecord, makeRecord } from './record.ts';
import { fieldValues, isLive } from './view.ts';

/** How long a removed paper keeps its fields: the Trash. */
export const TRASH_DAYS = 30;

const DAY = 86_400_000;

/** True for what is left of a removed paper: what was seen, and nothing else. Kept for ever, or it would come back. */
export function isTombstone(record: CausalRecord): boolean {
  return record.entries.length === 0 && !record.holes;
}

/** True for a paper that lay in the Trash long enough. */
export function isExpired(record: CausalRecord, now: number): boolean {
  if (isLive(record) || isTombstone(record)) return false;
  const removed = Math.max(0, ...fieldValues(record, 'removed').map(({ value }) => value));
  return now - removed > TRASH_DAYS * DAY;
}

/** Empties a removed record. Its vector stays, so that other copies are emptied when they merge, holes included. */
export function strip(record: CausalRecord): CausalRecord {
  return isLive(record) || isTombstone(record) ? record : makeRecord(record.id, record.seen, []);
}

/**
 * A paper edited here while it was removed and emptied elsewhere lives on, but the emptied copy had seen its older
 * fields and takes them along. This gives them back, as an edit of the replica that still had them. Every saved record
 * says when it was added: one that lives and does not was emptied.
 * @param before the copy here, `merged` what became of it
 */
export function rescue(before: CausalRecord, merged: CausalRecord, by: Author): CausalRecord {
  const emptied = isLive(merged) && knowsAdded(before) && !knowsAdded(merged);
  if (!emptied) return merged;
  const kept = new Set(merged.entries);
  const taken = before.entries.filter((entry) => !kept.has(entry));
  return writeLive(merged, by, storedFields(taken), () => false);
}

/** True for what went through `strip`, even where later edits stand in it. */
export function isEmptied(record: CausalRecord): boolean {
  return record.seen.length > 0 && !knowsAdded(record);
}

function knowsAdded(record: CausalRecord): boolean {
  return record.entries.some(({ field }) => field === 'added');
}
