import { expect, test } from 'vitest';
import { printedNumber, printedValue, withUnit } from '../../../components/gloss/printed-value.ts';
import { metric } from './sample-gloss.ts';

test.each([
  [1.3, 'FID falls to 1.30 on ImageNet.', '1.30'],
  [40960, 'about 40,960 bits against 15', '40,960'],
  [2700.5, 'about 2,700.50 bits against 15', '2,700.50'],
  [3e-16, 'errors as low as 3×10⁻¹⁶ in double precision', '3×10⁻¹⁶'],
  [2700, 'about 2.7 × 10³ times the bandwidth', '2.7 × 10³'],
  [6, 'nearly six times its starting score', '6'],
  [84, 'from 38.0% to 84.0%', '84.0'],
  [-0.5, 'a loss of −0.50 points', '−0.50'],
])('prints %s as its quote does', (value, quote, printed) => {
  expect(printedNumber(value, quote)).toBe(printed);
});

test('groups the digits of a large number that the quote spells out', () => {
  expect(printedNumber(1_500_000, 'one and a half million')).toBe('1,500,000');
});

test('is not misled by part of a longer number', () => {
  expect(printedNumber(9, 'from 9.5 to 9.0')).toBe('9.0');
});

test('prints both ends of a range', () => {
  expect(printedValue(metric({ value: 62, valueHigh: 78.5, quote: '62–78.50% without' }))).toBe('62–78.50');
});

test.each([
  ['91.3', '%', '91.3%'],
  ['6.75', 'x fewer', '6.75x fewer'],
  ['12', 'M', '12 M'],
  ['0.97', null, '0.97'],
  ['2.7 × 10³', 'x', '2.7 × 10³ times'],
  ['62.4', 'percentage points', '62.4 points'],
])('puts the unit of %s %s', (number, unit, printed) => {
  expect(withUnit(number, unit)).toBe(printed);
});
