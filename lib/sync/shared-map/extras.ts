import { TAG } from '../../library/causal/fields.ts';
import { partialCopy } from '../../library/causal/partial.ts';
import type { CausalRecord, Entry } from '../../library/causal/record.ts';
import { isLive } from '../../library/causal/view.ts';

/** What a record may be without, where there is no room for it: title and authors can be had again, a note can't. */
export type Extra = 'note' | 'facts';

export type Extras = ReadonlySet<Extra>;

export const EXTRAS: readonly Extra[] = ['note', 'facts'];

const NONE: Extras = new Set();
const MADE: Extras = new Set(['note']);

/** The extras that are the reader's own work and must be carried before it counts as synced; of removed papers none. */
export function extrasMade(record: CausalRecord): Extras {
  return isLive(record) ? MADE : NONE;
}

/** What stands of every record that is there at all, beside its tags. */
const LISTING: ReadonlySet<string> = new Set(['live', 'status', 'rating', 'version', 'added', 'removed']);

/** Null for what no record is without. Fields of later versions go with the note. */
function extraOf({ field, value }: Entry): Extra | null {
  if (field === 'facts') return 'facts';
  return LISTING.has(field) || field.startsWith(TAG) || value === '' ? null : 'note';
}

/** The record with these extras only. */
export function copyWith(record: CausalRecord, extras: Extras): CausalRecord {
  return partialCopy(record, (entry) => {
    const extra = extraOf(entry);
    return extra === null || extras.has(extra);
  });
}

/** The extras that a record has, each with its length as JSON. */
export function extraLengths(record: CausalRecord): ReadonlyMap<Extra, number> {
  const lengths = new Map<Extra, number>();
  for (const entry of record.entries) {
    const extra = extraOf(entry);
    if (extra) lengths.set(extra, (lengths.get(extra) ?? 0) + JSON.stringify(entry.value).length);
  }
  return lengths;
}

/** When the record was last edited, by what no copy is without: the same for all copies of it. */
export function lastEdit(record: CausalRecord): number {
  return record.entries.reduce((at, entry) => (extraOf(entry) ? at : Math.max(at, entry.stamp)), 0);
}
