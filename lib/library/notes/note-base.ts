import type { CausalRecord } from '../causal/record.ts';
import { fieldValues } from '../causal/view.ts';

/**
 * The text from which rival notes of a record parted, for `mergeNotes`. It is kept beside the record on the device only:
 * each device remembers the note that its own edit, or the first of the rivals it saw, replaced.
 * @param base what was kept before; undefined for nothing
 * @param settled true where no edit of this device waits to be synced
 */
export function keepNoteBase(
  base: string | undefined,
  before: CausalRecord | undefined,
  after: CausalRecord,
  settled: boolean,
): string | undefined {
  const [old, now] = [before ? fieldValues(before, 'note') : [], fieldValues(after, 'note')];
  if (now.length <= 1 && settled) return undefined;
  if (base !== undefined) return base;
  const [only] = old;
  const changed = now.length !== old.length || now.some(({ value }) => value !== only?.value);
  return changed && old.length <= 1 ? (only?.value ?? '') : undefined;
}
