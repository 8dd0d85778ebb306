import type { Metric } from '../../lib/core/gloss.ts';
import { printedNumber, printedValue, withUnit } from './printed-value.ts';

/** What a number without a name is called. */
export function metricName(metric: Pick<Metric, 'name'>): string {
  return metric.name ?? 'result';
}

/** The value with its unit and a plain word for what it is: `+5.2%`, `45% less`, `6.75x fewer`. */
export function bareValue(metric: Metric): string {
  const value = withUnit(printedValue(metric), metric.unit);
  if (metric.kind === 'reduction') return `${value} less`;
  if (metric.kind !== 'improvement') return value;
  return metric.direction === 'lower' ? `${value} lower` : `+${value}`;
}

/** The same with the source's hedge: `up to +40%`. */
export function valueWords(metric: Metric): string {
  return [metric.qualifier, bareValue(metric)].filter(Boolean).join(' ');
}

/** The baseline with its value, `LoRA 89.1%`; empty where the source names none. */
export function baselineWords({ baseline, quote }: Metric): string {
  if (!baseline) return '';
  const value = baseline.value === null ? '' : withUnit(printedNumber(baseline.value, quote), baseline.unit);
  return [baseline.name ?? (value && 'baseline'), value].filter(Boolean).join(' ');
}

/** What the value is set against, where nothing is drawn: `vs LoRA`, `of pure SFT`, or whose value it is. */
export function contextWords(metric: Metric): string {
  const against = baselineWords(metric);
  if (!against) return metric.system ?? '';
  return metric.kind === 'ratio' && metric.unit === '%' ? `of ${against}` : `vs ${against}`;
}

/** Which way is better, in words; empty where neither is. */
export function directionWords({ direction }: Pick<Metric, 'direction'>): string {
  return direction ? `${direction} is better` : '';
}

/** All that a row says, as one line: `accuracy on MNLI: SingLoRA 91.3% vs LoRA 89.1%; higher is better`. */
export function comparisonWords(metric: Metric): string {
  const what = [metricName(metric), metric.dataset].filter(Boolean).join(' on ');
  const system = [metric.system, valueWords(metric)].filter(Boolean).join(' ');
  const sides = [system, baselineWords(metric)].filter(Boolean).join(' vs ');
  return [`${what}: ${sides}`, directionWords(metric)].filter(Boolean).join('; ');
}
