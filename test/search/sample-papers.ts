import { type PaperId, parseArxivId } from '../../lib/core/arxiv-id.ts';
import type { SearchDocument } from '../../lib/search/engine.ts';

/** A canonical id, for tests. @throws for text that is none */
export function paperId(text: string): PaperId {
  const ref = parseArxivId(text);
  if (!ref) throw new Error(`${text} is no arXiv id`);
  return ref.id;
}

const rows: [string, string, string[], string[], string][] = [
  [
    '2501.00001',
    'LoraFlow: Low-Rank Adapters for Speech',
    ['Ana Núñez'],
    ['speech'],
    'Low-rank adapters tune speech recognizers.',
  ],
  ['2501.00002', 'Diffusion Planning for Robots', ['Bo Berg'], ['robotics'], 'A diffusion planner moves robot arms.'],
  [
    '2501.00003',
    'Robot Arms that Fold Laundry',
    ['Cy Cole'],
    ['robotics'],
    'Robot arms fold shirts after watching people.',
  ],
  ['2501.00004', 'Pruning Speech Recognizers', ['Di Dorn'], ['speech'], 'Pruned recognizers of speech run on phones.'],
  [
    '2501.00005',
    'Protein Graphs',
    ['Bo Berg'],
    ['biology'],
    'Graphs of proteins predict which ones interact, by ranking.',
  ],
];

export const samplePapers: SearchDocument[] = rows.map(([id, title, authors, topics, body]) => ({
  id: paperId(id),
  title,
  authors,
  topics,
  body,
}));
