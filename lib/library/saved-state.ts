import type { CausalRecord } from './causal/record.ts';
import { isLive, viewOf } from './causal/view.ts';
import type { SavedState } from './saved.ts';

/** What a page may know of a record; null for a paper that is not on the list. */
export function savedState(record: CausalRecord | undefined): SavedState | null {
  if (!record || !isLive(record)) return null;
  const { fields, added, updated } = viewOf(record);
  return { status: fields.status[0]?.value ?? 'to-read', savedAt: added ?? updated };
}
