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
