import type { PaperId } from '../../core/arxiv-id.ts';
import { getOrAdd } from '../../core/get-or-add.ts';
import type { Metric } from '../../core/gloss.ts';
import { datasetKey, isDatasetName, metricKey } from './same-name.ts';
import { measureOf } from './units.ts';

/** A paper with the results that are reported of it. */
export interface Reported {
  readonly id: PaperId;
  readonly metrics: readonly Metric[];
}

/** A result among others of the same kind; values in the unit of the comparison. */
export interface Compared {
  readonly paper: PaperId;
  readonly metric: Metric;
  readonly value: number;
  readonly valueHigh: number | null;
  /** What the paper sets it against, where that is a value of the same measure. */
  readonly baseline: number | null;
}

/** One quantity, on one dataset, in one unit, as several papers report it. */
export interface Comparison {
  readonly name: string;
  readonly dataset: string;
  readonly unit: string | null;
  /** Which way is better; null where no paper says or two disagree. */
  readonly direction: Metric['direction'];
  /** The best first, or the largest where neither way is better. */
  readonly results: readonly Compared[];
}

interface Found {
  readonly paper: PaperId;
  readonly metric: Metric;
  readonly name: string;
  readonly dataset: string;
}

/**
 * The numbers of several papers that say the same of the same: one metric, one dataset, one measure. Levels only, since
 * a gain or a factor is over a baseline that another paper does not have. What a single paper reports is none.
 */
export function compareNumbers(papers: readonly Reported[]): Comparison[] {
  const groups = new Map<string, Found[]>();
  for (const { id, metrics } of papers) {
    for (const metric of metrics) {
      const found = comparable(id, metric);
      if (found) getOrAdd(groups, keyOf(found), () => []).push(found);
    }
  }
  return [...groups.values()]
    .map(distinct)
    .filter((group) => new Set(group.map(({ paper }) => paper)).size > 1)
    .map(comparisonOf)
    .sort((a, b) => b.results.length - a.results.length);
}

/** Null where it is not said of what, or on what. */
function comparable(paper: PaperId, metric: Metric): Found | null {
  if (metric.kind !== 'absolute' || metric.name === null) return null;
  const { name, dataset } =
    metric.dataset === null ? split(metric.name) : { name: metric.name, dataset: metric.dataset };
  return dataset !== null && isDatasetName(dataset) ? { paper, metric, name, dataset } : null;
}

/** `GenEval score` names both: what a benchmark of that name gives. */
function split(name: string): { readonly name: string; readonly dataset: string | null } {
  const [, dataset, rest] = /^(\S{0,30}(?:bench|benchmark|eval|arena)) (score|accuracy|performance)$/i.exec(name) ?? [];
  return { name: rest ?? name, dataset: dataset ?? null };
}

function keyOf({ name, dataset, metric }: Found): string {
  return JSON.stringify([metricKey(name, dataset), datasetKey(dataset), measureOf(metric.unit).key]);
}

/** Two sources that report the same result of a paper report it once. */
function distinct(group: readonly Found[]): readonly Found[] {
  const seen = new Map(group.map((found) => [JSON.stringify([found.paper, baseValue(found.metric)]), found]));
  return [...seen.values()];
}

function baseValue({ value, unit }: Metric): number {
  return value * measureOf(unit).size;
}

function comparisonOf(group: readonly Found[]): Comparison {
  const [first] = group;
  const unit = first?.metric.unit ?? null;
  const directions = new Set(group.flatMap(({ metric }) => metric.direction ?? []));
  const direction = directions.size === 1 ? ([...directions][0] ?? null) : null;
  const results = group.map(({ paper, metric }) => compared(paper, metric, measureOf(unit).size));
  const sign = direction === 'lower' ? 1 : -1;
  return {
    name: shortest(group.map(({ name }) => name)),
    dataset: shortest(group.map(({ dataset }) => dataset)),
    unit,
    direction,
    results: results.sort((a, b) => sign * (a.value - b.value)),
  };
}

function shortest(names: readonly string[]): string {
  return names.reduce((best, name) => (name.length < best.length ? name : best));
}

function compared(paper: PaperId, metric: Metric, size: number): Compared {
  const { value, valueHigh, unit, baseline } = metric;
  const scale = measureOf(unit).size / size;
  const against = baseline?.value ?? null;
  const other = measureOf(baseline?.unit ?? unit);
  return {
    paper,
    metric,
    value: value * scale,
    valueHigh: valueHigh === null ? null : valueHigh * scale,
    baseline: against === null || other.key !== measureOf(unit).key ? null : (against * other.size) / size,
  };
}
