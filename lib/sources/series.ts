import { isIsoDay } from '../core/dates.ts';
import { PaperglossError } from '../core/errors.ts';
import { type SourceAddress, sourceAddress } from './address.ts';

const DAY_MILLISECONDS = 86_400_000;

/** Documents come late: days so near are asked for again, though there was nothing before. */
const LATE_DAYS = 7;

/** What one refresh asks a host for at most; the rest is the past, which the reader asks for. */
const MOST_NEW_DAYS = 400;

/** A series whose days before are missing so often in a row has no more of them. */
export const DAYS_WITHOUT = 60;

/** Four, two and two digits, with or without something between. */
const DATE = /(?<![0-9])((?:19|20)\d\d)([-_./]?)(0[1-9]|1[0-2])([-_./]?)([0-2]\d|3[01])(?![0-9A-Za-z])/g;

/** What stands for the parts of a day in the address of a series. */
const PLACES = /\{(?:yyyy|mm|dd)\}/g;

/** Days that stand for all when an address is looked at. */
const [ANY_DAY, OTHER_DAY] = ['2025-07-09', '2024-11-28'];

/** An address with a day in it. */
export interface Series {
  /** With `{yyyy}`, `{mm}` and `{dd}` for the day. */
  readonly template: string;
  /** The day that was in the address, `YYYY-MM-DD`. */
  readonly day: string;
}

/**
 * The series that an address is a day of: `/2025/07/09.md`, `2025-07-09`, `20250709`, also several of them that name
 * the same day. Null where it has no date, or contradicts itself, or is of one moment for ever.
 * @param address as `sourceAddress` gives it
 */
export function findSeries(address: string): Series | null {
  const path = address.indexOf('/', 'https://'.length);
  const [head, tail] = [address.slice(0, path), address.slice(path)];
  // A commit's name: nothing is ever added to what was there then.
  if (path < 0 || /\/[0-9a-f]{40}\//.test(tail) || /[{}]/.test(tail)) return null;
  const found = new Set([...tail.matchAll(DATE)].map(([, year, , month, , day]) => `${year}-${month}-${day}`));
  const [day = ''] = found;
  if (found.size !== 1 || !isIsoDay(day)) return null;
  const places = withMonths(tail.replace(DATE, '{yyyy}$2{mm}$4{dd}'), day);
  return places === null ? null : { template: head + places, day };
}

/** Folders of the same year and month are places too; null where they are of another. */
function withMonths(tail: string, day: string): string | null {
  const [year = '', month = ''] = day.split('-');
  const parts = tail.split('/');
  for (const [at, part] of parts.entries()) {
    const [whole, itsYear, between, itsMonth] = /^((?:19|20)\d{2})(?:([-_.]?)(\d{2}))?$/.exec(part) ?? [];
    const afterYear = /^\{yyyy\}$/.test(parts[at - 1] ?? '') && /^\d{2}$/.test(part);
    if (whole !== undefined) {
      if (itsYear !== year || (itsMonth !== undefined && itsMonth !== month)) return null;
      parts[at] = itsMonth === undefined ? '{yyyy}' : `{yyyy}${between}{mm}`;
    }
    if (afterYear) {
      if (part !== month) return null;
      parts[at] = '{mm}';
    }
  }
  return parts.join('/');
}

/** Where a series has the document of a day. @param day `YYYY-MM-DD` */
export function dayAddress(template: string, day: string): string {
  const [yyyy = '', mm = '', dd = ''] = day.split('-');
  const values: Readonly<Record<string, string>> = { '{yyyy}': yyyy, '{mm}': mm, '{dd}': dd };
  return template.replace(PLACES, (place) => values[place] ?? place);
}

/**
 * The address of a series as somebody typed it or a list has it, made clean as `sourceAddress` does.
 * @throws PaperglossError as it does, and for an address that has not the whole of a day in it
 */
export function seriesAddress(typed: string): SourceAddress {
  const clean = sourceAddress(dayAddress(typed, ANY_DAY));
  const series = findSeries(clean.address);
  const other = findSeries(sourceAddress(dayAddress(typed, OTHER_DAY)).address);
  if (!series || series.template !== other?.template || other.day !== OTHER_DAY) {
    throw new PaperglossError(
      'bad-request',
      'The address of a series needs {yyyy}, {mm} and {dd} where the day stands, such as ' +
        'https://host.example/{yyyy}/{mm}/{dd}.md.',
    );
  }
  return { ...clean, address: series.template };
}

/** The day so many days later, or earlier for a negative number. @param day `YYYY-MM-DD` */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MILLISECONDS).toISOString().slice(0, 10);
}

/**
 * The days of a series to ask for in a refresh, newest first: all since the newest document and, for those that come
 * late, the last week, without what is there.
 * @param have days that there are documents of
 * @param today `YYYY-MM-DD` by the reader's clock; the day after is asked for too, which has begun elsewhere
 */
export function newDays(have: ReadonlySet<string>, today: string): readonly string[] {
  const newest = [...have].reduce((last, day) => (day > last ? day : last), '');
  const late = addDays(today, -LATE_DAYS);
  const first = newest !== '' && newest < late ? addDays(newest, 1) : late;
  return daysBetween(first, addDays(today, 1), have).slice(0, MOST_NEW_DAYS);
}

/**
 * The days of a series to ask for when the reader wants its past, newest first, without what is there and what was
 * asked for in vain. Asking ends early where `pastEnds`.
 * @param until the first day of the past, `YYYY-MM-DD`
 */
export function pastDays(
  { have, absent }: { readonly have: ReadonlySet<string>; readonly absent: ReadonlySet<string> },
  today: string,
  until: string,
): readonly string[] {
  return daysBetween(until, today, new Set([...have, ...absent]));
}

/**
 * True where a series has shown no document on so many days in a row, going back, that it begins after them.
 * @param day the day that was last asked for
 */
export function pastEnds(have: ReadonlySet<string>, day: string): boolean {
  return !daysBetween(day, addDays(day, DAYS_WITHOUT - 1), new Set()).some((each) => have.has(each));
}

/** Newest first, both ends included, at most a century. */
function daysBetween(first: string, last: string, without: ReadonlySet<string>): readonly string[] {
  const days: string[] = [];
  for (let day = last; day >= first && days.length < 36_525; day = addDays(day, -1)) {
    if (!without.has(day)) days.push(day);
  }
  return days;
}
