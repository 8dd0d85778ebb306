import type { Baseline, Metric } from '../../core/gloss.ts';
import type { Readable } from '../readable.ts';
import type { Form, Role } from '../roles/role.ts';
import type { Sentence } from '../sentences.ts';
import type { Scene } from './judge.ts';
import { type Naming, nameFindings, nameText } from './naming.ts';
import { withNumberWords } from './number-words.ts';
import { hedgeStart, textOf } from './phrase.ts';
import { type Finding, findFindings, type Rival } from './relate.ts';
import { findSystem } from './system.ts';
import type { Quantity } from './token.ts';
import { tokenize } from './tokenize.ts';
import { Places } from './where.ts';
import { isDown, isLowerBetter } from './words.ts';

/** A result with its place in the text that states it. */
export interface FoundMetric extends Metric {
  /** UTF-16 units of the value, without its unit. */
  readonly span: readonly [start: number, end: number];
  /** The same of the upper end of a range. */
  readonly highSpan: readonly [start: number, end: number] | null;
  /** The same of each value that it is set against. */
  readonly rivalSpans: readonly (readonly [start: number, end: number])[];
}

/** Finds the results that one sentence states. */
export function findMetrics(
  plain: Readable,
  sentence: Sentence,
  role: Role | null,
  form: Form,
  title: string,
): FoundMetric[] {
  const tokens = withNumberWords(tokenize(plain.text, ...sentence.readable));
  const scene: Scene = { text: plain.text, tokens, role, form };
  const findings = findFindings(scene);
  if (findings.length === 0) return [];
  const namings = nameFindings(scene, findings);
  const numbers = new Set(
    findings
      .flatMap(({ at, highAt, rivals }) => [at, highAt, ...rivals.map((rival) => rival.at)])
      .filter((at) => at !== null),
  );
  const places = new Places(scene, numbers);
  const quote = plain.source.slice(...sentence.span);
  return findings.flatMap((finding, at) => {
    const naming = namings[at];
    const quantity = tokens[finding.at]?.quantity;
    if (!naming || !quantity) return [];
    const high = finding.highAt === null ? null : (tokens[finding.highAt]?.quantity ?? null);
    const name = nameText(scene, naming);
    return {
      name,
      value: quantity.value,
      valueHigh: high?.value ?? quantity.high,
      unit: high && !quantity.unit ? high.unit : quantity.unit,
      dataset: places.placeOf(finding, naming.name),
      system: findSystem(scene, finding, title),
      baseline: baselineOf(scene, finding.rivals[0], quantity),
      direction: directionOf(name, naming, scene, finding),
      kind: naming.kind,
      qualifier: qualifierOf(scene, finding),
      quote,
      span: place(plain, quantity.span),
      highSpan: high ? place(plain, high.span) : quantity.highSpan && place(plain, quantity.highSpan),
      rivalSpans: finding.rivals.flatMap(({ at: rival }) =>
        spanOf(plain, rival === null ? null : tokens[rival]?.quantity),
      ),
    };
  });
}

/** Where a stretch of the readable text stands in the source, the braces that it opens closed. */
function place({ at, source }: Readable, [start, end]: readonly [number, number]): readonly [number, number] {
  const first = at[start] ?? 0;
  let last = (at[end - 1] ?? first) + 1;
  const open = source.slice(first, last).split('{').length - source.slice(first, last).split('}').length;
  for (let brace = 0; brace < open && source[last] === '}'; brace += 1) last += 1;
  return [first, last];
}

function spanOf(plain: Readable, quantity: Quantity | null | undefined): (readonly [number, number])[] {
  return quantity ? [place(plain, quantity.span)] : [];
}

function baselineOf({ text, tokens }: Scene, rival: Rival | undefined, own: Quantity): Baseline | null {
  if (!rival) return null;
  const name = rival.name && baselineName(textOf(text, tokens, rival.name));
  const quantity = rival.at === null ? null : tokens[rival.at]?.quantity;
  if (!name && !quantity) return null;
  return { name: name || null, value: quantity?.value ?? null, unit: quantity ? (quantity.unit ?? own.unit) : null };
}

/** `the GRPO baseline` is GRPO; `existing baselines` stays what it is. */
function baselineName(name: string): string {
  const bare = name
    .replace(/^(?:the|an?|its|their|our) /i, '')
    .replace(/ (?:trained|based|built|requiring|using)$/, '');
  const named = /^(.*[\p{Lu}\d].*) (?:baselines?|models?|methods?|approach)$/u.exec(bare);
  return named?.[1] ?? bare;
}

function directionOf(
  name: string | null,
  { kind }: Naming,
  { tokens }: Scene,
  { at }: Finding,
): 'higher' | 'lower' | null {
  if (name === null) return kind === 'reduction' ? 'lower' : 'higher';
  const words = name
    .toLowerCase()
    .split(/[\s()]+/)
    .filter(Boolean);
  if (words.some((word) => /speed-?up/.test(word))) return 'higher';
  const of = words.indexOf('of');
  if (of > 0 && isLowerBetter(words[of - 1] ?? '')) return 'lower';
  const head =
    words.findLast((word) => !/^(?:of|per|rate|rates|score|scores|count|number|ratio|percentage)$/.test(word)) ?? '';
  if (
    words.some((word) => /^(?:errors?|loss|hallucinations?|perplexity|latency|brier|fid|fvd|wer)$/.test(word)) ||
    isLowerBetter(head)
  )
    return 'lower';
  if (kind !== 'absolute' && isDown(tokens[at + 1]) && kind === 'ratio') return 'lower';
  return 'higher';
}

const HEDGE_WORDS =
  /^(?:an?|the|of|in|and|significant|substantial|impressive|remarkable|further|overall|absolute|relative|additional|another|new|\+|\$|strong|competitive|state-of-the-art|reported|notable|average|averaging|mean|total|full|high|low|final|large|consistent|best|top|average)$/;

/** The words that hedge the value: `up to`, `about`, `~`. */
function qualifierOf({ text, tokens }: Scene, { at }: Finding): string | null {
  let start = hedgeStart(tokens, at);
  while (start < at && HEDGE_WORDS.test(tokens[start]?.lower ?? '')) start += 1;
  let end = at;
  while (end > start && HEDGE_WORDS.test(tokens[end - 1]?.lower ?? '')) end -= 1;
  return textOf(text, tokens, { start, end }) || null;
}
