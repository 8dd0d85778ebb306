import { readNumber } from './number.ts';
import type { Token } from './token.ts';

/** The inside of a word: letters and digits, and what joins them in names like `GPT-4.1`, `Recall@1`, `MiniWob++`. */
const LETTER = /[\p{L}\p{N}\p{M}_]/u;
const JOINT = /[-.'’@^&*+‑]/;
const NUMBER_START = /\d|[-−+.](?=\.?\d)/y;

/** Splits a stretch of readable text into words, numbers and marks. */
export function tokenize(text: string, from: number, to: number): Token[] {
  const tokens: Token[] = [];
  let at = from;
  while (at < to) {
    if (/\s/.test(text[at] ?? '')) {
      at += 1;
      continue;
    }
    const token = numberAt(text, at, tokens.at(-1)) ?? wordAt(text, at) ?? markAt(text, at);
    tokens.push(token);
    at = token.end + (token.possessive ? 2 : 0);
  }
  return tokens;
}

function numberAt(text: string, at: number, before: Token | undefined): Token | null {
  NUMBER_START.lastIndex = at;
  if (!NUMBER_START.test(text)) return null;
  const touching = before?.end === at;
  if (touching && /[-−+.]/.test(text[at] ?? '')) return null;
  const literal = readNumber(text, at);
  if (!literal) return null;
  return { ...tokenOf(text, at, literal.end), quantity: literal.quantity };
}

function wordAt(text: string, at: number): Token | null {
  if (!LETTER.test(text[at] ?? '')) return null;
  let end = at + 1;
  while (end < text.length && continues(text, end)) end += 1;
  const possessive = /['’]s$/.test(text.slice(at, end));
  return { ...tokenOf(text, at, possessive ? end - 2 : end), isWord: true, possessive };
}

function continues(text: string, at: number): boolean {
  const unit = text[at] ?? '';
  if (LETTER.test(unit)) return true;
  if (!JOINT.test(unit)) return false;
  const next = text[at + 1] ?? '';
  if (LETTER.test(next)) return true;
  // `V* Bench`, `MiniWob++`, `H^-1`
  return /[*+]/.test(unit) ? /[\p{Lu}+\d]|b/u.test(text[at - 1] ?? '') : unit === '^' && next === '-';
}

function markAt(text: string, at: number): Token {
  return tokenOf(text, at, at + (text.codePointAt(at) ?? 0) > 0xffff ? at + 2 : at + 1);
}

function tokenOf(text: string, start: number, end: number): Token {
  const own = text.slice(start, end);
  return { text: own, lower: own.toLowerCase(), start, end, quantity: null, isWord: false, possessive: false };
}
