import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { markdown } from '../../../lib/library/formats/markdown.ts';
import { linksIn } from '../../../lib/library/formats/markup/links.ts';
import {
  fromMarkdown,
  hashtag,
  hashtagsIn,
  titleToMarkdown,
  toMarkdown,
} from '../../../lib/library/formats/markup/plain-markdown.ts';
import { hostileText, paperId } from './arbitrary-papers.ts';
import { paper, readWith, sample, writeWith } from './samples.ts';

// Thousands of runs on a busy machine are slow, and right.
vi.setConfig({ testTimeout: 120_000 });

describe('Markdown', () => {
  test('is a list as Obsidian shows it', () => {
    const text = writeWith(
      markdown,
      paper({ title: 'An $O(n^2)$ [sic] *bound*', note: 'Where it begins.\n\n- only attention\n```\n# not closed' }),
      paper({
        id: paperId('hep-th/9901001'),
        title: '',
        authors: [],
        published: null,
        categories: [],
        tags: ['nlp'],
        note: '',
        rating: null,
        version: null,
        status: 'to-read',
      }),
    );
    expect(text).toBe(`---
papergloss: library
exported: 2026-11-22
papers: 2
---

# Papers

- [x] [An $O(n^2)$ \\[sic\\] \\*bound\\*](https://arxiv.org/abs/1706.03762v5) #nlp #to-cite
  - authors:: Ashish Vaswani; Ludwig van Beethoven; Martin Luther King Jr.; Google Brain Team
  - published:: 2017-06-12
  - categories:: cs.CL; cs.LG
  - rating:: 5
  - tags:: nlp; to cite
  - added:: 2025-11-14T06:00:00.000Z
  - updated:: 2025-11-15T09:46:40.000Z
  - note::
    Where it begins.

    - only attention
    \`\`\`
    # not closed
- [ ] [hep-th/9901001](https://arxiv.org/abs/hep-th/9901001) #nlp
  - added:: 2025-11-14T06:00:00.000Z
  - updated:: 2025-11-15T09:46:40.000Z
`);
  });

  test('keeps every line of a note below its paper', () => {
    fc.assert(
      fc.property(hostileText, (note) => {
        const lines = writeWith(markdown, paper({ note })).trimEnd().split('\n').slice(9);
        for (const line of lines) expect(line).toMatch(/^(?: {2,4}\S| {4}|$)/);
      }),
    );
  });

  test('is read with what was added by hand', () => {
    const added = writeWith(markdown, paper({ note: 'mine' }))
      .replace('#to-cite', '#to-cite #new')
      .replace('[x]', '[/]')
      .replace('rating:: 5', 'rating:: 3')
      .concat('  - one more thought\n\n    in two lines\n');
    expect(readWith(markdown, added).papers).toMatchObject([
      {
        status: 'reading',
        tags: ['new', 'nlp', 'to cite'],
        rating: 3,
        note: 'mine\n- one more thought\n\n  in two lines',
      },
    ]);
  });

  test('is read as others write it', () => {
    const report = readWith(markdown, sample('markdown.md'));
    expect(report.papers).toEqual([
      {
        id: '1706.03762',
        title: 'Attention Is All You Need',
        published: '2017-06-12',
        status: 'read',
        tags: ['nlp', 'to/cite'],
        note: '- where it begins\n\n  - only attention',
        version: 5,
      },
      { id: 'hep-th/9901001', title: 'An [old] one', note: '- nested with a tab' },
      { id: '1810.04805', status: 'to-read', tags: ['bert'] },
      { id: '1412.6980' },
      { id: '2005.14165' },
      { id: '2507.06203' },
    ]);
    expect(report.skipped).toEqual([{ line: 17, what: '- a shopping list', reason: 'It names no arXiv paper.' }]);
  });

  test.each([
    ['nlp', 'nlp'],
    ['to cite', 'to-cite'],
    ['C++ (new)', 'C-new'],
    ['2024', '_2024'],
    ['日本語', '日本語'],
    ['a/b_c', 'a/b_c'],
    ['!?', ''],
  ])('the tag %j is #%s', (tag, word) => {
    expect(hashtag(tag)).toBe(word);
    if (word) expect(hashtagsIn(`x #${word}, #1`)).toEqual([word]);
  });

  test('shows any text as it is', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(fromMarkdown(toMarkdown(text))).toBe(text);
        expect(fromMarkdown(titleToMarkdown(text))).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['[a](b) [c [d] e](<f> "g")', ['a b', 'c [d] e f']],
    ['[a\\]](b)', ['a\\] b']],
    ['[a] (b) [c](d e) [](x)', [' x']],
    ['[[a](b)', ['a b']],
    ['](b)', []],
  ])('finds the links of %j', (line, links) => {
    expect(linksIn(line).map(({ label, address }) => `${label} ${address}`)).toEqual(links);
  });
});
