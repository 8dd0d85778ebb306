import { describe, expect, test } from 'vitest';
import { dumbbell } from '../../../components/gloss/dumbbell.ts';
import { metric } from './sample-gloss.ts';

const against = (value: number | null, unit: string | null = '%') => ({ name: 'LoRA', value, unit });

describe('dumbbell', () => {
  test('draws nothing without a baseline value', () => {
    expect(dumbbell(metric({ baseline: null }))).toBeNull();
    expect(dumbbell(metric({ baseline: against(null) }))).toBeNull();
  });

  test.each(['improvement', 'ratio', 'reduction'] as const)('draws no %s', (kind) => {
    expect(dumbbell(metric({ kind }))).toBeNull();
  });

  test('never puts two units on one axis', () => {
    expect(dumbbell(metric({ baseline: against(89.1, 'M') }))).toBeNull();
    expect(dumbbell(metric({ unit: null }))).toBeNull();
    expect(dumbbell(metric({ baseline: against(89.1, null) }))).not.toBeNull();
  });

  test('draws no value that is not finite', () => {
    expect(dumbbell(metric({ value: Number.NaN }))).toBeNull();
  });

  test('keeps the order of the values, lower to the left', () => {
    const marks = dumbbell(metric());
    expect(marks?.baseline).toBeLessThan(marks?.system ?? 0);
    const fewer = dumbbell(metric({ value: 12, baseline: against(20), direction: 'lower' }));
    expect(fewer?.system).toBeLessThan(fewer?.baseline ?? 0);
  });

  test('puts padding on both sides, alike', () => {
    const { system = 0, baseline = 0 } = dumbbell(metric()) ?? {};
    expect(baseline).toBeGreaterThan(0.05);
    expect(1 - system).toBeCloseTo(baseline);
  });

  test('shows values that cluster apart, and values far apart further', () => {
    const gap = (value: number, base: number) => {
      const marks = dumbbell(metric({ value, baseline: against(base) }));
      return Math.abs((marks?.system ?? 0) - (marks?.baseline ?? 0));
    };
    expect(gap(89.08, 89.39)).toBeGreaterThan(0.2);
    expect(gap(12, 20)).toBeGreaterThan(gap(91.3, 89.1));
    expect(gap(78, 7)).toBeGreaterThan(gap(12, 20));
    expect(gap(88, 0)).toBeLessThan(0.9);
  });

  test('puts equal values in one place', () => {
    expect(dumbbell(metric({ value: 5, baseline: against(5) }))).toMatchObject({
      system: 0.5,
      baseline: 0.5,
      verdict: null,
    });
  });

  test('holds both ends of a range', () => {
    const marks = dumbbell(metric({ value: 62, valueHigh: 78, baseline: against(0) }));
    expect(marks?.system).toBeLessThan(marks?.systemHigh ?? 0);
    expect(marks?.systemHigh).toBeLessThan(1);
  });

  test('ticks the better end and judges by it', () => {
    expect(dumbbell(metric())).toMatchObject({ better: 'right', verdict: 'better' });
    expect(dumbbell(metric({ direction: 'lower' }))).toMatchObject({ better: 'left', verdict: 'worse' });
    expect(dumbbell(metric({ direction: null }))).toMatchObject({ better: null, verdict: null });
  });
});
