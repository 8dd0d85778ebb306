import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Metric } from '../../../lib/core/gloss.ts';
import { compareNumbers } from '../../../lib/glossing/compare/compare.ts';
import { measureOf } from '../../../lib/glossing/compare/units.ts';
import { paperId } from '../../search/sample-papers.ts';

const [A, B, C] = ['2501.00001', '2501.00002', '2501.00003'].map(paperId) as [
  ReturnType<typeof paperId>,
  ReturnType<typeof paperId>,
  ReturnType<typeof paperId>,
];

function metric(changes: Partial<Metric> = {}): Metric {
  return {
    name: 'accuracy',
    value: 90,
    valueHigh: null,
    unit: '%',
    dataset: 'GSM8K',
    system: null,
    baseline: null,
    direction: 'higher',
    kind: 'absolute',
    qualifier: null,
    quote: 'It reaches 90% on GSM8K.',
    ...changes,
  };
}

const compare = (one: Partial<Metric>, other: Partial<Metric>) =>
  compareNumbers([
    { id: A, metrics: [metric(one)] },
    { id: B, metrics: [metric(other)] },
  ]);

describe('puts side by side', () => {
  test.each<[string, Partial<Metric>, Partial<Metric>]>([
    ['names in other words', { name: 'acc' }, { name: 'Accuracy score' }],
    ['spelled out and short', { name: 'FID' }, { name: 'Fréchet Inception Distance (FID)' }],
    ['signs and blanks', { dataset: 'MMLU-Pro' }, { dataset: 'the MMLU Pro benchmark' }],
    ['years', { dataset: 'AIME 2024' }, { dataset: "AIME'24" }],
    ['the dataset within the name', { name: 'GSM8K accuracy' }, {}],
    ['a benchmark in the name only', { name: 'GenEval score', dataset: null }, { name: 'score', dataset: 'GenEval' }],
    ['units in words', { unit: 'percent' }, { unit: '%' }],
  ])('%s', (_, one, other) => {
    expect(compare(one, other)).toHaveLength(1);
  });

  test('the best first, with the unit of the first and what each is set against', () => {
    const latency = { name: 'latency', dataset: 'A100', direction: 'lower' } as const;
    const baseline = { name: 'Slow', value: 2, unit: 's' };
    const [found] = compare({ ...latency, value: 900, unit: 'ms' }, { ...latency, value: 0.5, unit: 's', baseline });
    expect(found).toMatchObject({ name: 'latency', dataset: 'A100', unit: 'ms', direction: 'lower' });
    expect(found?.results.map(({ paper, value, baseline: against }) => [paper, value, against])).toEqual([
      [B, 500, 2000],
      [A, 900, null],
    ]);
  });

  test('several results of one paper, each once, where another has one too', () => {
    const twice = [
      metric({ value: 90, system: 'Small' }),
      metric({ value: 95, system: 'Large' }),
      metric({ value: 95 }),
    ];
    const [found] = compareNumbers([
      { id: A, metrics: twice },
      { id: B, metrics: [metric({ value: 91 })] },
    ]);
    expect(found?.results.map(({ value }) => value)).toEqual([95, 91, 90]);
    expect(compareNumbers([{ id: A, metrics: twice }])).toEqual([]);
  });

  test('no way that is better where two papers disagree', () => {
    expect(compare({ direction: 'lower' }, {})[0]?.direction).toBeNull();
  });
});

describe('keeps apart', () => {
  test.each<[string, Partial<Metric>, Partial<Metric>]>([
    ['metrics', { name: 'accuracy' }, { name: 'F1' }],
    ['datasets', { dataset: 'MMLU' }, { dataset: 'MMLU-Pro' }],
    ['datasets that a sign tells apart', { dataset: 'HumanEval' }, { dataset: 'HumanEval+' }],
    ['shares and plain numbers', { unit: '%' }, { unit: null }],
    ['levels and gains', {}, { kind: 'improvement' }],
    ['factors', { kind: 'ratio', unit: 'x' }, { kind: 'ratio', unit: 'x' }],
    ['numbers without a name', { name: null }, { name: null }],
    ['numbers without a dataset', { dataset: null }, { dataset: null }],
    ['sets that have no name', { dataset: 'math benchmarks' }, { dataset: 'math benchmarks' }],
    ['a metric that ends in "score"', { name: 'FID score', dataset: null }, { name: 'FID score', dataset: null }],
  ])('%s', (_, one, other) => {
    expect(compare(one, other)).toEqual([]);
  });
});

test('never mixes measures, and does not depend on the order of papers', () => {
  const any = fc.record({
    name: fc.constantFrom('accuracy', 'acc', 'latency', 'parameters', null),
    dataset: fc.constantFrom('GSM8K', 'GSM-8K', 'MMLU', null),
    unit: fc.constantFrom('%', 'percent', 'ms', 's', 'M', 'B', null, 'points', 'GB'),
    value: fc.integer({ min: 1, max: 999 }),
  });
  const papers = fc.tuple(...[A, B, C].map((id) => fc.array(any, { maxLength: 6 }).map((all) => ({ id, all }))));
  fc.assert(
    fc.property(papers, (made) => {
      const reported = made.map(({ id, all }) => ({ id, metrics: all.map((one) => metric(one)) }));
      const found = compareNumbers(reported);
      for (const { unit, results } of found) {
        expect(new Set(results.map((result) => measureOf(result.metric.unit).key))).toEqual(
          new Set([measureOf(unit).key]),
        );
        expect(new Set(results.map(({ paper }) => paper)).size).toBeGreaterThan(1);
      }
      const sizes = (all: typeof found) => all.map(({ results }) => results.length).sort();
      expect(sizes(compareNumbers(reported.toReversed()))).toEqual(sizes(found));
    }),
  );
});
