import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MOST_TEXT } from '../../lib/importers/importer.ts';
import { importDocument } from '../../lib/importers/index.ts';

const sample = (name: string) => readFileSync(new URL(`../documents/importers/${name}`, import.meta.url), 'utf8');

describe('importDocument', () => {
  it.each([
    ['daily-table.md', 'daily-table', 3],
    ['daily-table.html', 'daily-table', 1],
    ['rendered-table.html', 'daily-table', 2],
    ['rendered-notes.html', 'reading-notes', 2],
    ['glosses.json', 'glosses', 2],
    ['reading-notes.md', 'reading-notes', 4],
    ['digest.md', 'digest', 5],
    ['weekly-review.txt', 'weekly-review', 4],
  ])('knows %s for what it is', (name, kind, glosses) => {
    const result = importDocument(sample(name), { file: name });
    expect(result.document).toMatchObject({ kind });
    expect(result.document?.glosses).toHaveLength(glosses);
    expect(result).toMatchObject({ why: expect.stringMatching(/^It .*\.$/) });
  });

  it.each(['', ' \n\n', 'Dear diary, nothing happened.', '{"a": 1}', '<p>Hello</p>', '\u0000\u0001'])(
    'refuses %j in one clear line',
    (text) => {
      const result = importDocument(text, { file: 'x.md' });
      expect(result).toEqual({ document: null, refused: expect.stringMatching(/^x\.md is [^\n]+\.$/) });
    },
  );

  it('refuses what is too long for any such document', () => {
    const result = importDocument('a'.repeat(MOST_TEXT + 1), { file: 'x.md' });
    expect(result).toEqual({ document: null, refused: 'x.md is longer than 5 million characters.' });
  });

  it('reads a text as the kind that is asked for', () => {
    expect(importDocument('Nothing.', { file: 'x.md', as: 'daily-table' }).document).toMatchObject({
      kind: 'daily-table',
      glosses: [],
    });
  });

  it('keeps what is said of a paper in two places as two glosses, and the same words once', () => {
    const row = (words: string) => `| T ([arXiv](https://arxiv.org/abs/2402.00011)) | A | ${words} |\n`;
    const text = `| Title | Authors | Summary |\n|---|---|---|\n${row('It trims.')}${row('It cuts.')}${row('It trims.')}`;
    const { document } = importDocument(text, { file: 'x.md' });
    expect(document?.glosses.map(({ line, text: said }) => [line, said])).toEqual([
      [3, 'It trims.'],
      [4, 'It cuts.'],
    ]);
    expect(document?.skipped).toEqual([{ line: 5, reason: 'what is said of “T” repeats line 3' }]);
  });

  it('lets no control reorder or hide what is read', () => {
    const text = sample('daily-table.md').replace('HedgeBot', 'Hed\u202ege\u200bBot').replaceAll('\n', '\r\n');
    const [gloss] = importDocument(text, { file: 'x.md' }).document?.glosses ?? [];
    expect(gloss).toMatchObject({ line: 9, paper: { title: expect.stringMatching(/^HedgeBot/) } });
  });
});
