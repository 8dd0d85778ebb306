import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { csv } from '../../../lib/library/formats/csv.ts';
import { guardFormulas, unguardFormulas } from '../../../lib/library/formats/fields/formula-guard.ts';
import { csvRows } from '../../../lib/library/formats/reading/csv-rows.ts';
import { hostileText } from './arbitrary-papers.ts';
import { paper, readWith, sample, writeWith } from './samples.ts';

// Thousands of runs on a busy machine are slow, and right.
vi.setConfig({ testTimeout: 120_000 });

/** Cells as a spreadsheet sees them that parts them by `mark` and breaks, and looks at quotes only where a cell begins. */
function spreadsheet(text: string, mark: string): string[] {
  const cells: string[] = [];
  for (let at = 0; at <= text.length; at += 1) {
    let cell = '';
    if (text[at] === '"') {
      for (at += 1; at < text.length; at += 1) {
        if (text[at] === '"' && text[at + 1] !== '"') break;
        if (text[at] === '"') at += 1;
        cell += text[at] ?? '';
      }
      at += 1;
    }
    for (; at < text.length && text[at] !== mark && text[at] !== '\n' && text[at] !== '\r'; at += 1) cell += text[at];
    cells.push(cell);
  }
  return cells;
}

const FORMULA = /^[=+\-@\t\r\0\uff1d\uff0b\uff0d\uff20]/;

describe('CSV', () => {
  test('is a table as RFC 4180 has it', () => {
    const text = writeWith(csv, paper({ title: 'A "quoted", title', note: 'a\nb', version: null }));
    expect(text).toBe(
      `\ufeff"id","title","authors","published","categories","status","tags","note","rating","version","added","updated","url"\r
"1706.03762","A ""quoted"", title","Ashish Vaswani; Ludwig van Beethoven; Martin Luther King Jr.; Google Brain Team","2017-06-12","cs.CL; cs.LG","read","nlp; to cite","a
b","5","","2025-11-14T06:00:00.000Z","2025-11-15T09:46:40.000Z","https://arxiv.org/abs/1706.03762"\r
`,
    );
  });

  test.each(['=', '+', '-', '@', '\t', '\r', '\0', '＝', '＠'])(
    'makes no formula of a cell that begins with %j',
    (sign) => {
      for (const before of ['', ',', ';', '\n', '\t', ' ', '"', ',"', '; ', "'", "''"]) {
        const cell = `${before}${sign}HYPERLINK(1)`;
        const guarded = guardFormulas(cell);
        expect(unguardFormulas(guarded)).toBe(cell);
        if (before !== ' ') expect(guarded).not.toMatch(new RegExp(`(^|[,;\\n\\t"])${sign.replace(/[+]/, '\\$&')}`));
      }
    },
  );

  test('shows no spreadsheet a formula, however it parts cells', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (title, note) => {
        const text = writeWith(csv, paper({ title, note, authors: [title], tags: [title] }));
        for (const mark of [',', ';', '\t', '|']) {
          for (const cell of spreadsheet(text.slice(1), mark)) expect(cell).not.toMatch(FORMULA);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('gives any cell back, guarded or not', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(unguardFormulas(guardFormulas(text))).toBe(text);
      }),
      { numRuns: 3000 },
    );
  });

  test('reads the table that Zotero writes, or a person, with semicolons', () => {
    const report = readWith(csv, sample('csv.csv'));
    expect(report.papers).toEqual([
      {
        id: '1706.03762',
        title: 'Attention; Is "All" You Need',
        authors: ['Ashish Vaswani', 'Noam Shazeer'],
        published: '2017-06-12',
        tags: ['nlp', 'to cite'],
        note: 'Where it begins.\n\n- only attention',
        version: 5,
      },
      { id: 'hep-th/9901001', title: 'An old one' },
    ]);
    expect(report.skipped).toEqual([{ line: 6, what: 'No paper of arXiv', reason: 'It names no arXiv paper.' }]);
  });

  test('says that a quote is never closed, and that a table has no columns it knows', () => {
    expect(readWith(csv, 'id,title\n1706.03762,"torn').skipped).toEqual([
      { line: 2, what: 'A quote', reason: 'It is never closed; the rest of the text is one cell.' },
    ]);
    expect(readWith(csv, 'a,b\n1,2').skipped).toHaveLength(1);
  });

  test('parts rows and cells', () => {
    expect([...csvRows('a,"b\n""c""",d"e\r\n\n"",x')].map(({ line, cells }) => [line, cells])).toEqual([
      [1, ['a', 'b\n"c"', 'd"e']],
      [3, ['']],
      [4, ['', 'x']],
    ]);
  });
});
