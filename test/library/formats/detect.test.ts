import { expect, test } from 'vitest';
import { detectFormat } from '../../../lib/library/formats/index.ts';

test.each([
  ['% my papers\n\n@article{x, title = {y}}', 'a.txt', 'bibtex', 'It begins with a BibTeX entry.'],
  ['TY  - JOUR\nN1  - \n@misc{x,', 'a.txt', 'ris', 'It begins with a RIS record.'],
  ['@misc{x, annote = {\nTY  - JOUR}}', 'a.txt', 'bibtex', 'It begins with a BibTeX entry.'],
  ['Title,DOI\nx,10.48550/arXiv.1706.03762', '', 'csv', 'Its first line names columns of a table of papers.'],
  ['- [x](https://arxiv.org/abs/1706.03762)', '', 'markdown', 'It has Markdown links to papers.'],
  ['see arXiv:1706.03762', 'notes.md', 'url-list', 'It names papers by address or id.'],
  ['', 'library.bib', 'bibtex', 'Its name ends in .bib.'],
  ['{}', 'library.JSON', 'json', 'Its name ends in .json.'],
])('takes %j in %s for %s', (text, name, id, why) => {
  const found = detectFormat(text, name);
  expect([found?.format.id, found?.why]).toEqual([id, why]);
});

test('takes nothing for what it is not', () => {
  expect(detectFormat('hello', 'letter.doc')).toBeNull();
  expect(detectFormat('', '')).toBeNull();
});
