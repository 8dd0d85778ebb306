import type { SearchDocument, SearchEngine } from './engine.ts';
import { buildInvertedIndex } from './inverted-index.ts';
import { rank } from './rank.ts';
import { related } from './related.ts';

/** Builds the search engine over some papers. */
export function createSearchEngine(documents: readonly SearchDocument[]): SearchEngine {
  const index = buildInvertedIndex(documents);
  return {
    search: (query, options) => rank(index, query, options),
    related: (text, options) => related(index, text, options),
  };
}
