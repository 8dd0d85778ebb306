import { describe, expect, it } from 'vitest';
import { AbstractIndex } from '../../lib/catalog/resolve.ts';
import { weeklyReview } from '../../lib/importers/weekly-review.ts';
import { bundledCatalog } from '../../scripts/commands/load-catalog.ts';

/** A hundred texts of an abstract's length, each of one paper: what the bundled index says of it. */
const { papers } = await bundledCatalog();
const abstracts = papers.map(({ glosses }) => Object.values(glosses[0]?.sections ?? {}).join(' '));

/** As authors write it: numbers as formulas, a name set bold, dashes and accents of TeX, an address. */
function written(text: string): string {
  return `${text
    .replace(/\b\d+(?:\.\d+)?%/g, (number) => `$${number.replace('%', '\\%')}$`)
    .replace(/\b\d{2,}\b(?![\d.%\\])/g, (number) => `$${number}$`)
    .replace(/[A-Z]{3,}/, (name) => `\\textbf{${name}}`)
    .replaceAll('–', '--')
    .replaceAll('ö', '\\"o')} See https://example.org/code for $\\lambda$ and $x_{1}^{2}$.`;
}

/** A weekly review of the papers at some places, without a word of what they are called. */
function reviewOf(places: readonly number[]) {
  const blocks = places.map((at) =>
    [written(abstracts[at] ?? ''), 'Primary: Fern', 'All Institutions: Fern', 'A.', 'B.', 'C.', 'D.', 'E.', 'F.'].join(
      '\n',
    ),
  );
  return weeklyReview.read(`Last 7 Days\n${blocks.join('\n')}\n`, { file: 'week.txt' });
}

/** What becomes of an abstract between its author and a page that shows it. */
const SHOWN: readonly (readonly [name: string, change: (text: string) => string])[] = [
  ['as it was written', written],
  ['with its formulas drawn', (text) => `${text} See https://example.org/code for λ and x₁².`],
  ['with its formulas lost', (text) => written(text).replace(/\$[^$]*\$/g, '')],
  ['with its address hidden', (text) => written(text).replace(/https?:\S+/g, 'this https URL')],
  ['with a label in front', (text) => `Abstract: ${written(text)}`],
  ['with its end cut off', (text) => written(text).slice(0, text.length * 0.7)],
  ['broken over lines', (text) => written(text).replace(/(.{40,60}) /g, '$1\n  ')],
];

describe('the blocks of a weekly review', () => {
  const places = papers.flatMap((_, at) => (at % 5 === 0 ? [at] : []));
  const { glosses } = reviewOf(places);
  const waiting = new AbstractIndex(
    glosses.map(({ paper }, block) => [('abstract' in paper && paper.abstract) || '', block] as const),
  );

  it('are each of one paper', () => {
    expect(papers).toHaveLength(100);
    expect(new Set(abstracts).size).toBe(100);
    expect(glosses).toHaveLength(20);
  });

  it.each(SHOWN)('are bound to the page that shows their abstract %s, and to none of the 80 others', (_, change) => {
    const bound = abstracts.map((text) => waiting.find(change(text)));
    expect(bound).toEqual(abstracts.map((_, at) => (at % 5 === 0 ? at / 5 : null)));
  });

  it('are bound to no text that begins like one and goes on like another', () => {
    const spliced = abstracts.flatMap((text, at) => {
      const other = abstracts[(at + 7) % 100] ?? '';
      return [90, 200].map((cut) => `${text.slice(0, cut)} ${other.slice(cut)} ${other}`);
    });
    expect(spliced.map((text) => waiting.find(text)).filter((block) => block !== null)).toEqual([]);
  });
});
