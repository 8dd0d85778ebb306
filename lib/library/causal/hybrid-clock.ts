/**
 * A hybrid logical clock in one integer: milliseconds since 1970, pushed past what was seen so that an effect is never
 * stamped before its cause. Kulkarni et al., "Logical physical clocks" (2014), the counter folded into the low end as
 * in their section 6. Stamps choose which of two rivals is shown first; they never decide what is kept.
 */

/** Stamps further ahead of the local clock than this come from a wrong clock. */
const TOLERATED = 5 * 60_000;

/** The largest time a `Date` holds (ECMA-262, 21.4.1.1). */
export const LAST_STAMP = 8.64e15;

/** The stamp of an edit made now, after all that was stamped `last` at most. */
export function nextStamp(last: number, now: number): number {
  return last > now + TOLERATED ? now : Math.max(now, last + 1);
}

/** What the clock remembers after it was shown the stamp of another replica. */
export function observeStamp(last: number, stamp: number, now: number): number {
  return stamp > now + TOLERATED ? last : Math.max(last, stamp);
}
