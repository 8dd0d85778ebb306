import { describe, expect, test } from 'vitest';
import { resultsOf } from './told.ts';

describe('reads a value as printed', () => {
  test.each([
    ['Heron achieves an accuracy of 91.3%.', 91.3, '%', '91.3'],
    ['Heron sorts 3.2x faster than MergeFox.', 3.2, 'x', '3.2'],
    ['Heron sorts 3.2× faster than MergeFox.', 3.2, 'x', '3.2'],
    ['Heron sorts $3.2\\times$ faster than MergeFox.', 3.2, 'x', '3.2'],
    ['Heron improves accuracy by 4.2 percentage points.', 4.2, 'percentage points', '4.2'],
    ['Heron improves accuracy by 1.4pp over MergeFox.', 1.4, 'pp', '1.4'],
    ['Heron yields a 7-point gain in accuracy.', 7, 'point', '7'],
    ['Heron achieves an accuracy of 91.3 percent.', 91.3, '%', '91.3'],
    ['The sorting error drops to $4.75 \\times 10^{-7}$.', 4.75e-7, null, '4.75 \\times 10^{-7}'],
    ['The sorting error drops to 3e-5.', 3e-5, null, '3e-5'],
    ['Heron yields a ~2.7 × 10³-fold gain in bandwidth.', 2700, 'x', '2.7 × 10³'],
    ['Heron reaches a throughput of 12,500 tokens/s.', 12500, 'tokens/s', '12,500'],
    ['Heron yields a six-fold improvement in speed.', 6, 'x', 'six'],
    ['Heron lowers the error by five orders of magnitude.', 5, 'orders of magnitude', 'five'],
    ['Heron improves the error by 2 orders of magnitude.', 2, 'orders of magnitude', '2'],
    ['Heron needs only half the memory of MergeFox.', 0.5, 'x', 'half'],
    ['Heron reaches the same loss with a third of the training tokens.', 1 / 3, 'x', 'third'],
    ['Heron is twice as fast as MergeFox.', 2, 'x', 'twice'],
    ['Heron reaches an average reward of -0.875.', -0.875, null, '-0.875'],
    ['Heron improves recall by +27.5%.', 27.5, '%', '27.5'],
    ['Heron reaches an ΔEO of 4.30±4.03.', 4.3, null, '4.30'],
  ])('%s', (sentence, value, unit, printed) => {
    const [metric, ...others] = resultsOf(sentence);
    expect(others).toEqual([]);
    expect(metric?.value).toBeCloseTo(value, 12);
    expect(metric?.unit).toBe(unit);
    expect(metric?.quote.slice(...metric.span.map((at) => at - quoteStart(sentence)))).toBe(printed);
  });
});

/** The spans count from the beginning of the text around the sentence. */
function quoteStart(sentence: string): number {
  const [metric] = resultsOf(sentence);
  return 'Heron is a sorter. The objective is to sort. The methodology involves runs. '.length + (metric ? 0 : 0);
}

describe('reads a range', () => {
  test.each([
    ['Heron solves 63-66% of tasks.', 63, 66, '%'],
    ['Heron sorts 2x–4x faster.', 2, 4, 'x'],
    ['Heron yields gains ranging from 1.4pp to 3.5pp.', 1.4, 3.5, 'pp'],
    ['Heron reaches $62$--$78\\%$ accuracy.', 62, 78, '%'],
    ['The accuracy of Heron lies between 61% and 64%.', 61, 64, '%'],
  ])('%s', (sentence, low, high, unit) => {
    expect(resultsOf(sentence)).toMatchObject([{ value: low, valueHigh: high, unit }]);
  });
});

describe('keeps the hedge', () => {
  test.each([
    ['Heron reduces memory by up to 45%.', 'up to'],
    ['Heron reduces memory by approximately 20%.', 'approximately'],
    ['Heron reduces memory by ~20%.', '~'],
    ['Heron reduces memory by nearly 20%.', 'nearly'],
    ['Heron is over 30x faster.', 'over'],
    ['Heron reaches errors as low as 0.03.', 'as low as'],
    ['Heron reaches an accuracy of 91%.', null],
    ['Heron reaches an average accuracy of at least 91%.', 'at least'],
  ])('%s', (sentence, qualifier) => {
    expect(resultsOf(sentence)).toMatchObject([{ qualifier }]);
  });
});
