import type { SourceOrigin } from '../../../lib/sources/listed-source.ts';
import type { SourceCopy } from '../../../lib/store/source-list-copy.ts';
import type { StoredSource } from '../../../lib/store/source-rows.ts';
import { countPast } from './asking.ts';

export function newId(): string {
  return crypto.randomUUID();
}

/** A source that was never asked. @param added milliseconds since 1970 */
export function newSource(id: string, name: string, origin: SourceOrigin, added: number): StoredSource {
  const asked = { tried: null, checked: null, fault: null, failures: 0, trouble: null };
  return { id, name, origin, paused: false, added, ...asked, importing: 0, past: null, absent: [] };
}

const LOST = "What it said was lost when the browser's storage was damaged.";

/** A source that the database lost: what can be fetched again will be. */
export function sourceAgain({ id, name, origin, paused, added, oldest }: SourceCopy, now: number): StoredSource {
  const source = { ...newSource(id, name, origin, added), paused };
  if (origin.is === 'files') {
    return { ...source, trouble: { message: `${LOST} Add its files again.`, at: now, nextTry: null } };
  }
  const past = oldest === null ? null : { from: oldest, done: 0, total: countPast(new Set(), now, oldest) };
  return { ...source, past: origin.is === 'series' ? past : null };
}
