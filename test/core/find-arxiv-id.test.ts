import { expect, test } from 'vitest';
import { arxivIdsIn, findArxivId } from '../../lib/core/find-arxiv-id.ts';

test.each([
  ['https://arxiv.org/abs/2507.05566v2', '2507.05566'],
  ['arxiv.org/pdf/2507.05566v1.pdf', '2507.05566'],
  ['https://arxiv.org/html/hep-th/9901001/', 'hep-th/9901001'],
  ['https://huggingface.co/papers/2507.05566#community', '2507.05566'],
  [' arXiv:2507.05566 ', '2507.05566'],
  ['http://export.arxiv.org/abs/math.GR/0202001v1', 'math/0202001'],
  ['https://hf.co/papers/2507.05566', '2507.05566'],
  ['https://www.alphaxiv.org/overview/2507.05566v3', '2507.05566'],
  ['https://ar5iv.labs.arxiv.org/html/2507.05566', '2507.05566'],
  ['10.48550/arXiv.2507.05566', '2507.05566'],
  ['https://doi.org/10.48550/arXiv.hep-th/9901001', 'hep-th/9901001'],
  ['doi: 10.48550/ARXIV.2507.05566', '2507.05566'],
  ['10.1145/3292500.3330701', null],
  ['see 2507.05566', null],
  ['https://evil.org/abs/2507.05566', null],
])('%j names the paper %s', (text, id) => {
  expect(findArxivId(text)?.id ?? null).toBe(id);
});

test.each([
  ['see arXiv:2507.06203v2, and arXiv: 1706.03762.', ['2507.06203', '1706.03762']],
  ['(https://arxiv.org/pdf/2507.06203.pdf)', ['2507.06203']],
  ['[x](https://huggingface.co/papers/2507.06203#community)', ['2507.06203']],
  ['arXiv preprint arXiv:hep-th/9901001 [hep-th]', ['hep-th/9901001']],
  ['arXiv preprint arXiv: Arxiv-2507.06203', ['2507.06203']],
  ['the latest, 2507.06203, says', ['2507.06203']],
  ['it costs 2507.0620 or 1207.1234 euros, 2507.062031 in all', []],
  ['version 1.2507.06203 of 2507.06203.1', []],
  ['https://notarxiv.org/abs/2507.06203', []],
  ['arXiv:2513.00001', []],
  ['', []],
])('%j names %j', (text, ids) => {
  expect(arxivIdsIn(text).map(({ id }) => id)).toEqual(ids);
});
