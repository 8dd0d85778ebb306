import type { FaultKind } from './source-fault.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** No source is asked more often by itself. */
export const REFRESH_EVERY = 6 * HOUR;

const LONGEST_WAIT = 4 * 24 * HOUR;

/** However long a server asks to be left alone: it may be mistaken. */
const LONGEST_RETRY = 30 * 24 * HOUR;

/** How often a source was tried, and what came of it. Times are milliseconds since 1970, null for never. */
export interface Tried {
  readonly paused: boolean;
  /** When it was last asked for, well or not. */
  readonly tried: number | null;
  /** Failures in a row since it last went well. */
  readonly failures: number;
  /** What the last failure was; null where it went well. */
  readonly fault: FaultKind | null;
  /** When the server wants to be asked again; null where it did not say. */
  readonly retryAt: number | null;
}

/** Where asking again changes nothing until the reader does something. */
const IN_VAIN: ReadonlySet<FaultKind> = new Set(['address', 'permission']);

/**
 * When a source is to be asked again by itself; null where never.
 * @param now milliseconds since 1970
 */
export function dueAt({ paused, tried, failures, fault, retryAt }: Tried, now: number): number | null {
  if (paused || (fault && IN_VAIN.has(fault))) return null;
  // A clock that was set back must not leave a source waiting for a time far ahead.
  if (tried === null || tried > now) return now;
  const wait = fault ? backOff(fault, failures) : REFRESH_EVERY;
  const asked = fault && retryAt !== null ? Math.min(retryAt, tried + LONGEST_RETRY) : 0;
  return Math.max(tried + wait, asked);
}

/** True where a source's time has come. */
export function isDue(tried: Tried, now: number): boolean {
  const due = dueAt(tried, now);
  return due !== null && due <= now;
}

/** When the next of them is due, so that one alarm does for all; null where none ever is. */
export function nextDue(all: readonly Tried[], now: number): number | null {
  const times = all.map((tried) => dueAt(tried, now)).filter((time) => time !== null);
  return times.length > 0 ? Math.min(...times) : null;
}

/** Twice as long after each failure. Without a connection no server was asked, and it may be back soon. */
function backOff(fault: FaultKind, failures: number): number {
  const times = 2 ** Math.min(Math.max(failures - 1, 0), 20);
  return fault === 'unreachable'
    ? Math.min(15 * MINUTE * times, REFRESH_EVERY)
    : Math.min(REFRESH_EVERY * times, LONGEST_WAIT);
}
