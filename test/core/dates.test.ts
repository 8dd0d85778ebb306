import { expect, test } from 'vitest';
import { formatDay, isIsoDay } from '../../lib/core/dates.ts';

test('a day reads as people write it', () => {
  expect(formatDay('2025-07-09')).toBe('9 Jul 2025');
  expect(formatDay(null)).toBe('undated');
});

test.each([
  ['2024-02-29', true],
  ['2025-02-29', false],
  ['2025-13-01', false],
  ['2025-7-9', false],
  ['', false],
])('%j is a day: %s', (text, expected) => {
  expect(isIsoDay(text)).toBe(expected);
});
