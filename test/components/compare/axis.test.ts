import fc from 'fast-check';
import { expect, test } from 'vitest';
import { axisOf, shareOf } from '../../../components/compare/axis.ts';

const results = (...values: number[]) => values.map((value) => ({ value, valueHigh: null, baseline: null }));

test('begins at zero where that shows how values differ, below the least where they cluster', () => {
  expect(axisOf(results(7, 78))).toEqual({ from: 0, to: 78 });
  expect(axisOf(results(91.3, 89.1))).toEqual({ from: 88, to: 91.3 });
  expect(axisOf(results(0.73, 0.69))).toEqual({ from: 0.68, to: 0.73 });
  expect(axisOf(results(5, 5))).toEqual({ from: 0, to: 5 });
  expect(axisOf(results(0, 0))).toEqual({ from: 0, to: 1 });
});

test('has room for what results are set against', () => {
  expect(axisOf([{ value: 90, valueHigh: null, baseline: 20 }])).toEqual({ from: 0, to: 90 });
  expect(axisOf([{ value: 60, valueHigh: 70, baseline: 95 }]).to).toBe(95);
});

test('larger values never have shorter bars, and all lie on the axis', () => {
  const value = fc.integer({ min: -1e9, max: 1e9 }).map((thousandths) => thousandths / 1000);
  fc.assert(
    fc.property(fc.array(value, { minLength: 2, maxLength: 8 }), (values) => {
      const axis = axisOf(results(...values));
      const shares = values.toSorted((a, b) => a - b).map((one) => shareOf(one, axis));
      expect(shares).toEqual(shares.toSorted((a, b) => a - b));
      expect(Math.min(...values)).toBeGreaterThanOrEqual(axis.from - 1e-6);
    }),
  );
});
