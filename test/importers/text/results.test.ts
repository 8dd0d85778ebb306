import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importDocument } from '../../../lib/importers/index.ts';
import { outlineResults, resultsIn, summaryGloss } from '../../../lib/importers/text/results.ts';

const read = (file: string) => {
  const text = readFileSync(new URL(`../../documents/importers/${file}`, import.meta.url), 'utf8');
  return importDocument(text, { file }).document?.glosses ?? [];
};

const LINE = 'HedgeBot reaches 91.5% accuracy on GardenBench.';

describe('the results that a document reports', () => {
  it('are read from a summary as a whole, each quoted from its section', () => {
    const { sections, metrics } = summaryGloss(
      'i) HedgeBot trims hedges. ii) It watches videos. iii) Results show that HedgeBot achieves 91.5% accuracy on GardenBench.',
      'HedgeBot',
    );
    expect(metrics).toMatchObject([{ value: 91.5, unit: '%', dataset: 'GardenBench' }]);
    expect(metrics[0]?.quote).toMatch(/^Results show/);
    expect(sections.results).toContain(metrics[0]?.quote);
  });

  it('are read from each line of an outline for itself', () => {
    const outline = [{ text: 'Results?', label: true as const, children: [{ text: LINE }] }];
    expect(outlineResults(outline, 'HedgeBot')).toMatchObject([{ value: 91.5, quote: LINE }]);
  });

  it('are none where a text reports none', () => {
    expect(resultsIn(['It trims 40 hedges in 3 towns.', ''], null)).toEqual([]);
  });

  it('are those of every format', () => {
    const values = (file: string) => read(file).map(({ metrics }) => metrics.map(({ value }) => value));
    expect(values('daily-table.md')[0]).toEqual([12.5]);
    expect(values('digest.md')[1]).toEqual([12]);
    expect(values('reading-notes.md')[0]).toEqual([12]);
    expect(values('weekly-review.txt')[0]).toEqual([12]);
  });
});
