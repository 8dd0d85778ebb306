import { ACCENTS, LETTERS, SIGNS } from './letters.ts';
import { titleParts } from './maths.ts';

const WORD_OF = new Map([...LETTERS].map(([word, letter]) => [letter, `{\\${word}}`]));
const SIGN_OF = new Map([...SIGNS].map(([word, sign]) => [sign, `\\${word}{}`]));
const ACCENT_OF = new Map([...ACCENTS].map(([accent, mark]) => [mark, accent]));

/** What TeX reads otherwise than it stands, and every letter that may have an accent. */
const SPECIAL = /[\\{}~^<>|%#$&_]|[\u00c0-\u024f\u1e00-\u1eff]/g;

/**
 * Text as TeX sets it, and no more than text: nothing in it is a command, braces are balanced. Accented letters of Latin are
 * written as TeX has them, one group each, because BibTeX counts and sorts bytes; what has no such form stays UTF-8.
 */
export function toTex(text: string): string {
  return text.replace(SPECIAL, (sign) => SIGN_OF.get(sign) ?? WORD_OF.get(sign) ?? accented(sign) ?? `\\${sign}`);
}

/** A title as TeX sets it, its maths as maths. */
export function titleToTex(title: string): string {
  return titleParts(title)
    .map(({ isMaths, text }) => (isMaths ? `$${text}$` : toTex(text)))
    .join('');
}

/** `{\"o}`; the letter itself where it has no accent of TeX's; undefined for a sign. */
function accented(letter: string): string | undefined {
  if (letter < '\u00c0') return undefined;
  const [base = '', mark = ''] = letter.normalize('NFD');
  const accent = ACCENT_OF.get(mark);
  if (accent === undefined || !/[A-Za-z]/.test(base) || `${base}${mark}`.normalize() !== letter) {
    return letter;
  }
  return `{\\${accent}${/[a-z]/i.test(accent) ? ' ' : ''}${base}}`;
}
