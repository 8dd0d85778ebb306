import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOneEdit, isOneEditPrefix } from '../../lib/search/one-edit.ts';

/** Every word one edit away from `word`, over the letters of the property below. */
function neighbours(word: string): Set<string> {
  const found = new Set([word]);
  for (let at = 0; at <= word.length; at += 1) {
    found.add(word.slice(0, at) + word.slice(at + 1));
    for (const letter of 'abc') {
      found.add(word.slice(0, at) + letter + word.slice(at));
      if (at < word.length) found.add(word.slice(0, at) + letter + word.slice(at + 1));
    }
    if (at + 1 < word.length) found.add(word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2));
  }
  return found;
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });

test('agrees with the list of all edits', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(isOneEdit(a, b)).toBe(neighbours(a).has(b));
    }),
    { numRuns: 2000 },
  );
});

test('is the same both ways', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(isOneEdit(a, b)).toBe(isOneEdit(b, a));
    }),
  );
});

test('sees through a slip in a word that is still being typed', () => {
  expect(isOneEditPrefix('difu', 'diffusion')).toBe(true);
  expect(isOneEditPrefix('tranfso', 'transformer')).toBe(true);
  expect(isOneEditPrefix('tarnfso', 'transformer')).toBe(false);
});
