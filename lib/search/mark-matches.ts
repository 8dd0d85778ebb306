import { tokenize } from './tokenize.ts';

/** A stretch of text, and whether the query met it. */
export interface MarkedText {
  readonly text: string;
  readonly marked: boolean;
}

/** Splits `text` at the words whose folded form is among `terms` (see `Hit.terms`); joined, it is `text` again. */
export function markMatches(text: string, terms: ReadonlySet<string>): MarkedText[] {
  const parts: MarkedText[] = [];
  let at = 0;
  for (const token of tokenize(text)) {
    if (!terms.has(token.term)) continue;
    if (token.start > at) parts.push({ text: text.slice(at, token.start), marked: false });
    at = token.start + token.text.length;
    parts.push({ text: token.text, marked: true });
  }
  if (at < text.length) parts.push({ text: text.slice(at), marked: false });
  return parts;
}
