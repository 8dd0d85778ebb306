import { markerOf } from './markers.ts';
import { type Readable, readable } from './readable.ts';

/** A sentence: its units in the source, and in the readable text. */
export interface Sentence {
  readonly span: readonly [start: number, end: number];
  readonly readable: readonly [start: number, end: number];
}

/** What opens an item of a list; a number with a full stop does only behind another mark. */
const ITEM =
  /((?<=\s)\(?(?:[ivx]{1,4}|[a-h]|\d\d?)\)(?=\s)|(?<=^|[^\w\s]\s{1,3})(?<!vs\.\s)(?:[ivx]{2,4}|\d\d?)\.(?=\s))/;
/** Brackets with what stands between them; a pair further apart is two slips of the pen. */
const BRACKETS = /[([](?:[^()[\]\n]|[([][^()[\]\n]*[)\]]){0,600}[)\]]/;
/** What is quoted, but for a mark at its end, which may be that of the sentence. */
const QUOTED = /(?<![^\s(])["“](?=\S)[^"“”\n]{0,600}?(?=[.?!…]?["”])/;
/** What a sentence may end with, the blanks behind it included. */
const STOP = /([:.?!…]["”’]*(?:[^\S\n]+|(?=[A-Z][a-z]+ ))|\n\s*)/;
const PIECE = new RegExp([ITEM, BRACKETS, QUOTED, STOP].map(({ source }) => source).join('|'), 'g');
/** A word whose full stop ends a sentence only before one that clearly opens the next. */
const ABBREVIATION = /(?<![-\w'’@])(?:[a-z]|eg|ie|al|no|vs|cf|figs?|eqs?|secs?|approx|[dm]r)\.\s*$/i;
const OPENER = /^(?:In|We|Th\w{1,3}|Our|It|However|To|For|On|As)\b/;
/** A capital, a digit, or a name such as `nnFormer`, after brackets and quotes. */
const BEGINNING = /^[^\w\s]*[a-z]*-?[\p{Lu}\d]/u;
/** What leads into a list of whole sentences, and is none of them. */
const LEAD_IN = /^(?:here(?:['’]s| is| are)|follow)/i;
/** No word that decides is longer. */
const REACH = 40;

/** Splits a text into sentences, never inside abbreviations, numbers, brackets, quotes, formulas or inline lists. */
export function splitSentences(source: string): Sentence[] {
  return sentencesOf(readable(source));
}

/** `splitSentences` for text that has been made readable. */
export function sentencesOf(plain: Readable): Sentence[] {
  const found: Sentence[] = [];
  let start = 0;
  for (const end of endsOf(plain)) {
    const own = trimmed(plain.text, start, end);
    if (own[0] < own[1])
      found.push({
        span: trimmed(plain.source, own[0] && (plain.at[own[0] - 1] ?? 0) + 1, plain.at[own[1]] ?? 0),
        readable: own,
      });
    start = end;
  }
  return found;
}

/** The units of a stretch without the blanks around them. */
function trimmed(text: string, from: number, to: number): readonly [start: number, end: number] {
  const own = text.slice(from, to);
  return [to - own.trimStart().length, from + own.trimEnd().length];
}

/** Where sentences end, the end of the text included. */
function* endsOf({ text, formula }: Readable): Generator<number> {
  let start = 0;
  /** The styles of the markers inside the sentence: the items that they open are parts of it. */
  let inner = new Set<string>();
  for (const { 0: piece, 1: marker, 2: stop, index } of text.matchAll(PIECE)) {
    if (marker && index > start) inner.add(styleOf(marker));
    if (!stop || formula[index]) continue;
    const end = index + piece.length;
    const next = text.slice(end, end + REACH);
    const item = markerOf(next);
    if (stop[0] === ':') {
      if (!item || !LEAD_IN.test(text.slice(start, index))) continue;
    } else if (stop[0] !== '\n') {
      const begins = formula[end] || (item ? !inner.has(styleOf(item)) : BEGINNING.test(next));
      const before = text.slice(Math.max(start, index - REACH), end);
      if (!begins || (ABBREVIATION.test(before) && !item && !OPENER.test(next))) continue;
    }
    yield end;
    start = end;
    inner = new Set();
  }
  yield text.length;
}

/** What the markers of one list share: their brackets, and the kind of their numerals. */
function styleOf(marker: string): string {
  return marker.replace(/\w+/, (numeral) => (numeral < 'a' ? '1' : numeral < 'i' ? 'a' : 'i'));
}
