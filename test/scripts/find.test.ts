import { describe, expect, it } from 'vitest';
import { InputError } from '../../scripts/commands/command.ts';
import { createFinder, readQuestion } from '../../scripts/commands/find.ts';
import { bundledCatalog } from '../../scripts/commands/load-catalog.ts';

const catalog = await bundledCatalog();
const finder = createFinder(catalog);

describe('createFinder', () => {
  it('finds the paper whose title is asked for', () => {
    const [paper] = catalog.papers;
    const [first, ...rest] = finder.find({ query: paper?.title ?? '' }, 3);
    expect(first).toMatchObject({ id: paper?.id, title: paper?.title });
    expect(rest.length).toBeLessThanOrEqual(2);
  });

  it('finds the neighbours of a paper, but not the paper', () => {
    const question = readQuestion('{"id":"arXiv:2507.05566v1"}');
    const found = finder.find(question, 5).map(({ id }) => id);
    expect(found.length).toBeGreaterThan(0);
    expect(found).not.toContain('2507.05566');
  });

  it('finds nothing next to a paper that the catalog does not know', () => {
    expect(finder.find(readQuestion('{"id":"0704.0001"}'), 5)).toEqual([]);
  });

  it('finds papers near a text', () => {
    const question = { title: 'Low-rank adaptation', abstract: 'LoRA fine-tunes language models with few parameters.' };
    expect(finder.find(question, 5).map(({ id }) => id)).toContain('2507.05566');
  });
});

describe('readQuestion', () => {
  it.each(['', '[]x', '7', '{}', '{"id":"x"}', '{"query":1}', '{"title":"no abstract"}'])('refuses %j', (line) => {
    expect(() => readQuestion(line)).toThrow(InputError);
  });
});
