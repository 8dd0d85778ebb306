import type { SyncFault } from '../../../lib/sync/fault.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long after the last edit a round begins, and how far apart rounds are at least. */
export const AFTER_EDIT = 5 * SECOND;
export const APART = 30 * SECOND;

/** How often a round looks for what others did. */
export const EVERY_MINUTES = 15;

/** How often a round trusts nothing it remembers. */
export const LOOK_WHOLLY = 24 * HOUR;

/** Waits between attempts, the last one again and again. */
const WAITS = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 6 * HOUR];

/** Faults that only the reader can mend. */
const NEEDS_READER: ReadonlySet<SyncFault> = new Set<SyncFault>([
  'login',
  'forbidden',
  'no-folder',
  'newer-version',
  'passphrase',
  'permission',
]);

/**
 * When to try again after a failure; null where that would be of no use.
 * @param failures how many there were in a row, this one included
 * @param asked milliseconds that the place asks for; null where it does not
 */
export function nextTry(now: number, fault: SyncFault, failures: number, asked: number | null): number | null {
  if (NEEDS_READER.has(fault)) return null;
  const wait = WAITS[Math.min(failures, WAITS.length) - 1] ?? MINUTE;
  return now + Math.max(wait, Math.min(asked ?? 0, 24 * HOUR));
}
