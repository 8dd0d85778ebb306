import type { Metric } from '../../lib/core/gloss.ts';

/** Where the dots stand on a row's own axis, as shares of its length from the left. */
export interface Dumbbell {
  readonly system: number;
  /** Upper end of a range. */
  readonly systemHigh: number | null;
  readonly baseline: number;
  /** The end of the axis that is better; null where neither is. */
  readonly better: 'left' | 'right' | null;
  /** How the system stands to its baseline; null where no direction is better. */
  readonly verdict: 'better' | 'worse' | null;
}

/** The share of the axis between the outer dots: two dots never touch, and the labels always have room. */
const NARROWEST = 0.24;
const WIDEST = 0.84;

/**
 * The geometry of a metric that is set against a value of the same unit; null where there is nothing to draw.
 * The axis spans the values with padding and does not start at zero, which would hide the difference between values that
 * cluster. The wider the values are apart, relative to the larger, the more of the axis lies between them, so that rows of
 * different units can be compared: 89.1 and 91.3 stand near one another, 7 and 78 far apart.
 */
export function dumbbell(metric: Metric): Dumbbell | null {
  const { baseline, value, valueHigh, unit } = metric;
  if (metric.kind !== 'absolute' || !baseline || baseline.value === null) return null;
  if (baseline.unit !== null && baseline.unit !== unit) return null;
  const values = [value, baseline.value, valueHigh ?? value];
  if (!values.every(Number.isFinite)) return null;
  const place = axis(Math.min(...values), Math.max(...values));
  return {
    system: place(value),
    systemHigh: valueHigh === null ? null : place(valueHigh),
    baseline: place(baseline.value),
    better: metric.direction && (metric.direction === 'higher' ? 'right' : 'left'),
    verdict: verdict(value, baseline.value, metric.direction),
  };
}

function axis(low: number, high: number): (value: number) => number {
  const gap = high - low;
  if (gap === 0) return () => 0.5;
  const apart = gap / Math.max(Math.abs(low), Math.abs(high));
  const share = Math.min(WIDEST, Math.max(NARROWEST, apart));
  return (value) => (1 - share) / 2 + ((value - low) / gap) * share;
}

function verdict(value: number, baseline: number, direction: Metric['direction']): Dumbbell['verdict'] {
  if (direction === null || value === baseline) return null;
  return value > baseline === (direction === 'higher') ? 'better' : 'worse';
}
