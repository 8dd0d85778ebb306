import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { cslJson } from '../../../lib/library/formats/csl-json.ts';
import { arbitraryPapers } from './arbitrary-papers.ts';
import { paper, readWith, sample, writeWith } from './samples.ts';

// Thousands of runs on a busy machine are slow, and right.
vi.setConfig({ testTimeout: 120_000 });

const schema = JSON.parse(readFileSync('test/documents/csl-data.schema.json', 'utf8')) as object;
const isCsl = new Ajv().compile(schema);

describe('CSL-JSON', () => {
  test('is what citation styles take', () => {
    expect(JSON.parse(writeWith(cslJson, paper()))).toEqual([
      {
        id: 'vaswani2017attention',
        type: 'article',
        title: 'Attention Is All You Need',
        author: [
          { family: 'Vaswani', given: 'Ashish' },
          { family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' },
          { family: 'King', given: 'Martin Luther', suffix: 'Jr.' },
          { literal: 'Google Brain Team' },
        ],
        issued: { 'date-parts': [[2017, 6, 12]] },
        DOI: '10.48550/arXiv.1706.03762',
        URL: 'https://arxiv.org/abs/1706.03762',
        number: 'arXiv:1706.03762',
        publisher: 'arXiv',
        version: 'v5',
        keyword: 'nlp, to cite',
        note: 'Where it begins.\n\n- only attention\n',
        custom: {
          papergloss: {
            status: 'read',
            tags: ['nlp', 'to cite'],
            rating: 5,
            version: 5,
            categories: ['cs.CL', 'cs.LG'],
            added: Date.parse('2025-11-14T06:00:00Z'),
            updated: Date.parse('2025-11-15T09:46:40Z'),
          },
        },
      },
    ]);
  });

  test('is valid by its schema, whatever the papers say', () => {
    fc.assert(
      fc.property(arbitraryPapers, (papers) => {
        isCsl(JSON.parse(writeWith(cslJson, ...papers)));
        expect(isCsl.errors).toBeNull();
      }),
      { numRuns: 1000 },
    );
    expect(isCsl([{ id: 'x', type: 'preprint' }])).toBe(false);
    expect(isCsl([{ id: 'x', type: 'article', tags: [] }])).toBe(false);
  });

  test('is read as Zotero and Pandoc write it', () => {
    const report = readWith(cslJson, sample('csl-json.json'));
    expect(report.papers).toEqual([
      {
        id: '1706.03762',
        title: 'Attention Is All You Need',
        authors: ['Ashish Vaswani', 'Ludwig van Beethoven', 'Google Brain'],
        published: '2017-06-12',
        tags: ['nlp', 'to cite'],
      },
      { id: '1810.04805', note: 'Read it again.' },
    ]);
    expect(report.skipped).toEqual([{ line: null, what: 'No paper of arXiv', reason: 'It names no arXiv paper.' }]);
  });

  test('is read as a single item, and inside of an export', () => {
    expect(readWith(cslJson, '{"id": "1706.03762"}').papers).toEqual([{ id: '1706.03762' }]);
    expect(readWith(cslJson, '{"items": [{"id": "1706.03762"}, null, 7]}').papers).toEqual([{ id: '1706.03762' }]);
    expect(readWith(cslJson, '"x"').skipped).toHaveLength(1);
  });
});
