import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dailyTable } from '../../lib/importers/daily-table.ts';
import type { ImportedGloss } from '../../lib/importers/importer.ts';

const SAMPLE = readFileSync(new URL('../documents/importers/daily-table.md', import.meta.url), 'utf8');
const sample = dailyTable.read(SAMPLE, { file: 'sample.md' });

const HEADER = '| Title | Authors | Summary |\n|---|---|---|\n';

function only(rows: string, header = HEADER): ImportedGloss {
  const { glosses } = dailyTable.read(`## Papers for 2024-02-29\n\n${header}${rows}\n`, { file: 'x.md' });
  expect(glosses).toHaveLength(1);
  return glosses[0] as ImportedGloss;
}

describe('the daily table', () => {
  it('takes its day from the heading', () => {
    expect(sample).toMatchObject({ kind: 'daily-table', title: 'Papers for 2024-02-29', date: '2024-02-29' });
  });

  it('takes its day from the name of the file where no heading has one', () => {
    expect(dailyTable.read(HEADER, { file: 'archive/2024/02/28.md' }).date).toBe('2024-02-28');
  });

  it('joins a title that is broken over three lines', () => {
    expect(sample.glosses[0]).toMatchObject({
      line: 9,
      category: 'Robotics',
      topics: ['Robotics'],
      paper: { id: '2402.00011', title: 'HedgeBot: Learning to Trim Garden Hedges from Videos of Gardeners' },
    });
  });

  it('keeps two blanks inside a summary, and the pipe of a formula', () => {
    expect(sample.glosses[0]?.text).toMatch(/from videos\. {2}Its main objective .* `P\(cut\|view\)` to 40 hours/);
    expect(sample.glosses[1]?.text).toMatch(/with \$\|G-1\|\$ groups\.$/);
  });

  it('splits a summary into its sections', () => {
    expect(sample.glosses[0]?.sections).toEqual({
      what: 'The paper introduces HedgeBot, a robot that learns to trim hedges from videos.',
      objective: 'Its main objective is to spare gardeners the labelling.',
      method: 'The method fits a policy `P(cut|view)` to 40 hours of video.',
      results: 'Results show a 12.5% lower error than the baseline on GardenBench.',
      implication: 'For AI practitioners, it shows how far unlabelled video reaches.',
    });
  });

  it('names each author once and tells account names', () => {
    expect(sample.glosses[0]?.paper).toMatchObject({
      authors: ['Ada Birch', 'Bo Cedar', 'ada-birch', '7elm'],
      handles: ['ada-birch', '7elm'],
    });
    expect(sample.glosses[1]?.paper.authors).toEqual([]);
  });

  it('keeps a title with marks of Markdown, tags and brackets as it is written', () => {
    expect(sample.glosses[1]?.paper).toMatchObject({
      id: '2402.00012',
      title: 'Dew*: `leaf.n.01` and <think> Tags in $L^2$ (and Beyond)',
    });
  });

  it('keeps a pipe in a title as it is written, and out of the authors', () => {
    expect(sample.glosses[2]?.paper).toMatchObject({
      title: 'What Does a Beech | Oak Model Know?',
      authors: ['fern'],
    });
  });

  it('drops what announces a summary and the questions after it', () => {
    expect(sample.glosses[1]?.text).toMatch(/^i\) Dew\* names leaves\./);
    expect(sample.glosses[2]?.text).toBe('The study asks what a model of two trees knows. It knows little.');
  });

  it.each([
    'Moss is old. Here are some follow-up questions a gardener might ask about this moss: 1. How old? 2. Why?',
    'Moss is old.   **Follow-up Questions**  1. How old? 2. Why?',
    'Moss is old. Followup question: 1. How old?',
    "Okay, here's a concise summary: Moss is old.",
    'Below is a summary of the research paper “Moss”: Moss is old.',
    'The following is an analysis of moss. Moss is old.',
    "Sure! Here's a summary of the paper:<br><br>Moss is old.",
    'Moss is old. Would you like me to elaborate on moss?',
    'Moss is old. I hope this helps! Let me know if you have more questions.',
  ])('keeps of %j what is said of the paper', (summary) => {
    expect(only(`| T ([arXiv](https://arxiv.org/abs/2402.00011)) | A | ${summary} |`).text).toBe('Moss is old.');
  });

  it.each([
    'It answers follow-up questions: none of them is hard.',
    'It asks follow-up questions of users, and learns.',
    'The following is hard: a summary of moss.',
    'Here is where moss grows.',
    'Users are asked: would you like more moss?',
    'The assistant says “Let me know if it rains” to gardeners.',
  ])('takes %j for no chatter', (summary) => {
    expect(only(`| T ([arXiv](https://arxiv.org/abs/2402.00011)) | A | ${summary} |`).text).toBe(summary);
  });

  it('lists what it can not read, with line and reason', () => {
    expect(sample.skipped).toEqual([
      { line: 14, reason: 'the row “A Note without Address” links no paper of arXiv' },
      { line: 15, reason: 'the row “| Language | Too Few |” has fewer cells than the table has columns' },
      { line: 5, reason: '“Gathered by hand.” stands outside the table' },
    ]);
  });

  it.each([
    'https://arxiv.org/pdf/2402.00014v2',
    '<https://arxiv.org/abs/2402.00014>',
    '2402.00014',
    'arXiv:2402.00014',
  ])('takes the paper from %j in a column for links', (link) => {
    const header = '| Title | Authors | Summary | Link |\n|---|---|---|---|\n';
    expect(only(`| **Moss** | Ivy Moss | Asks. | ${link} |`, header).paper).toMatchObject({
      id: '2402.00014',
      title: 'Moss',
    });
  });

  it('keeps a pipe in a summary that stands before the title', () => {
    const header = '| Summary | Authors | Title |\n|---|---|---|\n';
    const gloss = only(
      '| Weighs moss | fern. | Ivy Moss | Moss (Read more on [arXiv](https://arxiv.org/abs/2402.00014)) |',
      header,
    );
    expect(gloss).toMatchObject({ text: 'Weighs moss | fern.', paper: { title: 'Moss', authors: ['Ivy Moss'] } });
  });

  it('reads the link from a column of its own', () => {
    const header = '| Title | Authors | Summary | Link |\n|---|---|---|---|\n';
    const gloss = only(
      '| Moss | Ivy Moss | Asks for P(a|b). | [Read more](https://arxiv.org/abs/2402.00014) |',
      header,
    );
    expect(gloss).toMatchObject({ paper: { id: '2402.00014', title: 'Moss' }, text: 'Asks for P(a|b).' });
  });

  it('reads a title that is the link, and columns in another order', () => {
    const header = '| Summary | Paper |\n|:--|--:|\n';
    const gloss = only('| It rains. | [**Rain**](https://hf.co/papers/2402.00015) |', header);
    expect(gloss).toMatchObject({ paper: { id: '2402.00015', title: 'Rain', authors: [] }, text: 'It rains.' });
  });

  it('gives each table the day of the heading above it', () => {
    const row = (id: string) => `| T ([arXiv](https://arxiv.org/abs/${id})) | A | S. |\n`;
    const text = `# 2024-02-28\n\n${HEADER}${row('2402.00016')}\n# 2024-02-29\n\n${HEADER}${row('2402.00017')}`;
    expect(dailyTable.read(text, { file: 'x.md' }).glosses.map(({ date }) => date)).toEqual([
      '2024-02-28',
      '2024-02-29',
    ]);
  });

  it('reads a table without rows as a day without papers', () => {
    expect(dailyTable.detect(HEADER)?.why).toBe('It has a table with the columns title, authors, summary.');
    expect(dailyTable.read(HEADER, { file: 'x.md' })).toMatchObject({ glosses: [], skipped: [] });
  });

  it('does not take any other table for its own', () => {
    expect(dailyTable.detect('| Model | Score |\n|---|---|\n| A | 1 |\n')).toBeNull();
  });

  it('puts no two rows together of which each stands for itself', () => {
    const link = (id: string) => `([arXiv](https://arxiv.org/abs/${id}))`;
    const bare = `${HEADER}| T ${link('2402.00011')} |  |  |\n| U ${link('2402.00012')} | A | S. |\n`;
    const titles = (text: string) => dailyTable.read(text, { file: 'x.md' }).glosses.map(({ paper }) => paper.title);
    expect(titles(bare)).toEqual(['T', 'U']);
    const header = '| Category | Title | Authors | Summary |\n|---|---|---|---|\n';
    const lone = `${header}| C | Lost |  |  |\n| C | T ${link('2402.00011')} | A | S. |\n`;
    expect(titles(lone)).toEqual(['T']);
    const { glosses, skipped } = dailyTable.read(lone, { file: 'x.md' });
    expect([glosses[0]?.text, skipped.map(({ line }) => line)]).toEqual(['S.', [3]]);
  });

  it('reads a row that nothing ends as far as it goes, and says so', () => {
    const text = `${HEADER}| T ([arXiv](https://arxiv.org/abs/2402.00018)) | A | It stops`;
    const { glosses, skipped } = dailyTable.read(text, { file: 'x.md' });
    expect(glosses[0]?.text).toBe('It stops');
    expect(skipped).toEqual([{ line: 3, reason: expect.stringContaining('has no end') }]);
  });
});
