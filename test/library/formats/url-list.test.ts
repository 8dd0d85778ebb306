import { expect, test } from 'vitest';
import { urlList } from '../../../lib/library/formats/url-list.ts';
import { paperId } from './arbitrary-papers.ts';
import { paper, readWith, sample, writeWith } from './samples.ts';

test('a list of addresses has one a line', () => {
  expect(writeWith(urlList, paper(), paper({ id: paperId('hep-th/9901001'), version: null }))).toBe(
    'https://arxiv.org/abs/1706.03762v5\nhttps://arxiv.org/abs/hep-th/9901001\n',
  );
});

test('every paper that a text names is read, with its version', () => {
  const report = readWith(urlList, sample('url-list.txt'));
  expect(report.papers).toEqual([
    { id: '1706.03762', version: 5 },
    { id: '1810.04805' },
    { id: 'hep-th/9901001' },
    { id: '2507.06203' },
    { id: '1412.6980' },
    { id: '2005.14165' },
  ]);
  expect(report.skipped).toEqual([{ line: 6, what: 'https://example.org/paper', reason: 'It names no arXiv paper.' }]);
  expect(report.merged).toEqual([{ line: 7, id: '1706.03762' }]);
});
