import { plugins } from '@citation-js/core';
import '@citation-js/plugin-ris';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { ris } from '../../../lib/library/formats/ris.ts';
import { plainPaper } from '../../../lib/library/portable.ts';
import { arbitraryPapers } from './arbitrary-papers.ts';
import { paper, readWith, sample, writeWith } from './samples.ts';

// Thousands of runs on a busy machine are slow, and right.
vi.setConfig({ testTimeout: 120_000 });

interface Read {
  readonly type: string;
  readonly title?: string;
  readonly author?: readonly unknown[];
  readonly DOI?: string;
  readonly URL?: string;
  readonly keyword?: string;
}

/** The records that Citation.js reads: a RIS parser that shares nothing with ours. */
function readElsewhere(text: string): readonly Read[] {
  return plugins.input.chain(text, { generateGraph: false }) as Read[];
}

describe('RIS', () => {
  test('is written as its specification has it', () => {
    const text = writeWith(ris, paper({ note: 'First\n\nER  - not the end\n' }));
    expect(text.split('\r\n')).toEqual([
      'TY  - UNPB',
      'TI  - Attention Is All You Need',
      'AU  - Vaswani, Ashish',
      'AU  - van Beethoven, Ludwig',
      'AU  - King, Martin Luther, Jr.',
      'AU  - Google Brain Team',
      'PY  - 2017',
      'DA  - 2017/06/12',
      'PB  - arXiv',
      'AN  - arXiv:1706.03762',
      'DO  - 10.48550/arXiv.1706.03762',
      'UR  - https://arxiv.org/abs/1706.03762',
      'KW  - nlp',
      'KW  - to cite',
      'C8  - papergloss status=read rating=5 version=5 categories=cs.CL,cs.LG added=2025-11-14T06:00:00.000Z updated=2025-11-15T09:46:40.000Z',
      'N1  - First',
      '',
      '\\ER  - not the end',
      '',
      'ER  - ',
      '',
    ]);
  });

  test('has no line but of the form that the specification gives, notes apart', () => {
    const TAGS = ['TY', 'TI', 'AU', 'PY', 'DA', 'PB', 'AN', 'DO', 'UR', 'KW', 'C8', 'N1', 'ER'];
    fc.assert(
      fc.property(arbitraryPapers, (papers) => {
        const lines = writeWith(ris, ...papers).split('\r\n');
        const tags = lines.flatMap((line) => /^\s*([A-Z][A-Z0-9])\s*-/.exec(line)?.[1] ?? []);
        expect(tags.filter((tag) => tag === 'TY')).toHaveLength(papers.length);
        expect(tags.filter((tag) => tag === 'ER')).toHaveLength(papers.length);
        for (const tag of tags) expect(TAGS).toContain(tag);
        expect(lines.join('')).not.toMatch(/[\r\n]/);
      }),
      { numRuns: 500 },
    );
  });

  test('is one record a paper for another parser too, with its title, authors and address', () => {
    fc.assert(
      fc.property(arbitraryPapers, (papers) => {
        if (papers.length === 0) return;
        const read = readElsewhere(writeWith(ris, ...papers));
        expect(read).toHaveLength(papers.length);
        for (const [at, given] of papers.map(plainPaper).entries()) {
          const { title = '', author = [], DOI, URL } = read[at] ?? { type: '' };
          if (!given.title.includes('  - ')) expect(title).toBe(given.title);
          expect(author).toHaveLength(given.authors.length);
          expect([DOI, URL]).toEqual([`10.48550/arXiv.${given.id}`, `https://arxiv.org/abs/${given.id}`]);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('is read as others write it', () => {
    const report = readWith(ris, sample('ris.ris'));
    expect(report.papers).toEqual([
      {
        id: '1706.03762',
        title: 'Attention Is All You Need',
        authors: ['Ashish Vaswani', 'Ludwig van Beethoven', 'Martin Luther King Jr.', 'Google Brain'],
        published: '2017-06-12',
        tags: ['nlp', 'to cite'],
        note: 'Where it begins.\n\n- only attention',
      },
      { id: '1810.04805', title: 'A record of DBLP' },
      { id: 'hep-th/9901001', title: 'Torn off', version: 2 },
    ]);
    expect(report.skipped).toEqual([
      { line: 1, what: 'Exported from somewhere', reason: 'It stands outside of a record.' },
      { line: 24, what: 'No paper of arXiv', reason: 'It names no arXiv paper.' },
    ]);
  });

  test('keeps a name that is a group, commas and all', () => {
    const groups = paper({ authors: ['OpenAI, Inc.', 'a,,b', 'The A, B, C'] });
    expect(readWith(ris, writeWith(ris, groups)).papers[0]?.authors).toEqual(groups.authors);
  });
});
