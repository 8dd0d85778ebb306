/**
 * A quantile of measured values: the smallest of them that at least this share of all does not exceed.
 * @param share from 0 to 1: 0.5 for the median
 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
