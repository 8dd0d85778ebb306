import { expect, test } from 'vitest';
import { isFieldValue, plainPaper, plainText, saidOf, sortedTags } from '../../lib/library/portable.ts';
import { paper } from './formats/samples.ts';

test('plain text has line breaks of one kind, no control characters and no half characters', () => {
  expect(plainText('a\r\nb\rc\0\u0007\td\ud83d \u202e\u0085')).toBe('a\nb\nc\td\ufffd \u202e\u0085');
});

test('a plain paper holds what its fields should hold', () => {
  const odd = paper({
    title: ' two\nlines ',
    authors: ['', 'A\tB'],
    published: '2025-02-30',
    categories: ['cs.CL', 'c s'],
    tags: ['b', 'a ', 'b', ''],
    rating: 6,
    version: 0,
    added: Number.NaN,
    updated: 1e300,
  });
  expect(plainPaper(odd)).toMatchObject({
    title: 'two lines',
    authors: ['A B'],
    published: null,
    categories: ['cs.CL'],
    tags: ['a', 'b'],
    rating: null,
    version: null,
    added: 0,
    updated: 8.64e15,
  });
  expect(plainPaper(paper())).toEqual(paper());
});

test('what a paper says is what is not empty', () => {
  expect(saidOf(paper({ title: '', authors: [], rating: null, tags: [], note: '' }))).not.toHaveProperty('note');
  expect(Object.keys(saidOf(paper({ title: '', authors: [], rating: null, tags: [], note: '' })))).toEqual([
    'id',
    'published',
    'categories',
    'status',
    'version',
    'added',
    'updated',
  ]);
});

test('tags are sorted, once each', () => {
  expect(sortedTags(['b', 'a', '', 'b'])).toEqual(['a', 'b']);
});

test.each([
  ['status', 'constructor', false],
  ['status', 'reading', true],
  ['published', '2024-02-29', true],
  ['published', '2023-02-29', false],
  ['rating', '5', false],
  ['added', 1.5, false],
  ['categories', ['cs.CL', 'cond-mat.mtrl-sci', 'hep-th', 'q-bio.QM', 'acc-phys'], true],
  ['categories', ['=1'], false],
  ['id', '1706.03762v5', false],
] as const)('%s may be %j: %s', (field, value, may) => {
  expect(isFieldValue(field, value)).toBe(may);
});
