import type { Baseline, Metric } from '../../core/gloss.ts';
import type { Readable } from '../readable.ts';
import type { Form, Role } from '../roles/role.ts';
import type { Sentence } from '../sentences.ts';
import { createBoard, type Finding, resultsOf } from './board.ts';
import { readComparisons } from './comparisons.ts';
import { directionOf } from './direction.ts';
import { type Naming, nameFindings } from './naming.ts';
import { readSpans } from './spans.ts';
import { bare, behind, HEDGE, leadOf, readScene, type Scene, wordsOf } from './tag.ts';
import type { Quantity, Span } from './token.ts';
import { placesOf } from './where.ts';

/** A result with its place in the text that states it. */
export interface FoundMetric extends Metric {
  /** UTF-16 units of the value, without its unit. */
  readonly span: Span;
  /** The same of the upper end of a range. */
  readonly highSpan: Span | null;
}

/** What the sentences so far named last. */
export interface Told {
  namings: readonly Naming[];
  dataset: string | null;
  baseline: string | null;
}

/** Finds the results that one sentence states. */
export function findMetrics(
  plain: Readable,
  sentence: Sentence,
  role: Role | null,
  form: Form,
  title: string,
  told: Told,
): FoundMetric[] {
  const scene = readScene(plain.text, ...sentence.readable, role, form);
  const board = createBoard(scene);
  readSpans(board);
  readComparisons(board);
  const found = resultsOf(board);
  // A name has a word or three; `Spending Rank Where It Counts: …` names nothing.
  const own = /^(\S+(?: \S+){0,2}):/.exec(title)?.[1] ?? '';
  const isBenchmark = BENCHMARK.test(title);
  if (own && isBenchmark) told.dataset ??= own;
  const namings = nameFindings(scene, found, told.namings);
  told.namings = namings.length > 0 ? namings : told.namings;
  const datasets = placesOf(
    scene,
    found,
    namings.map(({ phrase }) => phrase),
    told,
  );
  return found.flatMap((finding, order) => {
    const naming = namings[order];
    const quantity = scene.tokens[finding.at]?.quantity;
    if (!naming || !quantity) return [];
    const other = scene.tokens[finding.highAt ?? -1]?.quantity;
    const high = quantity.high ?? other ?? null;
    const { name } = naming;
    return {
      name,
      value: quantity.value,
      valueHigh: high?.value ?? null,
      unit: quantity.unit ?? other?.unit ?? null,
      dataset: datasets[order] ?? null,
      system: findSystem(scene, finding) ?? (own === '' || isBenchmark ? null : own),
      baseline: baselineOf(scene, finding, quantity, naming, told),
      direction: directionOf(name, naming.kind, naming.change),
      kind: naming.kind,
      qualifier: qualifierOf(scene, finding),
      quote: plain.source.slice(...sentence.span),
      span: place(plain, quantity.span),
      highSpan: high && place(plain, high.span),
    };
  });
}

/** Where a stretch of the readable text stands in the source, a brace that it opens closed. */
function place({ at, source }: Readable, [start, end]: Span): Span {
  const first = at[start] ?? 0;
  const last = (at[end - 1] ?? first) + 1;
  return [first, last + Number(/\{[^}]*$/.test(source.slice(first, last)))];
}

/** A paper of this title measures on what it is named after. */
const BENCHMARK = /bench|dataset|arena/i;
/** The last name that a verb belongs to, in the same clause. */
const OWNER = /.*(?<![XLMWPZAJn]|[ei]D?)[MWPZAJn]*(?<name>[XL][XLMWPZAJn]*)F?[RCK][^;]*$/d;

/** Whose result it is: the name that the verb before the number belongs to, or the one that the title gives. */
function findSystem(scene: Scene, { at }: Finding): string | null {
  const name = behind(scene, OWNER, at).name;
  const words = name && bare(scene, name);
  return words && !/(?:result|experiment|evaluation|stud)\w*$/i.test(words) ? words : null;
}

/** `the GRPO baseline` is GRPO; `existing baselines` stays what it is. */
function baselineOf(
  scene: Scene,
  { rival, owner, other, from }: Finding,
  own: Quantity,
  { kind }: Naming,
  told: Told,
): Baseline | null {
  const quantity = rival === null ? null : scene.tokens[rival]?.quantity;
  const phrase = owner ?? (from === null ? other : null);
  let name = phrase
    ? bare(scene, phrase)
        .replace(/^.* like /, '')
        .replace(/(?<=[\p{Lu}\d]\S*) (?:baseline|model|method)s?$/u, '')
    : null;
  told.baseline = name || told.baseline;
  if (!name && !quantity && kind !== 'absolute') name = told.baseline;
  if (!name && !quantity) return null;
  return { name, value: quantity?.value ?? null, unit: quantity ? (quantity.unit ?? own.unit) : null };
}

const QUALIFIERS = new RegExp(`${HEDGE}|[~<>≈≤≥∼]`, 'gi');

/** The words that hedge the value: `up to`, `about`, `~`. */
function qualifierOf(scene: Scene, { at }: Finding): string | null {
  return (
    wordsOf(scene, [leadOf(scene.tags, at) + 1, at])
      .match(QUALIFIERS)
      ?.join(' ') ?? null
  );
}
