import { expect, test } from 'vitest';
import { agoWords, untilWords } from '../../../components/words/time-words.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = new Date(2026, 10, 22, 12).getTime();

test.each([
  [0, 'just now'],
  [-5 * MINUTE, 'just now'],
  [MINUTE - 1, 'just now'],
  [MINUTE, '1 min ago'],
  [59 * MINUTE, '59 min ago'],
  [HOUR, '1 h ago'],
  [23 * HOUR, '23 h ago'],
  [30 * HOUR, '21 Nov 2026'],
])('%d milliseconds ago is %s', (past, words) => {
  expect(agoWords(NOW - past, NOW)).toBe(words);
});

test.each([
  [-MINUTE, 'in a moment'],
  [59_000, 'in a moment'],
  [14.9 * MINUTE, 'in 14 min'],
  [6 * HOUR, 'in 6 h'],
])('%d milliseconds from now is %s', (rest, words) => {
  expect(untilWords(NOW + rest, NOW)).toBe(words);
});
