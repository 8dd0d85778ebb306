import { formatDay, localDay } from '../../lib/core/dates.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago, in few words: `just now`, `2 min ago`, `3 h ago`, then the day. Both in milliseconds since 1970. */
export function agoWords(then: number, now: number): string {
  const past = now - then;
  if (past < MINUTE) return 'just now'; // a clock that was set back included
  return past < DAY ? `${span(past)} ago` : dayWords(then);
}

/** How long until: `in 14 min`, `in 3 h`, `in a moment`. Both in milliseconds since 1970. */
export function untilWords(then: number, now: number): string {
  return then - now < MINUTE ? 'in a moment' : `in ${span(then - now)}`;
}

/** A moment by the reader's clock, `9 Jul 2025, 14:02`. @param then milliseconds since 1970 */
export function momentWords(then: number): string {
  const date = new Date(then);
  const [hours, minutes] = [date.getHours(), date.getMinutes()].map((part) => `${part}`.padStart(2, '0'));
  return `${dayWords(then)}, ${hours}:${minutes}`;
}

/** The day of a moment by the reader's clock, `9 Jul 2025`. @param then milliseconds since 1970 */
export function dayWords(then: number): string {
  return formatDay(localDay(then));
}

function span(milliseconds: number): string {
  return milliseconds < HOUR ? `${Math.floor(milliseconds / MINUTE)} min` : `${Math.floor(milliseconds / HOUR)} h`;
}
