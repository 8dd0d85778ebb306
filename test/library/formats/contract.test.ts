import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { isPaperId } from '../../../lib/core/arxiv-id.ts';
import type { LibraryFormat, ReadReport } from '../../../lib/library/formats/format.ts';
import { detectFormat, FORMATS } from '../../../lib/library/formats/index.ts';
import {
  isEmpty,
  isFieldValue,
  PORTABLE_FIELDS,
  type PortablePaper,
  plainPaper,
  type ReadPaper,
  saidOf,
} from '../../../lib/library/portable.ts';
import { arbitraryPapers, hostileText } from './arbitrary-papers.ts';
import { hostileDocument, mutated } from './mutate.ts';

// Thousands of runs on a busy machine are slow, and right.
vi.setConfig({ testTimeout: 120_000 });

const NOW = Date.parse('2026-11-22T10:00:00Z');
const DOCUMENTS = 'test/documents/library';

/** Repeated, each would take a careless reader out of its time or its stack. */
const SHAPES = [
  ...String.raw`{ } ( ) [ ] " ' , ; \ $ % # @ = - a 1 "" {} {" \{ \" $a {$ @a{ @a{b, \; '= =, [[ {"a":`.split(' '),
  ...'- [|](|- [x](|---\n|#a |a:: |  - note::\n    |    \n|\n\n| \n|\n|\r|\t| |\0'.split('|'),
  ...'TY  - |TY  - X\n|N1  - \n|ER  - \n|@string{|a = {b} # | and |{a and |, '.split('|'),
  ...'arXiv:|arxiv.org/abs/|a/|a-|1706.|1706.03762|1706.03762 |arXiv:1706.03762\n|10.48550/'.split('|'),
  '@misc{a, eprint = {1706.03762}, annote = {b}}\n',
  '@misc{a, author = {A and B}, eprint = {2507.06203}\n',
];

const written = FORMATS.filter((format) => format.write && format.read);
const read = FORMATS.filter((format) => format.read);

/** The fields of a paper that a format keeps, and nothing empty. */
function kept(format: LibraryFormat, paper: PortablePaper | ReadPaper): Record<string, unknown> {
  const said = Object.entries(paper).filter(([field]) => (format.keeps as readonly string[]).includes(field));
  return Object.fromEntries(said.filter(([, value]) => !isEmpty(value)));
}

function samples(format: LibraryFormat): string[] {
  const names = readdirSync(DOCUMENTS).filter((name) => name.split('.')[0] === format.id);
  return names.map((name) => readFileSync(`${DOCUMENTS}/${name}`, 'utf8'));
}

function expectSound({ papers, skipped, merged }: ReadReport) {
  const ids = new Set<string>(papers.map(({ id }) => id));
  expect(ids.size).toBe(papers.length);
  for (const paper of papers) {
    expect(isPaperId(paper.id)).toBe(true);
    expect(Object.getPrototypeOf(paper)).toBe(Object.prototype);
    for (const [field, value] of Object.entries(paper)) {
      expect(PORTABLE_FIELDS).toContain(field);
      expect(isEmpty(value), field).toBe(false);
      expect(isFieldValue(field as keyof PortablePaper, value), field).toBe(true);
    }
  }
  for (const { what, reason } of skipped) {
    expect(what.length).toBeLessThanOrEqual(80);
    expect(what).not.toMatch(/[\n\r\0]/);
    expect(reason).toMatch(/^[A-Z].*\.$/);
  }
  for (const { id } of merged) expect(ids).toContain(id);
}

describe.each(FORMATS.map((format) => [format.id, format] as const))('the format %s', (_id, format) => {
  test('says what it is', () => {
    expect(format.write ?? format.read).toBeDefined();
    expect(format.title).toMatch(/\S/);
    expect(format.extension).toMatch(/^[a-z]+$/);
    expect(format.mediaType).toMatch(/^[a-z]+\/[a-z0-9.+-]+$/);
    expect(format.says).toMatch(/^[A-Z].*\.$/);
  });
});

describe.each(written.map((format) => [format.id, format] as const))('what %s writes', (_id, format) => {
  const write = (papers: readonly PortablePaper[]) => format.write?.(papers, NOW) ?? '';

  test('is read back as it was, whatever the papers say', () => {
    fc.assert(
      fc.property(arbitraryPapers, (papers) => {
        const report = format.read?.(write(papers));
        const expected = format.id === 'json' ? papers.map(saidOf) : papers.map(plainPaper);
        expect(report?.papers.map((paper) => kept(format, paper))).toEqual(
          expected.map((paper) => kept(format, paper)),
        );
        expect(report?.skipped).toEqual([]);
        expect(report?.merged).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test('is recognized, even under a wrong name', () => {
    fc.assert(
      fc.property(arbitraryPapers, (papers) => {
        if (papers.length > 0) expect(detectFormat(write(papers), 'library.bin')?.format.id).toBe(format.id);
      }),
    );
  });

  test('is well-formed text', () => {
    fc.assert(
      fc.property(arbitraryPapers, (papers) => {
        expect(write(papers).isWellFormed()).toBe(true);
      }),
    );
  });

  test('stands, whatever the papers hold in place of what they should', () => {
    const wrong = fc.record({
      published: hostileText,
      categories: fc.array(hostileText),
      rating: fc.double(),
      version: fc.double(),
      added: fc.double(),
      updated: fc.double(),
    });
    fc.assert(
      fc.property(arbitraryPapers, wrong, (papers, values) => {
        const report = format.read?.(write(papers.map((paper) => ({ ...paper, ...values }))));
        expect(report?.papers.map(({ id, note }) => [id, note])).toEqual(
          format.read?.(write(papers)).papers.map(({ id, note }) => [id, note]),
        );
      }),
      { numRuns: 500 },
    );
  });

  test('is read back from Windows', () => {
    fc.assert(
      fc.property(arbitraryPapers, (papers) => {
        const text = write(papers);
        const windows = `\ufeff${text.replace(/\r?\n/g, '\r\n')}`;
        expect(format.read?.(windows)).toEqual(format.read?.(text));
      }),
    );
  });
});

describe.each(read.map((format) => [format.id, format] as const))('reading %s', (_id, format) => {
  const readText = (text: string) => format.read?.(text) ?? { papers: [], skipped: [], merged: [] };

  test('makes sense of the sample', () => {
    expect(samples(format).length).toBeGreaterThan(0);
    for (const sample of samples(format)) {
      const report = readText(sample);
      expect(report.papers.length).toBeGreaterThan(0);
      expectSound(report);
      expect(detectFormat(sample, 'sample')?.format.id).toBe(format.id);
    }
  });

  // What takes more than linear time takes minutes here, and fails by that.
  test('is not slowed down by any shape', () => {
    for (const shape of SHAPES) {
      const text = shape.repeat(Math.ceil(300_000 / shape.length));
      for (const root of ['', ...samples(format)]) {
        expectSound(readText(root + text));
        detectFormat(root + text, 'x');
      }
    }
  }, 180_000);

  test('survives 10,000 damaged documents', () => {
    const roots = fc.oneof(fc.constantFrom(...samples(format)), hostileDocument);
    fc.assert(
      fc.property(mutated(roots), (text) => {
        expectSound(readText(text));
        detectFormat(text, 'x');
      }),
      { numRuns: 10_000 },
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  }, 120_000);
});
