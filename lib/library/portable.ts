import { isPaperId, type PaperId } from '../core/arxiv-id.ts';
import { isIsoDay } from '../core/dates.ts';
import { plainLine } from '../core/text.ts';
import type { Status } from './saved.ts';

/** A saved paper as it leaves and enters the library: what every format writes and reads. Nothing of who edited when. */
export interface PortablePaper {
  readonly id: PaperId;
  /** `''` where unknown. */
  readonly title: string;
  /** In the paper's own order, given name first: `Ada Lovelace`. */
  readonly authors: readonly string[];
  /** Day of the first version, `YYYY-MM-DD`; null where unknown. */
  readonly published: string | null;
  /** arXiv categories, primary first; empty where unknown. */
  readonly categories: readonly string[];
  readonly status: Status;
  /** Sorted by code unit, no two alike. */
  readonly tags: readonly string[];
  /** Markdown. */
  readonly note: string;
  /** 1 to 5; null for none. */
  readonly rating: number | null;
  /** The version that was open when it was saved; null where unknown. */
  readonly version: number | null;
  /** Milliseconds since 1970, whole. */
  readonly added: number;
  readonly updated: number;
}

/** A paper as a document gives it: what the document does not say is absent, and nothing is empty. */
export type ReadPaper = Pick<PortablePaper, 'id'> & {
  readonly [Field in Exclude<keyof PortablePaper, 'id'>]?: NonNullable<PortablePaper[Field]>;
};

export type PortableField = keyof PortablePaper;

/** Every field; the order in which formats write them. */
export const PORTABLE_FIELDS = [
  'id',
  'title',
  'authors',
  'published',
  'categories',
  'status',
  'tags',
  'note',
  'rating',
  'version',
  'added',
  'updated',
] as const satisfies readonly PortableField[];

/** https://arxiv.org/category_taxonomy: an archive, or an archive and what it is parted into. */
const CATEGORY = /^[a-z]+(?:-[a-z]+)*(?:\.[A-Za-z]+(?:-[a-z]+)*)?$/;

/** The last millisecond that a `Date` can name; ECMA-262, time values. */
const LAST_TIME = 8.64e15;

/** What is wrong with a value of a field; the field is left out, the paper kept. */
const CHECKS: { readonly [Field in PortableField]: (value: unknown) => boolean } = {
  id: (value) => typeof value === 'string' && isPaperId(value),
  title: isText,
  authors: isTexts,
  published: (value) => isText(value) && isIsoDay(value),
  categories: (value) => isTexts(value) && value.every((name) => CATEGORY.test(name)),
  status: (value) => value === 'to-read' || value === 'reading' || value === 'read',
  tags: isTexts,
  note: isText,
  rating: isWhole(1, 5),
  version: isWhole(1, 9999),
  added: isWhole(-LAST_TIME, LAST_TIME),
  updated: isWhole(-LAST_TIME, LAST_TIME),
};

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(isText);
}

function isWhole(least: number, most: number): (value: unknown) => boolean {
  return (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
}

/** True for a value that the field may hold. */
export function isFieldValue<Field extends PortableField>(
  field: Field,
  value: unknown,
): value is NonNullable<PortablePaper[Field]> {
  return CHECKS[field](value);
}

/** True for a value that says nothing: null, no text, an empty list. */
export function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/** The paper without its empty fields: what a document that holds every field gives back. */
export function saidOf(paper: PortablePaper): ReadPaper {
  return Object.fromEntries(
    PORTABLE_FIELDS.flatMap((field) => (isEmpty(paper[field]) ? [] : [[field, paper[field]]])),
  ) as unknown as ReadPaper;
}

/** Tags as a paper holds them: sorted, none twice, none empty. */
export function sortedTags(tags: readonly string[]): string[] {
  return [...new Set(tags)].filter((tag) => tag !== '').sort();
}

/** One line of text from each that has any. */
export function plainLines(lines: readonly string[]): string[] {
  return lines.map((line) => plainLine(line)).filter((line) => line !== '');
}

/** Several lines of text as a text file can hold them: breaks are `\n`, no control characters, no lone surrogates. */
export function plainText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
    .toWellFormed();
}

/** The paper as text formats write it: names are single lines, the note is plain text, values are what they should be. */
export function plainPaper(paper: PortablePaper): PortablePaper {
  return {
    ...paper,
    title: plainLine(paper.title),
    authors: plainLines(paper.authors),
    published: isFieldValue('published', paper.published) ? paper.published : null,
    categories: paper.categories.filter((name) => CATEGORY.test(name)),
    tags: sortedTags(plainLines(paper.tags)),
    note: plainText(paper.note),
    rating: isFieldValue('rating', paper.rating) ? paper.rating : null,
    version: isFieldValue('version', paper.version) ? paper.version : null,
    added: plainTime(paper.added),
    updated: plainTime(paper.updated),
  };
}

/** The nearest time that a `Date` can name. */
function plainTime(at: number): number {
  return Math.round(Math.min(Math.max(at, -LAST_TIME), LAST_TIME)) || 0;
}
