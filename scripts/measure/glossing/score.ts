import type { FoundMetric, TextGloss } from '../../../lib/glossing/index.ts';
import type { MarkedResult, MarkedText } from './marked-text.ts';

/** A value that was found, one for each end of a range. */
export interface FoundValue {
  readonly value: number;
  readonly span: readonly [start: number, end: number];
  readonly metric: FoundMetric;
}

/** What was found in a text against what was marked in it. */
export interface Score {
  readonly hits: readonly { readonly found: FoundValue; readonly marked: MarkedResult }[];
  readonly wrong: readonly FoundValue[];
  readonly missed: readonly MarkedResult[];
  /** Sentences whose role was marked, and those of them that got it. */
  readonly sentences: number;
  readonly rightRoles: number;
}

const PARTS = ['name', 'dataset', 'baseline'] as const;
type Part = (typeof PARTS)[number];

/** Compares a gloss with the marks of its text. A baseline's value and what is borderline count neither way. */
export function score({ results, rivals, roles }: MarkedText, { sentences, metrics }: TextGloss): Score {
  const free = new Set(results);
  const hits: { found: FoundValue; marked: MarkedResult }[] = [];
  const wrong: FoundValue[] = [];
  for (const found of metrics.flatMap(values)) {
    const marked = [...free].find((result) => touch(result.span, found.span) && same(result.value, found.value));
    if (marked) {
      free.delete(marked);
      if (!marked.borderline) hits.push({ found, marked });
    } else if (!rivals.some((rival) => touch(rival, found.span)) && !isRival(results, found)) wrong.push(found);
  }
  const judged = sentences.flatMap(({ text, role }) => {
    const part = roles?.find((own) => own.text.includes(text.slice(0, 60)));
    return part ? [part.role === role] : [];
  });
  return {
    hits,
    wrong,
    missed: [...free].filter(({ borderline }) => !borderline),
    sentences: judged.length,
    rightRoles: judged.filter(Boolean).length,
  };
}

function values(metric: FoundMetric): FoundValue[] {
  const { value, span, valueHigh, highSpan } = metric;
  const low = { value, span, metric };
  return valueHigh === null || !highSpan ? [low] : [low, { value: valueHigh, span: highSpan, metric }];
}

function touch(a: readonly [number, number], b: readonly [number, number]): boolean {
  return a[0] < b[1] && a[1] > b[0];
}

function same(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-6 * Math.abs(a);
}

/** A file of marks may give the value of a baseline without its place. */
function isRival(results: readonly MarkedResult[], { value }: FoundValue): boolean {
  return results.some(({ baseline }) => baseline?.value === value);
}

/** Which parts of the results that were found are right, compared loosely: parts may join several places of the text. */
export function rightParts({ hits }: Score): Readonly<Record<Part, number>> {
  const count = (part: Part) => hits.filter(({ found, marked }) => isRight(part, found.metric, marked)).length;
  return { name: count('name'), dataset: count('dataset'), baseline: count('baseline') };
}

/** Whether a part is as it was marked. A baseline is right by its value where it has one, else by its name. */
export function isRight(part: Part, found: FoundMetric, marked: MarkedResult): boolean {
  if (part !== 'baseline') return alike(found[part], marked[part]);
  const [own, other] = [found.baseline, marked.baseline];
  if (!own || !other) return own === other;
  if (own.value === null || other.value === null) return own.value === other.value && alike(own.name, other.name);
  return same(own.value, other.value);
}

const EMPTY = /^(?:the|a|an|of|on|in|with|and|for|benchmarks?|datasets?|scores?|tasks?|models?|baselines?|test|set)$/;

function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}%]+/gu) ?? [];
  const telling = words.filter((word) => !EMPTY.test(word)).map((word) => word.replace(/s$/, ''));
  return telling.length > 0 ? telling : words;
}

/** At least half of the telling words of the shorter text are among those of the other. */
function alike(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return a === b;
  const [shorter = [], longer = []] = [wordsOf(a), wordsOf(b)].sort((x, y) => x.length - y.length);
  return shorter.filter((word) => longer.includes(word)).length * 2 >= shorter.length;
}
