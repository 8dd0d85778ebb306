import { match, readNumber } from './number.ts';
import type { Token } from './token.ts';

/** A word, with what joins its letters and digits in names like `GPT-4.1`, `Recall@1`, `V*`, `MiniWob++`; or its `'s`. */
const WORD =
  /['’]s(?![\p{L}\p{N}])|[\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_]|(?!['’]s(?![\p{L}\p{N}]))[-.'’@^&‑](?=[\p{L}\p{N}_])|(?<=[\p{Lu}\d+b])[*+]|\^(?=-\d))*/uy;

/** Splits a stretch of readable text into words, numbers and marks; `Mamba's` gives `mamba` and `'s`. */
export function tokenize(text: string, from: number, to: number): Token[] {
  const tokens: Token[] = [];
  for (let start = from, end = from; start < to; start = end) {
    const touching = tokens.at(-1)?.end === start;
    const char = text[start] ?? '';
    const literal = touching && /\D/.test(char) ? null : readNumber(text, start);
    end = literal?.end ?? start + (match(WORD, text, start)?.[0].length ?? 1);
    if (/\S/.test(char))
      tokens.push({ lower: text.slice(start, end).toLowerCase(), start, end, quantity: literal?.quantity ?? null });
  }
  return tokens;
}
