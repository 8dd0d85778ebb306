import type { PaperId } from '../core/arxiv-id.ts';
import { getOrAdd } from '../core/get-or-add.ts';
import type { Gloss } from '../core/gloss.ts';
import type { Paper } from '../core/paper.ts';
import { drawText } from '../core/tex/draw-text.ts';
import type { ImportedDocument, ImportedGloss, NamedPaper } from '../importers/importer.ts';

/** A paper as documents tell of it: what they call it, and what each says. */
export interface ToldPaper extends Paper {
  /** In the documents' order; `source` is the number of the document, from 1. */
  readonly glosses: readonly Gloss[];
}

interface Growing {
  title: string;
  doubtful: boolean;
  authors: readonly string[];
  readonly glosses: Gloss[];
}

/**
 * Puts together what documents say of each paper: the first title that nothing speaks against, its formulas drawn, the
 * longest list of authors, all glosses. What names no paper is left out. The first paper that is spoken of comes first.
 */
export function toldPapers(documents: Iterable<Pick<ImportedDocument, 'glosses'>>): ToldPaper[] {
  const told = new Map<PaperId, Growing>();
  let number = 0;
  for (const { glosses } of documents) {
    number += 1;
    for (const gloss of glosses) {
      const { paper } = gloss;
      if (paper.id === null) continue;
      const entry = getOrAdd(told, paper.id, () => ({ title: '', doubtful: true, authors: [], glosses: [] }));
      name(entry, paper);
      entry.glosses.push(glossOf(paper.id, gloss, String(number)));
    }
  }
  return [...told].map(([id, { title, authors, glosses }]) => ({
    id,
    title,
    authors,
    categories: [],
    published: null,
    links: {},
    glosses,
  }));
}

function name(entry: Growing, { title, authors, doubt }: NamedPaper): void {
  if (title && (entry.title === '' || (entry.doubtful && doubt === null))) {
    entry.title = drawText(title);
    entry.doubtful = doubt !== null;
  }
  if (authors.length > entry.authors.length) entry.authors = authors;
}

/** What is said without sections or an outline is said in short. */
function glossOf(paper: PaperId, gloss: ImportedGloss, source: string): Gloss {
  const { topics, institutions, outline, metrics, text } = gloss;
  const parted = Object.keys(gloss.sections).length > 0 || outline.length > 0;
  const sections = parted || text === '' ? gloss.sections : { what: text };
  return { paper, source, topics, institutions, sections, outline, metrics };
}
