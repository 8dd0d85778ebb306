import { readFileSync } from 'node:fs';
import type { LibraryFormat, ReadReport } from '../../../lib/library/formats/format.ts';
import type { PortablePaper } from '../../../lib/library/portable.ts';
import { paperId } from './arbitrary-papers.ts';

export const NOW = Date.parse('2026-11-22T10:00:00Z');

export function sample(name: string): string {
  return readFileSync(`test/documents/library/${name}`, 'utf8');
}

/** What a format reads of a text; for formats that read. */
export function readWith(format: LibraryFormat, text: string): ReadReport {
  if (!format.read) throw new Error(`${format.id} is not read`);
  return format.read(text);
}

export function writeWith(format: LibraryFormat, ...papers: readonly PortablePaper[]): string {
  if (!format.write) throw new Error(`${format.id} is not written`);
  return format.write(papers, NOW);
}

/** A paper like many, with something in every field. */
export function paper(changes: Partial<PortablePaper> = {}): PortablePaper {
  return {
    id: paperId('1706.03762'),
    title: 'Attention Is All You Need',
    authors: ['Ashish Vaswani', 'Ludwig van Beethoven', 'Martin Luther King Jr.', 'Google Brain Team'],
    published: '2017-06-12',
    categories: ['cs.CL', 'cs.LG'],
    status: 'read',
    tags: ['nlp', 'to cite'],
    note: 'Where it begins.\n\n- only attention\n',
    rating: 5,
    version: 5,
    added: Date.parse('2025-11-14T06:00:00Z'),
    updated: Date.parse('2025-11-15T09:46:40Z'),
    ...changes,
  };
}
