import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { bibtex } from '../../../lib/library/formats/bibtex.ts';
import { fromTex } from '../../../lib/library/formats/tex/from-tex.ts';
import { LETTERS, SIGNS } from '../../../lib/library/formats/tex/letters.ts';
import { titleParts } from '../../../lib/library/formats/tex/maths.ts';
import { titleToTex, toTex } from '../../../lib/library/formats/tex/to-tex.ts';
import { type PortablePaper, plainPaper } from '../../../lib/library/portable.ts';
import { arbitraryPapers, hostileText } from './arbitrary-papers.ts';
import { paper, readWith, sample, writeWith } from './samples.ts';

// Thousands of runs on a busy machine are slow, and right.
vi.setConfig({ testTimeout: 120_000 });

interface Read {
  readonly title?: string;
  readonly author?: readonly Readonly<Record<string, string>>[];
  readonly issued?: { readonly 'date-parts': readonly (readonly number[])[] };
  readonly keyword?: string;
  readonly id: string;
}

/** The entries that Citation.js reads: a BibTeX parser that shares nothing with ours. */
function readElsewhere(text: string): readonly Read[] {
  return plugins.input.chain(text, { generateGraph: false }) as Read[];
}

/** Braces as BibTeX counts them: a backslash before one means nothing. */
function depths(text: string): number[] {
  let depth = 0;
  return text.split('').map((sign) => {
    depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
    return depth;
  });
}

