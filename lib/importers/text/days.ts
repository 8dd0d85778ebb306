import { isIsoDay } from '../../core/dates.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = String.raw`(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?`;

/** `2025-07-09`, `2025/07/09`, `July 9, 2025`, `9 July 2025`. */
const DAY = new RegExp(
  String.raw`\b(\d{4})[-/](\d{2})[-/](\d{2})\b|\b${MONTH} (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b|\b(\d{1,2})(?:st|nd|rd|th)? ${MONTH},? (\d{4})\b`,
  'gi',
);

/** Where a heading names more than a day: `(June 29 – July 05, 2026)`. */
const TAIL = /[\s([,:–—-]+$/;

/** The last day that a line or an address names, `YYYY-MM-DD`; null where it names none. */
export function dayIn(text: string): string | null {
  const days = [...text.slice(0, 1000).matchAll(DAY)].map(isoDay).filter(isIsoDay);
  return days.at(-1) ?? null;
}

/** A heading without the day at its end, if something is left. */
export function withoutDay(heading: string): string {
  const match = [...heading.slice(0, 1000).matchAll(DAY)].at(-1);
  if (!match || match.index + match[0].length < heading.trimEnd().length) return heading;
  return heading.slice(0, match.index).replace(TAIL, '') || heading;
}

function isoDay([
  ,
  year,
  month,
  day,
  named,
  dayAfter,
  yearAfter,
  dayBefore,
  monthAfter,
  yearLast,
]: RegExpMatchArray): string {
  if (year) return `${year}-${month}-${day}`;
  const name = (named ?? monthAfter ?? '').toLowerCase();
  const two = (number: string | number) => String(number).padStart(2, '0');
  return `${yearAfter ?? yearLast}-${two(MONTHS.indexOf(name) + 1)}-${two(dayAfter ?? dayBefore ?? '')}`;
}
