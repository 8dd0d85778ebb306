import { inlineDepth } from './depth.ts';
import { type Marker, markerAt } from './markers.ts';
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
const OPENERS =
  /^(?:In|We|This|These|Those|The|Our|To|It|Its|However|Moreover|Furthermore|Additionally|For|On|With|By|At|As|An?|Here|Thus|Therefore|Finally|Experiments|Results|Extensive|Such|Their|They|While|Although|Code|All|Both|Based|First|Second|Third|Specifically|Unlike|From|Using|Additional|Existing|Recent|Despite|When|If|Each|Further|Hence|Also|And|But)\b/;
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
  const splitter = new Splitter(plain);
  let start = 0;
  for (const end of splitter.ends()) {
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

class Splitter {
  private readonly text: string;
  private readonly formula: Uint8Array;
  private readonly depth: Uint8Array;
  /** Where the sentence being read begins. */
  private start = 0;
  /** The list markers of that sentence that do not open it. */
  private inner: Marker[] = [];

  constructor({ text, formula }: Readable) {
    this.text = text;
    this.formula = formula;
    this.depth = inlineDepth(text);
  }

  /** Where sentences end, the end of the text included. */
  *ends(): Generator<number> {
    for (let at = 0; at < this.text.length; at += 1) {
      this.noteMarker(at);
      const end = this.endAt(at);
      if (end === null) continue;
      yield end;
      this.start = end;
      this.inner = [];
      at = end - 1;
    }
    if (this.start < this.text.length) yield this.text.length;
  }

  private noteMarker(at: number): void {
    const before = this.text[at - 1] ?? ' ';
    if (before !== ' ' || !/[(\da-h]|[ivx]/.test(this.text[at] ?? '')) return;
    const marker = markerAt(this.text, at);
    if (marker && this.text.slice(this.start, at).trim() !== '') this.inner.push(marker);
  }

  /** Where a sentence ends whose last mark stands at `at`; null where none does. */
  private endAt(at: number): number | null {
    const mark = this.text[at] ?? '';
    if (mark === '\n') return this.formula[at] ? null : at + 1;
    if (mark === ':' && this.leadsIn(at)) return at + 1;
    if (!/[.?!…]/.test(mark) || this.formula[at]) return null;
    let end = at + 1;
    while (/["”’]/.test(this.text[end] ?? '')) end += 1;
    if (this.depth[end] ?? 0) return null;
    if (end === at + 1 && this.depth[at]) return null;
    if (!this.mayEnd(at, mark)) return null;
    if (end < this.text.length && !isBlank(this.text, end)) return this.runsOn(at, end) ? end : null;
    return this.beginsAt(end) ? end : null;
  }

  private leadsIn(at: number): boolean {
    return !this.depth[at] && this.opensItem(at + 1) && LEAD_IN.test(this.text.slice(this.start, at).trimStart());
  }

  /** The word before a full stop decides whether it is one. */
  private mayEnd(at: number, mark: string): boolean {
    if (mark !== '.') return true;
    const word = this.wordBefore(at);
    const lower = word.toLowerCase();
    if (ABBREVIATIONS.has(lower)) return false;
    const next = this.next(at + 1);
    if (/^\d{1,2}$/.test(word) && this.isListMarker(at - word.length)) return false;
    if (lower === 'no' || lower === 'nos') return !/^\d/.test(next);
    if (DOUBTFUL.has(lower) || /^\p{Lu}$/u.test(word))
      return next === '' || OPENERS.test(next) || this.opensItem(at + 1);
    return true;
  }

  private wordBefore(at: number): string {
    let start = at;
    while (start > 0 && at - start < LONGEST_WORD && !/[\s("“[]/.test(this.text[start - 1] ?? '')) start -= 1;
    return this.text.slice(start, at);
  }

  /** `1.` opens an item where nothing but a break, a colon or the item before can stand in front of it. */
  private isListMarker(at: number): boolean {
    const marker = markerAt(this.text, at);
    if (!marker) return false;
    const before = this.text.slice(this.start, at).trimEnd();
    return before === '' || /[:;,]$/.test(before) || this.inner.some((other) => follows(marker, other));
  }

  /** Full stop and next sentence without a blank between them. */
  private runsOn(at: number, end: number): boolean {
    return (
      end === at + 1 &&
      /[\p{Ll}%)\d]/u.test(this.text[at - 1] ?? '') &&
      OPENERS.test(this.next(end)) &&
      /^\p{Lu}\p{Ll}*[ ,]/u.test(this.next(end))
    );
  }

  private next(at: number): string {
    let start = at;
    while (isBlank(this.text, start) && start < this.text.length) start += 1;
    return this.text.slice(start, start + LONGEST_WORD);
  }

  private opensItem(at: number): boolean {
    let start = at;
    while (isBlank(this.text, start) && start < this.text.length) start += 1;
    return markerAt(this.text, start) !== null;
  }

  /** Whether what follows `end` can begin a sentence. */
  private beginsAt(end: number): boolean {
    const next = this.next(end);
    if (next === '') return true;
    const start = this.text.indexOf(next[0] ?? '', end);
    if (this.formula[start]) return true;
    const marker = markerAt(this.text, start);
    if (marker) return !this.inner.some((other) => follows(marker, other));
    return /^[("“‘'[*•]*[\p{Lu}\p{Lo}\dα-ω]/u.test(next) || ROMAN_OR_NAME.test(next);
  }
}

function follows(marker: Marker, other: Marker): boolean {
  return marker.style === other.style && marker.order > other.order;
}
