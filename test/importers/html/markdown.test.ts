import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isHtml, markdownOf } from '../../../lib/importers/html/markdown.ts';
import { importDocument } from '../../../lib/importers/index.ts';

const read = (name: string) => readFileSync(new URL(`../../documents/importers/${name}`, import.meta.url), 'utf8');
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

describe('markdownOf', () => {
  it.each([
    ['<h2>A</h2><p>b <em>c</em> <b>d</b> <code>e</code></p>', '\n## A\n\nb *c* **d** `e`\n'],
    ['<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>', '\n- a\n    - b\n- c'],
    ['<ol><li>a</li><li>b</li></ol>', '\n- 1. a\n- 2. b'],
    ['<p><a href="https://x.org/a">l</a> <a href="javascript:alert(1)">m</a></p>', '\n[l](https://x.org/a) m\n'],
    [
      '<table><tr><td>a|b</td><td>c</td></tr><tr><td>d</td><td>e</td></tr></table>',
      '\n| a\\|b | c |\n|---|---|\n| d | e |\n',
    ],
    ['<ul><li><p>a</p></li><li><p>b</p><p>c</p></li></ul>', '\n- a\n- b\nc'],
    ['<ul><li>a<ul><li><ol start="2"><li>b</li></ol></li></ul></li></ul>', '\n- a\n    - 2. b'],
    ['<pre>a\n\n    - b | <b>c</b>\n</pre><p>d</p>', '\na\n\n    - b | c\n\nd'],
    ['<pre>never\nclosed', '\nnever\nclosed'],
    ['<details><summary>a</summary>b</details>', '\na\n\nb'],
    ['1 < 2 <!-- x --> &amp;lt; &#65; &unknown;', '1 < 2 &lt; A &unknown;'],
    ['<constructor>a</constructor>', 'a'],
    ['<p>a<script>if (1 < 2) "</p>"</script>b', '\nab'],
  ])('writes %j as Markdown', (html, markdown) => {
    expect(markdownOf(html).text.trim()).toBe(markdown.trim());
  });

  it.each(['<', '<a', '</', '<!--', '<script>', '<a href="', '</li></ul></td></tr>', '<tr><td><td></table>'])(
    'survives %j',
    (html) => {
      expect(() => markdownOf(html.repeat(50))).not.toThrow();
    },
  );
});

describe('a saved page', () => {
  it('is known by how it begins, not by a tag inside', () => {
    expect(isHtml('<!DOCTYPE html><p>')).toBe(true);
    expect(isHtml('| A | <think> |')).toBe(false);
  });

  it('gives the daily table that it shows', () => {
    const { document } = importDocument(read('daily-table.html'), { file: 'x.html' });
    expect(document).toMatchObject({ kind: 'daily-table', date: '2024-02-29' });
    expect(document?.glosses).toMatchObject([
      {
        line: 10,
        paper: {
          id: '2402.00011',
          title: 'HedgeBot: Learning to Trim Garden Hedges',
          authors: ['Ada Birch', 'Bo Cedar'],
        },
        text: 'The paper introduces **HedgeBot** & its blades, with P(cut|view) < 1.',
      },
    ]);
  });

  it('puts a row together again that the page broke where its title goes on', () => {
    const { document } = importDocument(read('rendered-table.html'), { file: 'x.html' });
    expect(document?.glosses.map(({ line, category, paper, text }) => [line, category, paper.title, text])).toEqual([
      [
        11,
        'Robotics',
        'HedgeBot: Learning to Trim Garden Hedges from Videos of Gardeners',
        'HedgeBot trims hedges < 2 m. It reaches 91.5% accuracy on GardenBench.',
      ],
      [14, 'Language', 'Dew*: `leaf.n.01`', 'Dew names leaves.'],
    ]);
    expect(document?.glosses.map(({ paper }) => paper.authors)).toEqual([['Ada Birch', '7elm'], []]);
    expect(document?.skipped.map(({ line, reason }) => [line, reason])).toEqual([
      [5, '“- [Home](https://example.org/)” stands outside the table'],
      [15, 'the row “A title without an address” links no paper of arXiv'],
    ]);
  });

  it('gives the outline that a renderer made of lists in items and numbers', () => {
    const { document } = importDocument(read('rendered-notes.html'), { file: 'x.html' });
    expect(document).toMatchObject({ kind: 'reading-notes', title: 'What I read', date: '2024-02-29' });
    expect(document?.glosses.map(({ outline }) => outline)).toEqual([
      [
        { text: 'Problem?', label: true, children: [{ text: 'Hedges grow faster than labels.' }] },
        { text: 'How it works:', label: true, children: [{ text: '1. Watch' }, { text: '2. Cut 12% closer' }] },
      ],
      [{ text: '*Leaves have names*' }],
    ]);
  });

  it.each(['daily-table.md', 'digest.md', 'reading-notes.md', 'weekly-review.txt'])(
    'gives what %s says where it shows its plain text',
    (name) => {
      const plain = importDocument(read(name), { file: name }).document;
      const page = `<html><head></head><body><pre>${escaped(read(name))}</pre></body></html>`;
      const { document } = importDocument(page, { file: name });
      expect(document?.glosses).toEqual(plain?.glosses);
    },
  );

  it('gives a weekly review whose lines were run together', () => {
    const plain = importDocument(read('weekly-review.txt'), { file: 'x' }).document;
    const page = `<html><body><p>${escaped(read('weekly-review.txt').trim())}</p></body></html>`;
    const { document } = importDocument(page, { file: 'x' });
    expect(document?.glosses.map(({ sections }) => sections)).toEqual(plain?.glosses.map(({ sections }) => sections));
  });

  it('gives the notes that it shows', () => {
    const page = `<html><body><p><a href="https://arxiv.org/pdf/2402.00011"><strong>HedgeBot</strong></a></p>
      <ul><li>Problem?<ul><li>hedges</li></ul></li></ul></body></html>`;
    const { document } = importDocument(page, { file: 'x.html' });
    expect(document).toMatchObject({
      kind: 'reading-notes',
      glosses: [{ paper: { title: 'HedgeBot' }, outline: [{ text: 'Problem?', children: [{ text: 'hedges' }] }] }],
    });
  });

  it('gives the digest that it shows', () => {
    const page = `<html><h1>D - March 1, 2024</h1><h2>T</h2><p>HedgeBot trims.</p><p><b>Key Links:</b></p>
      <ul><li><a href="https://huggingface.co/papers/2402.00011">HedgeBot: Hedges</a></li></ul></html>`;
    const { document } = importDocument(page, { file: 'x.html' });
    expect(document).toMatchObject({
      kind: 'digest',
      date: '2024-03-01',
      glosses: [{ text: 'HedgeBot trims.', topics: ['T'] }],
    });
  });

  it('gives the weekly review that it shows', () => {
    const lines = read('weekly-review.txt').trim().split('\n');
    const page = `<html><body>\n${lines.map((line) => `<p>${escaped(line)}</p>`).join('\n')}\n</body></html>`;
    const plain = importDocument(lines.join('\n'), { file: 'x' }).document;
    const { document } = importDocument(page, { file: 'x' });
    expect(document?.glosses.map(({ sections, line }) => ({ sections, line: line - 1 }))).toEqual(
      plain?.glosses.map(({ sections, line }) => ({ sections, line })),
    );
  });
});
