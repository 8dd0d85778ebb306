import { expect, test } from 'vitest';
import { detectFormat } from '../../../lib/library/formats/index.ts';
import { paperMemory } from '../../../lib/library/formats/paper-memory.ts';
import { readWith, sample } from './samples.ts';

test('an export of PaperMemory is read with tags, notes and links to code', () => {
  const report = readWith(paperMemory, sample('paper-memory.json'));
  expect(report.papers).toEqual([
    {
      id: '1706.03762',
      title: 'Attention Is All You Need',
      authors: ['Ashish Vaswani', 'Noam Shazeer', 'Google Brain'],
      tags: ['favorite', 'nlp', 'to cite'],
      note: 'Accepted @ NeurIPS 2017 -- [dblp.org]\n\nCode: https://github.com/example/code',
      version: 5,
      added: Date.parse('2025-11-14T06:00:00Z'),
    },
    { id: 'math/0502036', title: 'An old one' },
    { id: 'solv-int/9701001', title: 'One whose id was cut at its first v', authors: ['Somebody'], version: 2 },
  ]);
  expect(report.skipped).toEqual([
    { line: null, what: 'added of math/0502036: some day', reason: 'It is no point in time.' },
    { line: null, what: 'Not of arXiv', reason: 'It names no arXiv paper.' },
    { line: null, what: 'torn', reason: 'It is no paper.' },
  ]);
  expect(detectFormat(sample('paper-memory.json'), 'memory.json')?.why).toBe(
    'It has the fields of a PaperMemory export.',
  );
});
