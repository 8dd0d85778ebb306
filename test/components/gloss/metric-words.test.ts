import { expect, test } from 'vitest';
import {
  baselineWords,
  comparisonWords,
  contextWords,
  metricName,
  valueWords,
} from '../../../components/gloss/metric-words.ts';
import { metric } from './sample-gloss.ts';

test('says "result" for a number without a name', () => {
  expect(metricName(metric({ name: null }))).toBe('result');
});

test.each([
  [{ kind: 'improvement', value: 5.2, quote: '5.2%' }, '+5.2%'],
  [{ kind: 'improvement', direction: 'lower', value: 5, unit: 'orders of magnitude' }, '5 orders of magnitude lower'],
  [{ kind: 'reduction', direction: 'lower', value: 45 }, '45% less'],
  [{ kind: 'ratio', value: 6.75, unit: 'x fewer' }, '6.75x fewer'],
  [{ qualifier: 'up to', value: 40 }, 'up to 40%'],
] as const)('says %o as %s', (changes, words) => {
  expect(valueWords(metric(changes))).toBe(words);
});

test('names the baseline with its value', () => {
  expect(baselineWords(metric())).toBe('LoRA 89.1%');
  expect(baselineWords(metric({ baseline: { name: null, value: 15, unit: 'bits' } }))).toBe('baseline 15 bits');
  expect(baselineWords(metric({ baseline: null }))).toBe('');
});

test('says what a value is set against where nothing is drawn', () => {
  const baseline = { name: 'pure SFT', value: null, unit: null };
  expect(contextWords(metric({ kind: 'reduction', baseline }))).toBe('vs pure SFT');
  expect(contextWords(metric({ kind: 'ratio', baseline }))).toBe('of pure SFT');
  expect(contextWords(metric({ baseline: null }))).toBe('SingLoRA');
});

test('says the whole comparison, and which way is better, in words', () => {
  expect(comparisonWords(metric({ direction: 'lower' }))).toBe(
    'accuracy on MNLI: SingLoRA 91.3% vs LoRA 89.1%; lower is better',
  );
});
