import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markMatches } from '../../lib/search/mark-matches.ts';
import { tokenize } from '../../lib/search/tokenize.ts';

test('marks words by their folded form', () => {
  expect(markMatches('Über H³DP, again', new Set(['uber', 'h3dp']))).toEqual([
    { text: 'Über', marked: true },
    { text: ' ', marked: false },
    { text: 'H³DP', marked: true },
    { text: ', again', marked: false },
  ]);
});

test('gives the text back whole and marks only what was asked for', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string()), (text, extra) => {
      const terms = new Set([
        ...extra,
        ...tokenize(text)
          .slice(0, 2)
          .map(({ term }) => term),
      ]);
      const parts = markMatches(text, terms);
      expect(parts.map((part) => part.text).join('')).toBe(text);
      for (const part of parts) {
        if (part.marked) expect(tokenize(part.text).every(({ term }) => terms.has(term))).toBe(true);
      }
    }),
  );
});
