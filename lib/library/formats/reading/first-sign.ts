import { unixText } from './lines.ts';

/** How much of a text is looked at to tell what it is, in UTF-16 units. */
const HEAD = 20_000;

/** Lines that begin a record, each of one format; both may stand in a note of the other. */
const SIGN = /^(?:(TY {1,3}- )|@[a-z]+\s*[{(])/im;

/** What the first line that begins a record begins; null where no line does. */
export function firstSign(text: string): 'ris' | 'bibtex' | null {
  const match = SIGN.exec(unixText(text.slice(0, HEAD)));
  if (!match) return null;
  return match[1] ? 'ris' : 'bibtex';
}
