import type { Compared } from '../../lib/glossing/compare/compare.ts';

/** What the bars of one comparison are drawn along, in its unit. */
export interface Axis {
  readonly from: number;
  readonly to: number;
}

/** Values that lie closer than this share of the largest look alike in bars from zero. */
const CLOSE = 0.85;

/**
 * The axis of some results and of what they are set against. From zero where that shows how they differ; where they
 * cluster, from a round number below the least, which the page says.
 */
export function axisOf(results: readonly Pick<Compared, 'value' | 'valueHigh' | 'baseline'>[]): Axis {
  const values = results.flatMap(({ value, valueHigh, baseline }) => [value, valueHigh ?? value, baseline ?? value]);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (low >= 0 && (low < CLOSE * high || low === high)) return { from: 0, to: high || 1 };
  const step = 10 ** Math.floor(Math.log10(high - low || Math.abs(low)));
  const round = exact(Math.floor(exact((low - (high - low) / 4) / step)) * step);
  const from = Math.min(round, low); // values that differ in their last digits only have no round number below
  return { from: low >= 0 ? Math.max(0, from) : from, to: Math.max(high, 0) };
}

/** Tenths add up to a little more or less than they should. */
function exact(value: number): number {
  return Number(value.toPrecision(12));
}

/** Where a value stands on an axis, from 0 to 1. */
export function shareOf(value: number, { from, to }: Axis): number {
  return to === from ? 1 : Math.min(1, Math.max(0, (value - from) / (to - from)));
}
