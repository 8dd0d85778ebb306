import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSearchEngine } from '../../lib/search/index.ts';
import { tokenize } from '../../lib/search/tokenize.ts';
import { samplePapers } from './sample-papers.ts';

const engine = createSearchEngine(samplePapers);
const found = (query: string) => engine.search(query).map((hit) => hit.id.slice(-1));

describe('search', () => {
  test.each([
    ['protein', '5'],
    ['prot', '5'],
    ['NUNEZ', '1'],
    ['difusion', '2'],
    ['laundyr', '3'],
    ['low rank', '1'],
    ['speech prun', '4'],
    ['2501.00003', '3'],
    ['https://arxiv.org/abs/2501.00005v2', '5'],
  ])('finds the paper meant by %j first', (query, expected) => {
    expect(found(query)[0]).toBe(expected);
  });

  test('finds the one paper that an id or an address names', () => {
    expect(found('2501.00003')).toEqual(['3']);
    expect(found('https://arxiv.org/abs/2501.00005v2')).toEqual(['5']);
    expect(engine.search('2501.00003', { accept: () => false })).toEqual([]);
  });

  test('puts papers that meet every word before papers that meet one', () => {
    expect(found('robot diffusion')).toEqual(['2', '3']);
  });

  test('takes a word before the last one for whole', () => {
    expect(found('rank')).toContain('5');
    expect(found('rank speech')).not.toContain('5');
  });

  test('leaves out papers that meet few of the words that the best one meets', () => {
    expect(found('robot arms fold laundry shirts')).toEqual(['3']);
  });

  test('gives ties in the order of newer ids', () => {
    expect(found('berg')).toEqual(['5', '2']);
  });

  test('is not slowed down by a query of any length', () => {
    expect(found(`${'robot arms '.repeat(50_000)}`)[0]).toBe('3');
  });

  test('finds nothing for words that nobody uses, and for none', () => {
    expect(found('zzzz')).toEqual([]);
    expect(found('  ')).toEqual([]);
    expect(createSearchEngine([]).search('anything')).toEqual([]);
  });

  test('keeps to what may be found and to the limit', () => {
    expect(engine.search('speech', { accept: (id) => id.endsWith('4') }).map((hit) => hit.id)).toEqual(['2501.00004']);
    expect(engine.search('speech', { limit: 1 })).toHaveLength(1);
  });

  test('finds every paper by the beginning of every word of its title', () => {
    const words = samplePapers.flatMap(({ id, title }) => tokenize(title).map(({ term }) => ({ id, term })));
    fc.assert(
      fc.property(fc.constantFrom(...words), fc.nat(), ({ id, term }, cut) => {
        const typed = term.slice(0, 1 + (cut % term.length));
        expect(engine.search(typed).map((hit) => hit.id)).toContain(id);
      }),
    );
  });

  test('says which words it met', () => {
    expect(engine.search('rob').flatMap((hit) => hit.terms)).toContain('robots');
  });
});
