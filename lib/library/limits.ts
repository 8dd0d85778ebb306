import { plainLine } from '../core/text.ts';

/** Characters of a note; several times the longest that was measured, and few enough to be merged at once. */
export const MOST_NOTE = 100_000;

const MOST_TAG = 60;

/** True for a tag as it is kept: one clean line of up to 60 characters, without comma (which parts tags in files). */
export function isTag(text: string): boolean {
  return text !== '' && text.length <= MOST_TAG && !text.includes(',') && plainLine(text) === text;
}

/** What a reader typed, as a tag; null where nothing is left. A leading `#` is how many people write one. */
export function toTag(typed: string): string | null {
  const tag = plainLine(typed.replaceAll(',', ' '))
    .replace(/^#+\s*/, '')
    .slice(0, MOST_TAG)
    .trim()
    .toWellFormed();
  return tag === '' ? null : tag;
}
