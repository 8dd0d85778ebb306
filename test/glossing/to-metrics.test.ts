import fc from 'fast-check';
import { expect, test } from 'vitest';
import { metricsOf } from '../../lib/glossing/to-metrics.ts';

const SUMMARY =
  'Heron is a sorter. The objective is to sort. Runs are merged. On ListBench, Heron reaches 91.2% recall, compared to 80% for MergeFox. Practitioners can use it.';

test('gives results as a gloss stores them', () => {
  expect(metricsOf(SUMMARY, { form: 'summary' })).toEqual([
    {
      name: 'recall',
      value: 91.2,
      valueHigh: null,
      unit: '%',
      dataset: 'ListBench',
      system: 'Heron',
      baseline: { name: 'MergeFox', value: 80, unit: '%' },
      direction: 'higher',
      kind: 'absolute',
      qualifier: null,
      quote: 'On ListBench, Heron reaches 91.2% recall, compared to 80% for MergeFox.',
    },
  ]);
});

test('gives none where a text reports none', () => {
  expect(metricsOf('Heron sorts 12 lists. It has 7B parameters.', { form: 'summary' })).toEqual([]);
});

test('quotes what the text has, whatever the text', () => {
  const pieces = fc.constantFrom(
    'It scores 91.2% accuracy. ',
    '$',
    '{',
    '\n\n',
    '(',
    '\\textbf{',
    '2x faster than ',
    '}',
    '. ',
  );
  fc.assert(
    fc.property(fc.array(pieces), fc.constantFrom('summary' as const, 'abstract' as const), (parts, form) => {
      const text = parts.join('');
      for (const { quote } of metricsOf(text, { form })) expect(text).toContain(quote);
    }),
  );
});
