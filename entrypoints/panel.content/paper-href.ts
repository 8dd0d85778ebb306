import { abstractUrl, type PaperId } from '../../lib/core/arxiv-id.ts';

/** The paper's page on the site the reader is on, where that site has one; ids of the old style are arXiv's only. */
export function paperHref(id: PaperId, hostname: string): string {
  const there = hostname === 'huggingface.co' && !id.includes('/');
  return there ? `https://huggingface.co/papers/${id}` : abstractUrl(id);
}
