import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { InputError } from '../../scripts/commands/command.ts';
import { createFinder, readQuestion } from '../../scripts/commands/find.ts';
import { importFiles } from '../../scripts/commands/import.ts';
import { bundledCatalog, loadPapers } from '../../scripts/commands/load-catalog.ts';

const catalog = await bundledCatalog();
const finder = createFinder(catalog.papers);

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

describe('loadPapers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'papergloss-'));
  const file = join(folder, 'catalog.json');
  const holding = (text: string) => {
    writeFileSync(file, text);
    return loadPapers(file);
  };
  afterAll(() => rmSync(folder, { recursive: true }));

  it('reads what import prints', async () => {
    const parts: string[] = [];
    const samples = ['daily-table.md', 'weekly-review.txt', 'reading-notes.md'].map((name) =>
      fileURLToPath(new URL(`../documents/importers/${name}`, import.meta.url)),
    );
    const unused = { out: () => {}, note: () => {}, lines: async function* () {} };
    await importFiles.run(samples, { ...unused, write: async (text) => void parts.push(text) });
    const found = createFinder(await holding(parts.join(''))).find({ query: 'naming leaves' }, 1);
    expect(found).toMatchObject([{ id: '2402.00012' }]);
  });

  it('reads a built catalog', async () => {
    expect(await holding(JSON.stringify(catalog))).toHaveLength(catalog.papers.length);
  });

  it.each([
    ['{', 'is not JSON'],
    ['[]', 'no built catalog, nor what import prints'],
    ['{"sources":[{"glosses":[{"paper":{"id":"x"}}]}]}', 'not what import prints: sources.0.glosses.0'],
    [`{"sources":${'['.repeat(1e5)}${']'.repeat(1e5)}}`, 'not what import prints'],
  ])('says what is wrong with %.60j', async (text, fault) => {
    await expect(holding(text)).rejects.toThrow(fault);
    await expect(holding(text)).rejects.toThrow(InputError);
  });
});

describe('readQuestion', () => {
  it.each(['', '[]x', '7', '{}', '{"id":"x"}', '{"query":1}', '{"title":"no abstract"}'])('refuses %j', (line) => {
    expect(() => readQuestion(line)).toThrow(InputError);
  });
});
