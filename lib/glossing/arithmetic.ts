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
type Pair = readonly [own: number, other: number];

/** How far a claim may be off before it is doubted: numbers are rounded, and some are rounded twice. */
const EXACT = 0.06;
const ABOUT = 0.15;
const AT_MOST = /up to|under|below|less|fewer|at most|as much/i;
const AT_LEAST = /over|above|more|least|[>≥]/i;
/** An average, or one of several cases, need not be what the numbers beside it give. */
const UNSURE = /averag|mean|median|respective|relative/i;
/** Brackets, or `from`, and one number: what may stand between a claim and the result that it is worked out from. */
const BETWEEN = /^[^(;]{0,160}?(?:\(|, from)[^\d();]*\d(?:[.,]?\d)*[^\d();]*$/;
const SPEED = /speed|fast|time|latency/i;
const COUNT = /(?<![\w.,])(\d[\d.]*) ?([kMB]) (?:\w+ )?(\w{4,}?)s\b/g;
/** A text with more counts than this does not set two of them against each other. */
const MOST_COUNTS = 20;

/** Finds the claims (`half`, `12x`, `45% fewer`) that the numbers beside them contradict; none where that is not sure. */
export function findDoubts(text: string, metrics: readonly FoundMetric[]): Doubt[] {
  const counts = [...text.matchAll(COUNT)].slice(0, MOST_COUNTS);
  return metrics.flatMap((claim, at) => {
    const pair = isClaim(claim) && (pairBeside(text, claim, metrics[at + 1]) ?? pairOf(claim, counts));
    const computed = pair && contradiction(claim, pair);
    if (!computed) return [];
    const span = wordsOfClaim(text, claim);
    return [{ quote: claim.quote, says: text.slice(...span), computed, span }];
  });
}

function isClaim({ kind, unit, value, valueHigh, quote, baseline }: FoundMetric): boolean {
  const isChange = /^ratio x|(?:ment|tion) %/.test(`${kind} ${unit}`);
  return isChange && value > 0 && valueHigh === null && baseline?.value == null && !UNSURE.test(quote);
}

/** `a 12x speedup (from 200 to 15 minutes)`, `by 6.1 points, from 61.3 to 67.4`: the numbers of the same thing. */
function pairBeside(text: string, { quote, name, span }: FoundMetric, next: FoundMetric | undefined): Pair | null {
  const other = next?.baseline?.value;
  if (!name || !other || next.kind !== 'absolute' || next.valueHigh !== null || next.quote !== quote) return null;
  const thing = `${next.name} ${next.unit}`;
  const same = name === next.name || name.split(' ').some((word) => word.length > 3 && thing.includes(word));
  const beside = (same || (SPEED.test(name) && SPEED.test(thing))) && BETWEEN.test(text.slice(span[1], next.span[0]));
  return beside ? [next.value, other] : null;
}

/** `12M parameters … 20M parameters`, and elsewhere `half the parameter budget`. */
function pairOf({ name, unit }: FoundMetric, counts: readonly RegExpExecArray[]): Pair | null {
  const [own, other, more] = counts.filter(([, , , thing = '']) => unit === 'x' && name?.includes(thing));
  return own && other && !more && own[2] === other[2] ? [Number(own[1]), Number(other[1])] : null;
}

/** The sum that a claim does not hold for, whatever it may mean by a factor or a percentage of change. */
function contradiction(claim: FoundMetric, [own, other]: Pair): string | null {
  const [small, large] = own < other ? [own, other] : [other, own];
  const change = large - small;
  const isFactor = claim.unit === 'x';
  const [part, whole] = isFactor ? (claim.value < 1 ? [small, large] : [large, small]) : [100 * change, other];
  const meant = [part / whole, ...(isFactor ? [] : [(100 * change) / own, change])];
  if (small * change <= 0 || meant.some((computed) => bears(claim, computed))) return null;
  const sum = isFactor ? `${part} / ${whole}` : `(${large} − ${small}) / ${whole}`;
  return `${sum} = ${Number((part / whole).toPrecision(3))}${isFactor ? '' : '%'}`;
}

/** Whether a claim holds for what was computed, as exactly as it is worded. */
function bears({ value, qualifier }: FoundMetric, computed: number): boolean {
  const off = computed / value - 1;
  const hedge = qualifier ?? '';
  if (AT_MOST.test(hedge)) return off <= EXACT;
  if (AT_LEAST.test(hedge)) return off >= -EXACT;
  return Math.abs(off) <= (hedge ? ABOUT : EXACT);
}

/** From the words that hedge a claim to its unit. */
function wordsOfClaim(text: string, { span: [start, end], qualifier }: FoundMetric): readonly [number, number] {
  const hedge = text.lastIndexOf(qualifier ?? '', start);
  const unit = /^[- ]?(?:[%x×]|fold|times)/.exec(text.slice(end))?.[0].length ?? 0;
  return [hedge >= 0 && start - hedge < 40 ? hedge : start, end + unit];
}
