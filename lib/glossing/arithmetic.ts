import type { FoundMetric } from './metrics/index.ts';

/** A claim that the text's own numbers do not bear out. */
export interface Doubt {
  /** The sentence of the claim, verbatim. */
  readonly quote: string;
  /** The claim as printed: `up to a 12x`. */
  readonly says: string;
  /** What its numbers give, as a sum that a reader can follow: `200 / 15 = 13.3`. */
  readonly computed: string;
  /** UTF-16 units of the claim in the text. */
  readonly span: readonly [start: number, end: number];
}

/** A result and what it is set against. */
interface Pair {
  readonly own: number;
  readonly other: number;
}

/** One way to work a claim out of a pair. */
interface Sum {
  readonly result: number;
  readonly written: string;
}

/** How far a claim may be off before it is doubted: numbers are rounded, and some are rounded twice. */
const EXACT = 0.06;
const ABOUT = 0.15;
const ROUGHLY = /about|appro|around|roughly|nearly|almost|close|[~≈∼]/i;
const AT_MOST = /up to|under|below|(?:less|fewer) than|at most|as much/i;
const AT_LEAST = /over|above|more than|exceed|at least|beyond|[>≥]/i;
/** An average, or one of several cases, need not be what the numbers beside it give. */
const UNSURE = /\b(?:averag\w*|mean|median|respectively|relative|geomean)\b/i;

/** Finds the claims (`half`, `12x`, `45% fewer`) that the numbers beside them contradict; none where that is not sure. */
export function findDoubts(text: string, metrics: readonly FoundMetric[]): Doubt[] {
  const counts = [...text.matchAll(COUNT)].slice(0, MOST_COUNTS);
  return metrics.flatMap((claim, at) => {
    const pair = isClaim(claim) ? (pairBeside(text, claim, metrics[at + 1]) ?? pairOf(counts, claim)) : null;
    const sums = pair ? sumsOf(claim, pair) : [];
    if (!sums[0] || sums.some(({ result }) => bears(claim, result))) return [];
    const span = wordsOfClaim(text, claim);
    return [{ quote: claim.quote, says: text.slice(...span), computed: sums[0].written, span }];
  });
}

function isClaim({ kind, unit, value, valueHigh, quote, baseline }: FoundMetric): boolean {
  const counted = kind === 'ratio' || (unit === '%' && kind !== 'absolute');
  return counted && value > 0 && valueHigh === null && baseline?.value == null && !UNSURE.test(quote);
}

/** `a 12x speedup (from 200 to 15 minutes)`, `by 6.1 points, from 61.3 to 67.4`: the numbers of the same thing. */
function pairBeside(text: string, claim: FoundMetric, next: FoundMetric | undefined): Pair | null {
  const other = next?.baseline?.value;
  if (!next || !other || next.kind !== 'absolute' || next.valueHigh !== null || next.quote !== claim.quote) return null;
  const between = /^[^(;]{0,160}?(?:\(|, ?(?=from\b))([^();]{0,80})$/.exec(text.slice(claim.span[1], next.span[0]));
  if (between?.[1]?.match(/\d[\d,.]*/g)?.length !== 1) return null;
  const [name, nextName] = [claim.name ?? '', next.name ?? ''];
  const same = sharesWord(name, nextName) || (SPEED.test(name) && SPEED.test(`${nextName} ${next.unit}`));
  return same ? { own: next.value, other } : null;
}

const SPEED = /speed|fast|slow|accelerat|\btime|latency|throughput|hour|minute|second|\bms\b|fps/i;

function sharesWord(a: string, b: string): boolean {
  const words = b.toLowerCase().split(' ');
  return (
    a === b ||
    a
      .toLowerCase()
      .split(' ')
      .some((word) => word.length > 3 && words.includes(word))
  );
}

/** A text with more counts than this does not set two of them against each other. */
const MOST_COUNTS = 20;
const COUNT = /(?<![\w.,])(\d[\d,]*(?:\.\d+)?)\s?(k|K|M|B|million|billion) (?:\w+ )?(\w{4,}?)s\b/g;

/** `12M parameters … 20M parameters`, and elsewhere `half the parameter budget`. */
function pairOf(counts: readonly RegExpMatchArray[], { name, unit }: FoundMetric): Pair | null {
  const own = unit === 'x' ? counts.filter(([, , , thing = '']) => name?.toLowerCase().includes(thing)) : [];
  const [small = 0, large = 0] = own.map((count) => Number(count[1]?.replaceAll(',', '')));
  return own.length === 2 && own[0]?.[2] === own[1]?.[2] && small < large ? { own: small, other: large } : null;
}

/** All that a claim may mean by a factor or a percentage of change. */
function sumsOf({ unit, value }: FoundMetric, { own, other }: Pair): Sum[] {
  const [small, large] = own < other ? [own, other] : [other, own];
  if (small <= 0 || large === small) return [];
  if (unit === 'x' && value < 1)
    return [{ result: small / large, written: `${small} / ${large} = ${shown(small / large)}` }];
  if (unit === 'x') return [{ result: large / small, written: `${large} / ${small} = ${shown(large / small)}` }];
  const change = large - small;
  const part = (whole: number) => ({
    result: (change / whole) * 100,
    written: `(${large} − ${small}) / ${whole} = ${shown((change / whole) * 100)}%`,
  });
  return [part(other), part(own), { result: change, written: `${large} − ${small} = ${shown(change)}` }];
}

function shown(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/** Whether a claim holds for what was computed, as exactly as it is worded. */
function bears({ value, qualifier }: FoundMetric, computed: number): boolean {
  const off = (computed - value) / value;
  const hedge = qualifier ?? '';
  const margin = ROUGHLY.test(hedge) ? ABOUT : EXACT;
  if (AT_MOST.test(hedge)) return off <= margin;
  if (AT_LEAST.test(hedge)) return off >= -margin;
  return Math.abs(off) <= margin;
}

/** From the words that hedge a claim to its unit. */
function wordsOfClaim(text: string, { span: [start, end], qualifier }: FoundMetric): readonly [number, number] {
  const hedge = qualifier ?? '';
  const before = hedge === '' ? -1 : text.lastIndexOf(hedge, start);
  const unit = /^ ?(?:%|x|×|[- ]?(?:fold|times))/.exec(text.slice(end, end + 6))?.[0].length ?? 0;
  return [before >= 0 && start - before <= hedge.length + 4 ? before : start, end + unit];
}
