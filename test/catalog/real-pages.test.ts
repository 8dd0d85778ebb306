// @vitest-environment happy-dom
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AbstractIndex } from '../../lib/catalog/resolve.ts';
import { findSurface } from '../../lib/sites/index.ts';
import { parsePage } from '../sites/replica-pages.ts';

/** Pages as the sites really made them, which are not ours to publish; they may stand beside the project. */
const FOLDER = join(import.meta.dirname, '../../../shared/pages');

/** Papers by the pages that show their abstract: arXiv's, as HTML, and Hugging Face's. */
const PAGES = [
  ['https://arxiv.org/abs/2410.00260v2', 'arxiv-abs-2410.00260v2.html'],
  ['https://arxiv.org/html/2410.00260v2', 'arxiv-html-2410.00260v2.html'],
  ['https://arxiv.org/abs/2407.21783', 'arxiv-abs-2407.21783-533-authors.html'],
  ['https://huggingface.co/papers/2407.21783', 'hf-paper-2407.21783.reconstructed.html'],
  ['https://arxiv.org/abs/1706.03762', 'arxiv-abs-1706.03762.html'],
  ['https://huggingface.co/papers/2512.15603', 'hf-paper-2512.15603.reconstructed.html'],
  ['https://arxiv.org/abs/0704.0694', 'arxiv-abs-0704.0694-mathjax-heavy.html'],
] as const;

describe.skipIf(!existsSync(FOLDER))('the abstract of a paper', { timeout: 60_000 }, () => {
  it('is known again on every page that shows it, and on no other', () => {
    const shown = PAGES.map(([address, file]) => {
      const surface = findSurface(new URL(address));
      const facts = surface?.readFacts(parsePage(readFileSync(join(FOLDER, file), 'utf8')));
      return { id: surface?.ref.id, abstract: facts?.abstract ?? '' };
    });
    for (const { id, abstract } of shown) {
      const found = new AbstractIndex([[abstract, true]]);
      const same = shown.filter((other) => found.find(other.abstract) !== null).map((other) => other.id);
      expect(same).toEqual(shown.filter((other) => other.id === id).map((other) => other.id));
    }
  });
});
