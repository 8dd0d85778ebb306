import { type PaperId, parseArxivId } from '../../../lib/core/arxiv-id.ts';
import type { Gloss, Metric, Source, Speaker } from '../../../lib/core/gloss.ts';
import type { PaperView, RelatedPaper, Voice } from '../../../lib/messages.ts';

/** A canonical id for a test. */
export function paperId(text: string): PaperId {
  const ref = parseArxivId(text);
  if (!ref) throw new Error(`${text} is no arXiv id`);
  return ref.id;
}

/** The number of a test: `accuracy` 91.3% against LoRA's 89.1%, unless told. */
export function metric(changes: Partial<Metric> = {}): Metric {
  return {
    name: 'accuracy',
    value: 91.3,
    valueHigh: null,
    unit: '%',
    dataset: 'MNLI',
    system: 'SingLoRA',
    baseline: { name: 'LoRA', value: 89.1, unit: '%' },
    direction: 'higher',
    kind: 'absolute',
    qualifier: null,
    quote: 'It reaches 91.3% on MNLI, against 89.1% with LoRA.',
    ...changes,
  };
}

export const digest: Source = {
  id: 'digest-1',
  kind: 'digest',
  title: 'Byte-Sized AI & Code',
  date: '2025-06-29',
};

export const notes: Source = { id: 'notes-1', kind: 'reading-notes', title: 'Reading notes', date: null };

export function gloss(changes: Partial<Gloss> = {}): Gloss {
  return {
    paper: paperId('2507.05566'),
    source: digest.id,
    topics: [],
    institutions: [],
    sections: { what: 'One matrix does the work of two.', method: 'A and its transpose.', results: '91.3% on MNLI.' },
    outline: [],
    metrics: [metric()],
    ...changes,
  };
}

export function voice(source: Speaker = digest, changes: Partial<Gloss> = {}): Voice {
  return { source, gloss: gloss({ source: source.id, ...changes }) };
}

export function relatedPaper(at: number, changes: Partial<RelatedPaper> = {}): RelatedPaper {
  return {
    id: paperId(`2506.0000${at}`),
    title: `Neighbor ${at}`,
    terms: ['LoRA', 'rank'],
    lead: `What neighbor ${at} is.`,
    saved: false,
    ...changes,
  };
}

export function paperView(changes: Partial<PaperView> = {}): PaperView {
  return {
    id: paperId('2507.05566'),
    paper: {
      id: paperId('2507.05566'),
      title: 'SingLoRA',
      authors: [],
      categories: [],
      published: null,
      links: {},
    },
    voices: [voice()],
    related: [1, 2, 3, 4, 5].map((at) => relatedPaper(at)),
    saved: null,
    ...changes,
  };
}
