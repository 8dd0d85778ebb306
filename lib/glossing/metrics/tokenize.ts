import { readNumber } from './number.ts';
import { wordQuantity } from './number-words.ts';
import type { Token } from './token.ts';

/** A word, with what joins its letters and digits in names like `GPT-4.1`, `Recall@1`, `V*`, `MiniWob++`. */
const WORD = /[\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_]|[-.'’@^&‑](?=[\p{L}\p{N}_])|(?<=[\p{Lu}\d+b])[*+]|\^(?=-\d))*/uy;
const OWNER = /['’]s$/;
const NUMBER = /\d|[-−+](?=\.?\d)|\.(?=\d)/y;

/** Splits a stretch of readable text into words, numbers and marks; `Mamba's` gives `mamba` and `'s`. */
export function tokenize(text: string, from: number, to: number): Token[] {
  const tokens: Token[] = [];
  const add = (start: number, end: number, quantity: Token['quantity'] = null) =>
    tokens.push({ lower: text.slice(start, end).toLowerCase(), start, end, quantity });
  for (let at = from; at < to; ) {
    const touching = tokens.at(-1)?.end === at;
    NUMBER.lastIndex = at;
    const literal = NUMBER.test(text) && !(touching && /\D/.test(text[at] ?? '')) ? readNumber(text, at) : null;
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
  return withNumberWords(tokens);
}

/** Gives words that state a quantity theirs: `six-fold`, `five orders of magnitude`, `half the budget`. */
function withNumberWords(tokens: readonly Token[]): Token[] {
  const found: Token[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] as Token;
    const worded = wordQuantity(tokens, at);
    const last = tokens[at + (worded?.unitTokens ?? 0)];
    found.push(worded ? { ...token, end: last?.end ?? token.end, quantity: worded.quantity } : token);
    at += worded?.unitTokens ?? 0;
  }
  return found;
}
