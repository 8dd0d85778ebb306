import { type Catalog, type CatalogPaper, searchDocument } from '../../lib/catalog/catalog.ts';
import type { PaperId } from '../../lib/core/arxiv-id.ts';
import type { Source } from '../../lib/core/gloss.ts';
import { once } from '../../lib/core/once.ts';
import type { SearchEngine } from '../../lib/search/engine.ts';
import { createSearchEngine } from '../../lib/search/index.ts';
import { readAllPapers, readPapers } from '../../lib/store/catalog-store.ts';
import { storageError } from '../../lib/store/database.ts';
import type { Database } from '../../lib/store/schema.ts';

/** Where papers are read from: the store, or, where the browser refuses one, the packaged file held in memory. */
export interface Shelf {
  readonly version: string;
  readonly sources: readonly Source[];
  papers(ids: readonly PaperId[]): Promise<readonly (CatalogPaper | undefined)[]>;
  /** Newest id first; read once while the worker lives, since the popup asks for list and counts at the same moment. */
  all(): Promise<readonly CatalogPaper[]>;
  /** Built when first asked for. */
  engine(): Promise<SearchEngine>;
}

/** The stored catalog, as it was found in this very database. */
export function storedShelf(database: Database, { version, sources }: Pick<Catalog, 'version' | 'sources'>): Shelf {
  return shelf({
    version,
    sources,
    papers: (ids) => inWords(readPapers(database, ids)),
    all: () => inWords(readAllPapers(database)),
  });
}

/** A catalog that is nowhere but in memory. */
export function memoryShelf({ version, sources, papers }: Catalog): Shelf {
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  return shelf({ version, sources, papers: async (ids) => ids.map((id) => byId.get(id)), all: async () => papers });
}

function shelf(parts: Omit<Shelf, 'engine'>): Shelf {
  const all = once(parts.all);
  return { ...parts, all, engine: once(async () => createSearchEngine((await all()).map(searchDocument))) };
}

async function inWords<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    throw storageError('read the index', error);
  }
}
