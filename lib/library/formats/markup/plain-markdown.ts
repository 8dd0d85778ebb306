import { titleParts } from '../tex/maths.ts';

/** Signs that begin something in Markdown as Obsidian has it, wherever they stand in a line. */
const SIGNS = /[\\`*_[\]<>#|~$&=%]/g;

/** Any ASCII punctuation may have a backslash: CommonMark, "Backslash escapes". */
const ESCAPED = /\\([!-/:-@[-`{-~])/g;

/** Text of one line that Markdown shows as it is. */
export function toMarkdown(text: string): string {
  return text.replace(SIGNS, '\\$&');
}

/** A title that Markdown shows as it is, its maths as maths. */
export function titleToMarkdown(title: string): string {
  return titleParts(title)
    .map(({ isMaths, text }) => (isMaths && !/[[\]]|\\[^a-z]/i.test(text) ? `$${text}$` : mathless(text, isMaths)))
    .join('');
}

function mathless(text: string, isMaths: boolean): string {
  return toMarkdown(isMaths ? `$${text}$` : text);
}

/** The text that Markdown shows: escapes are undone, everything else stays. */
export function fromMarkdown(text: string): string {
  return text.replace(ESCAPED, '$1');
}

/** A tag as Obsidian writes it, without `#`: letters, digits, `_ - /`, not digits alone. Empty where nothing is left. */
export function hashtag(tag: string): string {
  const word = tag.replace(/[^\p{L}\p{M}\p{N}_/-]+/gu, '-').replace(/^-|-$/g, '');
  return /^\p{N}+$/u.test(word) ? `_${word}` : word;
}

/** The hashtags in a text, without `#`. */
export function hashtagsIn(text: string): string[] {
  const words = [...text.matchAll(/(?<![^\s(])#([\p{L}\p{M}\p{N}_/-]+)/gu)].map(([, word = '']) => word);
  return words.filter((word) => !/^\p{N}+$/u.test(word));
}
