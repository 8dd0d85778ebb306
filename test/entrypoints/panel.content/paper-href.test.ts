import { expect, test } from 'vitest';
import { paperHref } from '../../../entrypoints/panel.content/paper-href.ts';
import { paperId } from '../../components/gloss/sample-gloss.ts';

test('stays on the site the reader is on', () => {
  expect(paperHref(paperId('2507.05566'), 'arxiv.org')).toBe('https://arxiv.org/abs/2507.05566');
  expect(paperHref(paperId('2507.05566'), 'huggingface.co')).toBe('https://huggingface.co/papers/2507.05566');
});

test('leads to arXiv where only arXiv knows the id', () => {
  expect(paperHref(paperId('hep-th/9901001'), 'huggingface.co')).toBe('https://arxiv.org/abs/hep-th/9901001');
});
