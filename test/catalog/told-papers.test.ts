import { describe, expect, it } from 'vitest';
import { toldPapers } from '../../lib/catalog/told-papers.ts';
import { importDocument } from '../../lib/importers/index.ts';

function imported(text: string) {
  const { document } = importDocument(text, { file: 'x.md' });
  if (!document) throw new Error('the sample is none that is read');
  return document;
}

const TABLE = imported(`| Title | Authors | Summary |
|---|---|---|
| HedgeBot ([arXiv](https://arxiv.org/abs/2402.00011)) | Ada Birch, Bo Cedar | It trims. |
`);
const NOTES = imported(`[**Moss**](https://arxiv.org/abs/2402.00012)
- Moss is green

[**Moss**](https://arxiv.org/abs/2402.00011)
- It has blades
`);

describe('toldPapers', () => {
  it('gives each paper once, with all that documents say of it', () => {
    const papers = toldPapers([TABLE, NOTES]);
    expect(papers.map(({ id, glosses }) => [id, glosses.map(({ source }) => source)])).toEqual([
      ['2402.00011', ['1', '2']],
      ['2402.00012', ['2']],
    ]);
    expect(papers[0]?.authors).toEqual(['Ada Birch', 'Bo Cedar']);
  });

  it('calls a paper by the first title that nothing speaks against, in any order', () => {
    for (const documents of [
      [TABLE, NOTES],
      [NOTES, TABLE],
    ]) {
      expect(toldPapers(documents).find(({ id }) => id === '2402.00011')?.title).toBe('HedgeBot');
    }
    expect(toldPapers([NOTES]).find(({ id }) => id === '2402.00011')?.title).toBe('Moss');
  });

  it('draws the formulas of a title, and leaves money alone', () => {
    const row = (id: string, title: string) => `| ${title} ([arXiv](https://arxiv.org/abs/${id})) | A | B. |\n`;
    const rows = row('2402.00011', 'Free$^2$Moss') + row('2402.00012', 'Earn $1 Million');
    const table = imported(`| Title | Authors | Summary |\n|---|---|---|\n${rows}`);
    expect(toldPapers([table]).map(({ title }) => title)).toEqual(['Free²Moss', 'Earn $1 Million']);
  });

  it('leaves out what names no paper', () => {
    const review = imported('Moss grows.\nPrimary: Fern\nAll Institutions: Fern\nA\nB\nC\nD\nE\nF');
    expect(review.glosses).toHaveLength(1);
    expect(toldPapers([review])).toEqual([]);
  });

  it('keeps words that have no sections', () => {
    const [gloss] = TABLE.glosses;
    if (!gloss) throw new Error('the sample has a gloss');
    const [paper] = toldPapers([{ glosses: [{ ...gloss, sections: {}, text: 'Only words.' }] }]);
    expect(paper?.glosses[0]?.sections).toEqual({ what: 'Only words.' });
  });
});
