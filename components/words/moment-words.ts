import { formatDay } from '../../lib/core/dates.ts';

/** A moment by the reader's clock, `9 Jul 2025, 14:02`. @param then milliseconds since 1970 */
export function momentWords(then: number): string {
  const date = new Date(then);
  return `${localDay(date)}, ${two(date.getHours())}:${two(date.getMinutes())}`;
}

function localDay(date: Date): string {
  return formatDay(`${`${date.getFullYear()}`.padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`);
}

function two(part: number): string {
  return `${part}`.padStart(2, '0');
}