describe('BibTeX', () => {
  test('is written as people write it', () => {
    const text = writeWith(bibtex, paper({ title: 'A $\\beta$-method for 100% of Gödel’s #1 problem' }));
    expect(text).toBe(`@misc{vaswani2017beta,
  title = {{A $\\beta$-method for 100\\% of G{\\"o}del’s \\#1 problem}},
  author = {Vaswani, Ashish and van Beethoven, Ludwig and King, Jr., Martin Luther and {Google Brain Team}},
  year = {2017},
  month = jun,
  day = {12},
  eprint = {1706.03762},
  archivePrefix = {arXiv},
  primaryClass = {cs.CL},
  doi = {10.48550/arXiv.1706.03762},
  url = {https://arxiv.org/abs/1706.03762},
  keywords = {nlp, to cite},
  annote = {Where it begins.

- only attention
},
  papergloss-status = {read},
  papergloss-rating = {5},
  papergloss-version = {5},
  papergloss-categories = {cs.CL,cs.LG},
  papergloss-added = {2025-11-14T06:00:00.000Z},
  papergloss-updated = {2025-11-15T09:46:40.000Z},
}
`);
  });

  test('is one entry a paper for another parser too, with its title, authors and year', () => {
    fc.assert(
      fc.property(arbitraryPapers, (papers) => {
        const read = readElsewhere(writeWith(bibtex, ...papers));
        expect(read).toHaveLength(papers.length);
        for (const [at, given] of papers.map(plainPaper).entries()) {
          const { title = '', author = [], issued } = read[at] ?? { id: '' };
          expect(author).toHaveLength(given.authors.length);
          expect(issued?.['date-parts'][0]?.[0]).toBe(yearOf(given));
          if (!titleParts(given.title).some(({ isMaths }) => isMaths)) expect(title.trim()).toBe(typeset(given.title));
        }
      }),
      { numRuns: 500 },
    );
  });

  test('holds no command but its own, no comment, and braces that balance', () => {
    const own = new Set([...LETTERS.keys(), ...SIGNS.keys(), 'u', 'r', 'H', 'v', 'd', 'c', 'k', 'i', 'j']);
    fc.assert(
      fc.property(hostileText, hostileText, (title, note) => {
        const given = plainPaper(paper({ title, note, authors: [title], tags: [title, note] }));
        const text = writeWith(bibtex, given);
        const unmathed = titleParts(given.title)
          .filter(({ isMaths }) => isMaths)
          .reduce((rest, { text: maths }) => rest.replace(`$${maths}$`, ''), text);
        for (const [, word = ''] of unmathed.matchAll(/\\([A-Za-z]+)/g)) expect(own).toContain(word);
        expect(unmathed.replace(/\\[^A-Za-z]/g, '')).not.toMatch(/[$%#&_~^]/);
        const at = depths(text);
        expect(at.indexOf(0, text.indexOf('{'))).toBe(text.length - 2);
        expect(Math.min(...at)).toBe(0);
      }),
      { numRuns: 500 },
    );
  });

  test('is read as others write it', () => {
    const report = readWith(bibtex, sample('bibtex.bib'));
    expect(report.papers).toEqual([
      {
        id: '1706.03762',
        title: 'Attention Is All You Need',
        authors: ['Ashish Vaswani', 'Ludwig van Beethoven', 'Martin Luther King Jr.', 'Google Brain'],
        published: '2017-06-12',
        status: 'read',
        tags: ['a, b', 'nlp', 'to cite'],
        note: 'Where it begins.\n\n- 100% attention',
        rating: 5,
        added: Date.parse('2025-11-14T06:00:00Z'),
      },
      {
        id: 'hep-th/9901001',
        title: 'On undecidable $\\Pi^0_1$ & other sentences --- in \\mathcal L',
        authors: ['Kurt Gödel', 'Paul Erdős', 'Łukasz Kaiser', 'René Descartes', 'Josí Muñoz', 'Ayşe Ångström'],
        published: '1999-01-04',
        categories: ['hep-th'],
      },
      { id: '1810.04805', title: 'BERT', version: 2 },
      { id: '2005.14165' },
    ]);
    expect(report.skipped.map(({ line, what, reason }) => `${line} ${what}: ${reason}`)).toEqual([
      '37 Not of arXiv: It names no arXiv paper.',
      '38 @misc{torn: It is not whole: its end was not found.',
      '38 @misc{torn: It names no arXiv paper.',
      '39 @misc{last: It is not whole: its end was not found.',
    ]);
  });

  test('keeps names apart that end in a sign, for readers that take the blank after one', () => {
    const [read] = readElsewhere(writeWith(bibtex, paper({ authors: ['& congue', 'Ada Lovelace'] })));
    expect(read?.author).toHaveLength(2);
  });

  test('does not grow without end by abbreviations of abbreviations', () => {
    const strings = Array.from({ length: 60 }, (_, at) => `@string{a${at + 1} = a${at} # a${at}}\n`).join('');
    const text = `@string{a0 = "long enough"}\n${strings}@misc{x, eprint = {1706.03762}, title = a60}`;
    expect(readWith(bibtex, text).papers[0]?.title?.length).toBeLessThan(text.length * 5);
  });
});

/** What TeX makes of the ligatures in a text, which are left to it. */
function typeset(text: string): string {
  const ligatures: Readonly<Record<string, string>> = { '---': '—', '--': '–', '``': '“', "''": '”' };
  return text.replace(/---|--|``|''/g, (sign) => ligatures[sign] ?? sign);
}

function yearOf(given: PortablePaper): number {
  const year = Number(given.id.replace(/^.*\//, '').slice(0, 2));
  return given.published ? Number(given.published.slice(0, 4)) : year > 90 ? 1900 + year : 2000 + year;
}

describe('TeX', () => {
  test.each([
    ['100% & $5', '100\\% \\& \\$5'],
    ['\\input{x}', '\\textbackslash{}input\\textbraceleft{}x\\textbraceright{}'],
    [
      'Ångström, Łódź, façade, naïve, ß, Ő, İ',
      '{\\r A}ngstr{\\"o}m, {\\L}{\\\'o}d{\\\'z}, fa{\\c c}ade, na{\\"i}ve, {\\ss}, {\\H O}, {\\.I}',
    ],
    ['ế, 字, Ω, 😀', 'ế, 字, Ω, 😀'],
  ])('sets %j as %s, and reads it back', (text, tex) => {
    expect(toTex(text)).toBe(tex);
    expect(fromTex(tex)).toBe(text);
  });

  test.each([
    ["\\'e \\'{e} {\\'e} \\'{\\i} \\c{c} \\c c \\v{s} \\~n \\~{}", 'é é é í ç ç š ñ ~'],
    ['{\\"{U}}ber \\ss{} {\\ss} \\o', 'Über ß ß ø'],
    ['{BERT}: a~b\\ c\\,d \\LaTeX{} \\textbf{bold} \\unknown{x}', 'BERT: a b c d LaTeX bold \\unknown x'],
    ['$x^{2}_{i}$ costs \\$5 {$\\alpha$}', '$x^{2}_{i}$ costs $5 $\\alpha$'],
    ['left open: $x', 'left open: $x'],
    ['ends with \\', 'ends with \\'],
  ])('%s is %j', (tex, text) => {
    expect(fromTex(tex)).toBe(text);
  });

  test.each([
    ['$O(n^2)$ sorting', '$O(n^2)$ sorting'],
    ['A $\\mathcal{L}_{\\infty}$ loss', 'A $\\mathcal{L}_{\\infty}$ loss'],
    ['From $5 and $6', 'From \\$5 and \\$6'],
    ['$a$ and $', '\\$a\\$ and \\$'],
    ['$\\input{x}$', '\\$\\textbackslash{}input\\textbraceleft{}x\\textbraceright{}\\$'],
    ['$}{$', '\\$\\textbraceright{}\\textbraceleft{}\\$'],
    ['$x^{2$', '\\$x\\textasciicircum{}\\textbraceleft{}2\\$'],
    ['$x%$', '\\$x\\%\\$'],
    ['$ $', '\\$ \\$'],
    ['US$1$2', 'US\\$1\\$2'],
  ])('keeps as maths what can be nothing else: %j', (title, tex) => {
    expect(titleToTex(title)).toBe(tex);
    expect(fromTex(tex)).toBe(title);
  });

  test('gives back every text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(fromTex(toTex(text))).toBe(text);
        expect(fromTex(titleToTex(text))).toBe(text);
      }),
      { numRuns: 3000 },
    );
  });
});
