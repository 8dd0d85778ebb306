import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keepBothNotes, mergeNotes } from '../../../lib/library/notes/merge-notes.ts';

const note = fc.array(fc.constantFrom('a', 'b', 'c\n', ' ', 'd d\n')).map((parts) => parts.join(''));

describe('mergeNotes', () => {
  test('takes what only one side changed', () => {
    fc.assert(
      fc.property(note, note, (base, changed) => {
        expect(mergeNotes(base, changed, base)).toEqual({ text: changed, clean: true });
        expect(mergeNotes(base, base, changed)).toEqual({ text: changed, clean: true });
        expect(mergeNotes(base, changed, changed)).toEqual({ text: changed, clean: true });
      }),
      { numRuns: 1000 },
    );
  });

  test('joins changes of different lines and of different words', () => {
    expect(mergeNotes('one\ntwo\nthree\n', 'ONE\ntwo\nthree\n', 'one\ntwo\nTHREE\n')).toEqual({
      text: 'ONE\ntwo\nTHREE\n',
      clean: true,
    });
    expect(mergeNotes('the cat sat', 'the dog sat', 'the cat slept')).toEqual({ text: 'the dog slept', clean: true });
  });

  test('keeps both where the same words changed, and says so', () => {
    const { text, clean } = mergeNotes('the cat', 'the dog', 'the cow');
    expect(clean).toBe(false);
    expect(text).toContain('dog');
    expect(text).toContain('cow');
  });

  test('loses no word of a side', () => {
    fc.assert(
      fc.property(note, fc.constantFrom('mine', 'own'), fc.constantFrom('theirs', 'other'), (base, mine, theirs) => {
        const { text } = mergeNotes(base, `${base} ${mine}`, `${theirs} ${base}`);
        expect(text).toContain(mine);
        expect(text).toContain(theirs);
      }),
      { numRuns: 1000 },
    );
  });
});

test('keepBothNotes puts versions under each other, each once', () => {
  expect(keepBothNotes(['a', 'b ', 'a'])).toBe('a\n\nb');
});
