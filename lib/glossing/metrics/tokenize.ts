import { readNumber } from './number.ts';
import type { Token } from './token.ts';

/** A word, with what joins its letters and digits in names like `GPT-4.1`, `Recall@1`, `V*`, `MiniWob++`. */
const WORD = /[\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_]|[-.'’@^&‑](?=[\p{L}\p{N}_])|(?<=[\p{Lu}\d+b])[*+]|\^(?=-\d))*/uy;
const OWNER = /['’]s$/;

/** Splits a stretch of readable text into words, numbers and marks; `Mamba's` gives `mamba` and `'s`. */
export function tokenize(text: string, from: number, to: number): Token[] {
  const tokens: Token[] = [];
  const add = (start: number, end: number, quantity: Token['quantity'] = null) =>
    tokens.push({ lower: text.slice(start, end).toLowerCase(), start, end, quantity });
  for (let at = from; at < to; ) {
    const touching = tokens.at(-1)?.end === at;
    const literal = touching && /\D/.test(text[at] ?? '') ? null : readNumber(text, at);
    WORD.lastIndex = at;
    const word = literal ? null : WORD.exec(text)?.[0];
    if (literal) add(at, literal.end, literal.quantity);
    else if (word) {
      const owner = OWNER.test(word) ? 2 : 0;
      add(at, at + word.length - owner);
      if (owner > 0) add(at + word.length - owner, at + word.length);
    } else if (/\S/.test(text[at] ?? '')) add(at, at + 1);
    at = literal ? literal.end : at + (word?.length || 1);
  }
  return tokens;
}
