import { fold } from '../core/text.ts';

/** A word as it is looked up and as it was written, with its place in the text (UTF-16 units). */
export interface Token {
  readonly term: string;
  readonly text: string;
  readonly start: number;
}

/** Nothing to fold, as in most words of running text. */
const FOLDED = /^[a-z0-9]+$/;

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** Splits text into words; folds case, accents and compatibility forms, so `H³DP` gives the term `h3dp`. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(WORD)) {
    const term = FOLDED.test(match[0]) ? match[0] : fold(match[0]);
    if (term) tokens.push({ term, text: match[0], start: match.index });
  }
  return tokens;
}
