import type { PaperId } from '../../../lib/core/arxiv-id.ts';
import { json } from '../../../lib/library/formats/json.ts';
import type { PortablePaper } from '../../../lib/library/portable.ts';
import { STATUS_NAMES } from '../../../lib/library/saved.ts';

const WORDS =
  'attention agents diffusion language models reward sparse vision scaling retrieval of for with under'.split(' ');

/** So many papers like a reader's, as the document that the library imports: a third with a note, some with tags. */
export function sampleLibrary(papers: number): string {
  const document = json.write?.(
    Array.from({ length: papers }, (_, at) => samplePaper(at)),
    1_767_225_600_000,
  );
  if (document === undefined) throw new Error('the JSON format is not written any more');
  return document;
}

function samplePaper(at: number): PortablePaper {
  const words = (from: number, count: number) =>
    Array.from({ length: count }, (_, nth) => WORDS[(at * 7 + from + nth * (1 + (at % 5))) % WORDS.length]).join(' ');
  return {
    id: `${2401 + (at % 12)}.${10_000 + at}` as PaperId,
    title: `${words(0, 7)} ${at}`,
    authors: [`Ada ${words(3, 1)}`, `Ron ${words(5, 1)}`],
    published: null,
    categories: [],
    status: STATUS_NAMES[at % 3] ?? 'read',
    tags: at % 4 === 0 ? ['later', WORDS[at % 9] ?? 'agents'].sort() : [],
    note: at % 3 === 0 ? words(2, 18) : '',
    rating: at % 5 === 0 ? 1 + (at % 4) : null,
    version: null,
    added: 1_760_000_000_000 + at * 60_000,
    updated: 1_760_000_000_000 + at * 60_000,
  };
}
