import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { weeklyReview } from '../../lib/importers/weekly-review.ts';

const SAMPLE = readFileSync(new URL('../documents/importers/weekly-review.txt', import.meta.url), 'utf8');
const sample = weeklyReview.read(SAMPLE, { file: 'week.txt' });
const [hedge, dew, moss, fern] = sample.glosses;

describe('the weekly review', () => {
  it('is of the last day of its week', () => {
    expect(sample).toMatchObject({ title: 'Last 7 Days (February 26 – March 03, 2024)', date: '2024-03-03' });
  });

  it('reads blocks without ids or titles, each with the abstract that it can be found by', () => {
    expect(sample.glosses.map(({ line, paper }) => [line, paper.id, paper.title])).toEqual([
      [2, null, null],
      [11, null, null],
      [29, null, null],
      [38, null, null],
    ]);
    expect(hedge?.paper).toMatchObject({ abstract: expect.stringMatching(/^Hedges are \\emph\{hard\} to trim -- /) });
  });

  it('shows once what a block repeats at the end of its impact', () => {
    expect(hedge?.sections).toEqual({
      contribution: 'HedgeBot introduces a robot that trims hedges.',
      method:
        'The method is **sound**: 1. **Watch**: videos. 2. **Cut**: hedges, with `blades` (see https://hedge.example.org/code).',
      results: 'It cuts 12% closer.',
      reproducibility: 'Code is promised.',
      limitations: 'No roses were cut.',
      impact: 'Gardeners may sleep longer.',
    });
  });

  it('takes the contribution out of an impact that stands in its place', () => {
    expect(dew?.sections).toMatchObject({
      contribution: 'Dew* introduces a novel way to name leaves. The work presents names for all of them.',
      impact: 'Naming leaves will matter to many, in gardens and out. It may save trees.',
    });
  });

  it('shows such a text once where it can not tell where the contribution begins', () => {
    const lines = SAMPLE.split('\n')
      .slice(10, 19)
      .map((line) => line.replace(/Dew\* introduces/, 'All name'));
    const { sections } = weeklyReview.read(lines.join('\n'), { file: 'x' }).glosses[0] ?? {};
    expect(sections).not.toHaveProperty('contribution');
    expect(sections?.impact).toContain('All name a novel way');
  });

  it('cuts what a template asked for, in the impact too', () => {
    expect(moss?.sections).toMatchObject({ contribution: 'Moss is measured.', impact: 'Paths are found.' });
  });

  it('splits institutions outside brackets and leaves guesses out', () => {
    expect(hedge?.institutions).toEqual(['MOSS*LAB', 'Garden Tools (Leeds) Co. Ltd', 'University of Fern']);
    expect(dew?.institutions).toEqual(['Valley College']);
    expect(moss?.institutions).toEqual([]);
  });

  it('finds the addresses of a block without the marks around them', () => {
    expect(hedge?.paper).toMatchObject({ links: ['https://hedge.example.org/bot', 'https://hedge.example.org/code'] });
  });

  it('keeps the words of a block that lacks paragraphs, without names', () => {
    expect(fern).toMatchObject({ sections: {}, text: 'Ferns are slow.\nFilms were made.' });
  });

  it('lists repeated and broken blocks', () => {
    expect(sample.skipped).toEqual([
      { line: 20, reason: expect.stringContaining('repeats the one of line 2') },
      { line: 38, reason: expect.stringContaining('has 2 paragraphs where 6 belong') },
    ]);
  });
});
