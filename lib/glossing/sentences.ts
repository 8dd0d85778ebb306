import { inlineDepth } from './depth.ts';
import { type Marker, markerAt } from './markers.ts';
import { isFunctionWord } from './metrics/lexicon.ts';
import { type Readable, readable } from './readable.ts';

/** A sentence: its units in the source, and in the readable text. */
export interface Sentence {
  readonly span: readonly [start: number, end: number];
  readonly readable: readonly [start: number, end: number];
}

/** Never end a sentence, whatever follows. */
const ABBREVIATIONS = new Set(
  'e.g i.e eg ie vs cf fig figs eq eqs eqn sec secs ref refs tab approx resp ca viz dr mr mrs ms prof st vol ver dept'.split(
    ' ',
  ),
);
/** End one only before a word that clearly begins the next. */
const DOUBTFUL = new Set(
  'al etc a.k.a w.r.t i.i.d u.s u.k u.s.a inc ltd co corp jr sr ph.d no nos dim avg max min'.split(' '),
);
/** Begin a sentence, as do words like `the` and `finally`. */
const OPENER =
  /^(?:Moreover|Furthermore|Therefore|Hence|Experiments|Results|Extensive|Code|First|Second|Existing|Recent|Further|[A-Z]\w+ly)\b/;
/** What leads into a list of whole sentences, and is none of them. */
const LEAD_IN = /^(?:okay, |sure, )?(?:here(?:'s|’s| is| are)|follow-?up questions)\b/i;
const ROMAN_OR_NAME = /^[a-z]+(?:[A-Z]|-?\d|-[A-Z])/;
const LONGEST_WORD = 40;

/** Splits a text into sentences, never inside abbreviations, numbers, brackets, quotes, formulas or inline lists. */
export function splitSentences(source: string): Sentence[] {
  return sentencesOf(readable(source));
}

/** `splitSentences` for text that has been made readable. */
export function sentencesOf(plain: Readable): Sentence[] {
  const found: Sentence[] = [];
  let start = 0;
  for (const end of endsOf(plain)) {
    const sentence = trimmed(plain, start, end);
    if (sentence) found.push(sentence);
    start = end;
  }
  return found;
}

/** Marks that are not shown belong to what they stand before or after: `\textbf{Repair:}` is of one sentence. */
function trimmed({ source, text, at }: Readable, from: number, to: number): Sentence | null {
  let [start, end] = [from, to];
  while (start < end && isBlank(text, start)) start += 1;
  while (end > start && isBlank(text, end - 1)) end -= 1;
  if (start === end) return null;
  let first = start === 0 ? 0 : (at[start - 1] ?? 0) + 1;
  while (isBlank(source, first)) first += 1;
  let last = at[end] ?? source.length;
  while (isBlank(source, last - 1)) last -= 1;
  return { span: [Math.min(first, at[start] ?? first), last], readable: [start, end] };
}

function isBlank(text: string, at: number): boolean {
  return /\s/.test(text[at] ?? '');
}

/** Where sentences end, the end of the text included. */
function* endsOf({ text, formula }: Readable): Generator<number> {
  const depth = inlineDepth(text);
  /** Where the sentence being read begins. */
  let begin = 0;
  /** The list markers of that sentence that do not open it. */
  let inner: Marker[] = [];
  for (let at = 0; at < text.length; at += 1) {
    noteMarker(at);
    const end = endAt(at);
    if (end === null) continue;
    yield end;
    begin = end;
    inner = [];
    at = end - 1;
  }
  if (begin < text.length) yield text.length;

  function noteMarker(at: number): void {
    const before = text[at - 1] ?? ' ';
    if (before !== ' ' || !/[(\da-h]|[ivx]/.test(text[at] ?? '')) return;
    const marker = markerAt(text, at);
    if (marker && text.slice(begin, at).trim() !== '') inner.push(marker);
  }

  /** Where a sentence ends whose last mark stands at `at`; null where none does. */
  function endAt(at: number): number | null {
    const mark = text[at] ?? '';
    if (mark === '\n') return formula[at] ? null : at + 1;
    if (mark === ':' && leadsIn(at)) return at + 1;
    if (!/[.?!…]/.test(mark) || formula[at]) return null;
    let end = at + 1;
    while (/["”’]/.test(text[end] ?? '')) end += 1;
    if (depth[end] ?? 0) return null;
    if (end === at + 1 && depth[at]) return null;
    if (!mayEnd(at, mark)) return null;
    if (end < text.length && !isBlank(text, end)) return runsOn(at, end) ? end : null;
    return beginsAt(end) ? end : null;
  }

  function leadsIn(at: number): boolean {
    return !depth[at] && opensItem(at + 1) && LEAD_IN.test(text.slice(begin, at).trimStart());
  }

  /** The word before a full stop decides whether it is one. */
  function mayEnd(at: number, mark: string): boolean {
    if (mark !== '.') return true;
    const word = wordBefore(at);
    const lower = word.toLowerCase();
    if (ABBREVIATIONS.has(lower)) return false;
    const next = wordsFrom(at + 1);
    if (/^\d{1,2}$/.test(word) && isListMarker(at - word.length)) return false;
    if (lower === 'no' || lower === 'nos') return !/^\d/.test(next);
    if (DOUBTFUL.has(lower) || /^\p{Lu}$/u.test(word)) return next === '' || opens(next) || opensItem(at + 1);
    return true;
  }

  function wordBefore(at: number): string {
    let start = at;
    while (start > 0 && at - start < LONGEST_WORD && !/[\s("“[]/.test(text[start - 1] ?? '')) start -= 1;
    return text.slice(start, at);
  }

  /** `1.` opens an item where nothing but a break, a colon or the item before can stand in front of it. */
  function isListMarker(at: number): boolean {
    const marker = markerAt(text, at);
    if (!marker) return false;
    const before = text.slice(begin, at).trimEnd();
    return before === '' || /[:;,]$/.test(before) || inner.some((other) => follows(marker, other));
  }

  /** Full stop and next sentence without a blank between them. */
  function runsOn(at: number, end: number): boolean {
    return (
      end === at + 1 &&
      /[\p{Ll}%)\d]/u.test(text[at - 1] ?? '') &&
      opens(wordsFrom(end)) &&
      /^\p{Lu}\p{Ll}*[ ,]/u.test(wordsFrom(end))
    );
  }

  function wordsFrom(at: number): string {
    let start = at;
    while (isBlank(text, start) && start < text.length) start += 1;
    return text.slice(start, start + LONGEST_WORD);
  }

  function opensItem(at: number): boolean {
    let start = at;
    while (isBlank(text, start) && start < text.length) start += 1;
    return markerAt(text, start) !== null;
  }

  /** Whether what follows `end` can begin a sentence. */
  function beginsAt(end: number): boolean {
    const next = wordsFrom(end);
    if (next === '') return true;
    const start = text.indexOf(next[0] ?? '', end);
    if (formula[start]) return true;
    const marker = markerAt(text, start);
    if (marker) return !inner.some((other) => follows(marker, other));
    return /^[("“‘'[*•]*[\p{Lu}\p{Lo}\dα-ω]/u.test(next) || ROMAN_OR_NAME.test(next);
  }
}

function opens(words: string): boolean {
  return OPENER.test(words) || isFunctionWord(/^\p{Lu}\p{Ll}*/u.exec(words)?.[0] ?? '');
}

function follows(marker: Marker, other: Marker): boolean {
  return marker.style === other.style && marker.order > other.order;
}
