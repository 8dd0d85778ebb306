import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ImportedGloss } from '../../lib/importers/importer.ts';
import { importDocument } from '../../lib/importers/index.ts';

const FOLDER = new URL('../documents/importers/days/', import.meta.url);
const days = readdirSync(FOLDER).map((file) => {
  const { document } = importDocument(readFileSync(new URL(file, FOLDER), 'utf8'), { file });
  if (!document) throw new Error(`${file} was refused`);
  return document;
});

/** What is said of a paper where it is spoken of first. */
function glossOf(id: string): ImportedGloss {
  const gloss = days.flatMap(({ glosses }) => glosses).find(({ paper }) => paper.id === id);
  if (!gloss) throw new Error(`no day speaks of ${id}`);
  return gloss;
}

describe('the days of an archive', () => {
  it('are read row by row, with nothing left out', () => {
    expect(days.map(({ date, glosses, skipped }) => [date, glosses.length, skipped.length])).toEqual([
      ['2024-02-26', 1, 0],
      ['2024-02-27', 1, 0],
      ['2024-02-28', 9, 0],
      ['2024-02-29', 7, 0],
      ['2024-03-01', 0, 0],
    ]);
  });

  it.each([
    ['a column of links, and none in the title', '2402.01001', 'PondCam: Frogs at Night'],
    ['“- read more on”, with brackets of its own before it', '2402.01011', 'Rain on Tin Roofs (a Study)'],
    ['a break after the colon', '2402.01021', 'Wheelbarrows in Two Lines: A Survey'],
    ['two breaks', '2402.01022', 'Gates, Fences and Hinges in Three Lines'],
    ['formulas, and a colon without a blank', '2402.01023', 'SL$^{2}$A-Moss and $\\textbf{Only-If}$:Revealing Stones'],
    ['a dollar that is money', '2402.01024', 'Earn $1 Million with Leaves'],
    ['LaTeX that lost its marks', '2402.01025', 'texttt{D}ew R^textbf{2AI} V^3 and H^{3}DP \\& Co'],
    [
      'marks of Markdown and HTML, brackets, quotes',
      '2402.01026',
      'CFG-Weed*: `rose.n.01`, <think> .. </think> and Rose-[n] "Quoted" (in Brackets)',
    ],
    ['letters of other scripts', '2402.01027', 'LLäMoss: Éclair over φ-Ferns in São Leaf, 360°'],
    ['a blank before the colon, and a dash of TeX', '2402.01028', 'InfiRake : Leaves -- and How'],
    ['an id that is years older than the day', '2209.01029', 'An Old Spade'],
  ])('keep a title with %s', (_, id, title) => {
    expect(glossOf(id).paper.title).toBe(title);
  });

  it('list authors once, account names apart, none where there are none', () => {
    expect(glossOf('2402.01021').paper).toMatchObject({
      authors: ['Ada Birch', 'bo-cedar', '0moss', 'F. Gärtner'],
      handles: ['bo-cedar', '0moss'],
    });
    expect(glossOf('2402.01022').paper.authors).toEqual([]);
  });

  it.each([
    [
      'pipes, with the blanks around them',
      '2402.01022',
      'The chance is I(Gate; Fence|Hinge), or `pi(y_i|x)`, over |G-1| gates.',
    ],
    ['two blanks between sentences', '2402.01021', 'Wheelbarrows have one wheel.  Some have two.'],
    ['signs of comparison, tildes, crosses', '2402.01027', 'It costs < 0.1 and > 0.8, ~5%, on 256×256 plots.'],
    ['superscripts and subscripts', '2402.01025', 'H³DP waters W₀ + BA.'],
    [
      'tags, and what only looks like a link',
      '2402.01026',
      'A rose <sup>2</sup> is **a** rose, see [1109,9,14](8,13) and $x_1$.',
    ],
    [
      'escapes, quotes, abbreviations',
      '2402.01036',
      'The clove\\_count of MDP\\R is `1-of-9`, as “nobody” knew, e.g. in Fig. 3 vs. Fig. 4. It smells.',
    ],
  ])('keep the words of a summary with %s', (_, id, text) => {
    expect(glossOf(id).text).toBe(text);
  });

  it('drop what announces a summary and the questions behind it', () => {
    expect(glossOf('2402.01033').text).toBe('Corn listens. It hears little.');
    expect(glossOf('2402.01034').text).toBe('Carrots see in the dark.');
  });

  it('tell the sections of a list by roman numbers, letters or numbers, markers dropped', () => {
    expect(glossOf('2402.01031').sections).toEqual({
      what: 'Roman Beans is a way to plant beans.',
      objective: 'Its objective is to feed a town.',
      method: 'The method digs rows of 40 cm.',
      results: 'Results show 12.5% more beans than the baseline on FieldBench.',
      implication: 'For AI practitioners, it shows that rows help.',
    });
    expect(Object.values(glossOf('2402.01032').sections)).toEqual([
      '**Objective:** to count peas.',
      '**Method:** by hand.',
      '**Results:** 91.5% accuracy on PeaBench.',
    ]);
    expect(Object.values(glossOf('2402.01035').sections)).toEqual([
      'Summary: Onions have layers.',
      'Main objective: to peel them.',
    ]);
  });

  it('quote results from their sections', () => {
    for (const id of ['2402.01031', '2402.01032']) {
      const { metrics, sections } = glossOf(id);
      expect(metrics).toHaveLength(1);
      expect(Object.values(sections)).toContain(metrics[0]?.quote);
    }
  });

  it('keep a paper that is told of twice in other words as two glosses', () => {
    const told = days.flatMap(({ glosses }) => glosses).filter(({ paper }) => paper.id === '2402.01031');
    expect(told.map(({ line }) => line)).toEqual([7, 13]);
  });
});
