import type { SearchDocument, SearchEngine } from './engine.ts';
import { buildInvertedIndex, IndexBuilder, type InvertedIndex } from './inverted-index.ts';
import { rank } from './rank.ts';
import { related } from './related.ts';

/** How many papers are taken in at once: a few milliseconds of work. */
const CHUNK = 25;

/** Builds the search engine over some papers. */
export function createSearchEngine(documents: readonly SearchDocument[]): SearchEngine {
  return engineOver(buildInvertedIndex(documents));
}

/** The same over many papers, with a pause after every few in which everything else gets its turn. */
export async function buildSearchEngine(
  documents: AsyncIterable<SearchDocument>,
  pause: () => Promise<void>,
): Promise<SearchEngine> {
  const builder = new IndexBuilder();
  let taken = 0;
  for await (const document of documents) {
    builder.add(document);
    taken += 1;
    if (taken % CHUNK === 0) await pause();
  }
  return engineOver(builder.finish());
}

function engineOver(index: InvertedIndex): SearchEngine {
  return {
    search: (query, options) => rank(index, query, options),
    related: (text, options) => related(index, text, options),
  };
}
