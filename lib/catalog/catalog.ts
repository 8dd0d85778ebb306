import type { Gloss, Source } from '../core/gloss.ts';
import { outlineTexts } from '../core/gloss.ts';
import type { Paper } from '../core/paper.ts';
import type { RelatedHit, SearchDocument } from '../search/engine.ts';

/** Bumped when the shape below changes; a reader of another format must refuse. */
export const CATALOG_FORMAT = 1;

/** How many related papers each paper carries. */
export const RELATED_PAPERS = 8;

/** A paper with all that is said of it. */
export interface CatalogPaper extends Paper {
  /** One per source that speaks of the paper. */
  readonly glosses: readonly Gloss[];
  /** Nearest first. */
  readonly related: readonly RelatedHit[];
}

/** The searchable whole of papers and glosses. */
export interface Catalog {
  readonly format: typeof CATALOG_FORMAT;
  /** Digest of the content (see `contentText`): equal content, equal version. */
  readonly version: string;
  readonly sources: readonly Source[];
  /** Newest id first. */
  readonly papers: readonly CatalogPaper[];
}

/** The text that a catalog's version is the digest of. */
export function contentText(catalog: Pick<Catalog, 'sources' | 'papers'>): string {
  return JSON.stringify({ sources: catalog.sources, papers: catalog.papers });
}

/** All that the glosses of a paper say, as one text to be searched. */
function glossText(glosses: readonly Gloss[]): string {
  return glosses.flatMap((gloss) => [...Object.values(gloss.sections), ...outlineTexts(gloss.outline)]).join('\n');
}

/** A paper as the search index takes it. */
export function searchDocument(paper: Paper & { readonly glosses: readonly Gloss[] }): SearchDocument {
  return {
    id: paper.id,
    title: paper.title,
    authors: paper.authors,
    topics: [...new Set(paper.glosses.flatMap((gloss) => gloss.topics))],
    body: glossText(paper.glosses),
  };
}

/** The text by which a paper finds its neighbours. */
export function relatednessText(paper: Paper & { readonly glosses: readonly Gloss[] }): string {
  const document = searchDocument(paper);
  return [document.title, ...document.topics, document.body].join('\n');
}

/** Glosses in the order their voices are shown: complete ones first, then the newer source. */
export function orderVoices(glosses: readonly Gloss[], sources: ReadonlyMap<string, Source>): Gloss[] {
  const dateOf = (gloss: Gloss) => sources.get(gloss.source)?.date ?? '';
  return [...glosses].sort(
    (a, b) =>
      Number(isComplete(b)) - Number(isComplete(a)) || compare(dateOf(b), dateOf(a)) || compare(a.source, b.source),
  );
}

function isComplete(gloss: Gloss): boolean {
  return Boolean(gloss.sections.what && gloss.sections.method && gloss.sections.results);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
