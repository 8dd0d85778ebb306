import { expect, test } from 'vitest';
import { doubtsOf } from '../../entrypoints/background/doubted-claims.ts';
import { metricsOf } from '../../lib/glossing/to-metrics.ts';

const RESULTS = 'Heron reaches 91.3% accuracy. Heron reduced list size by 45% (from 141.11 MB to 44.33 MB).';

test('finds a doubted claim among the metrics that were stored', () => {
  const metrics = metricsOf(RESULTS, { form: 'summary' });
  const doubts = doubtsOf({ sections: { what: 'Heron is a sorter.', results: RESULTS }, metrics });
  expect(doubts).toEqual([{ metric: 1, says: '45%', computed: '(141.11 − 44.33) / 141.11 = 68.6%' }]);
  expect(metrics[1]?.value).toBe(45);
});

test('doubts nothing that is not among them', () => {
  expect(doubtsOf({ sections: { results: RESULTS }, metrics: [] })).toEqual([]);
  const [accuracy] = metricsOf(RESULTS, { form: 'summary' });
  expect(doubtsOf({ sections: { results: RESULTS }, metrics: accuracy ? [accuracy] : [] })).toEqual([]);
});
