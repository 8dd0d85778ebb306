import { type Catalog, type CatalogPaper, searchDocument } from '../../lib/catalog/catalog.ts';
import type { PaperId } from '../../lib/core/arxiv-id.ts';
import { errorMessage } from '../../lib/core/errors.ts';
import type { Source } from '../../lib/core/gloss.ts';
import type { SearchEngine } from '../../lib/search/engine.ts';
import { createSearchEngine } from '../../lib/search/index.ts';
import { readAllPapers, readCatalogMeta, readPapers, replaceCatalog } from '../../lib/store/catalog-store.ts';
import { type DatabaseHandle, storageError } from '../../lib/store/database.ts';
import type { PackagedCatalog } from './packaged-catalog.ts';

/** The catalog as the handlers ask for it; loads itself first where it has to. */
export interface CatalogReader {
  /** Makes the stored catalog the packaged one where it is not. Never throws; `about().problem` says what went wrong. */
  ready(): Promise<void>;
  /** Loads the packaged catalog anew, whatever is stored. @throws PaperglossError where it can't */
  reload(): Promise<void>;
  papers(ids: readonly PaperId[]): Promise<readonly (CatalogPaper | undefined)[]>;
  /** Newest id first. */
  all(): Promise<readonly CatalogPaper[]>;
  engine(): Promise<SearchEngine>;
  about(): Promise<CatalogAbout>;
}

export interface CatalogAbout {
  readonly version: string;
  readonly sources: readonly Source[];
  /** Words for the reader where the index is not the one that was shipped, or not stored; null where all is well. */
  readonly problem: string | null;
}

/** Where papers are read from: the store, or, where the browser refuses one, the packaged file held in memory. */
interface Shelf {
  readonly version: string;
  readonly sources: readonly Source[];
  papers(ids: readonly PaperId[]): Promise<readonly (CatalogPaper | undefined)[]>;
  all(): Promise<readonly CatalogPaper[]>;
}

/**
 * Everything held here can be made again from the store or the package, so a worker that dies loses nothing: the next
 * event makes a new reader, which compares versions and loads where it must.
 */
export function createCatalogReader(handle: DatabaseHandle, packaged: PackagedCatalog): CatalogReader {
  let shelf: Promise<Shelf> | null = null;
  let engine: Promise<SearchEngine> | null = null;
  let problem: string | null = null;

  const fill = (load: () => Promise<Shelf>): Promise<Shelf> => {
    engine = null;
    problem = null;
    shelf = load().catch((error: unknown) => {
      shelf = null; // the next question tries again
      throw error;
    });
    return shelf;
  };
  const current = () =>
    shelf ??
    fill(async () => {
      const chosen = await chooseShelf(handle, packaged);
      problem = chosen.problem;
      return chosen.shelf;
    });

  return {
    ready: () => current().then(noop, (error: unknown) => console.warn(errorMessage(error))),
    reload: () => fill(() => loadIntoStore(handle, packaged)).then(noop),
    papers: async (ids) => (await current()).papers(ids),
    all: async () => (await current()).all(),
    engine() {
      engine ??= current()
        .then((from) => from.all())
        .then((papers) => createSearchEngine(papers.map(searchDocument)))
        .catch((error: unknown) => {
          engine = null;
          throw error;
        });
      return engine;
    },
    async about() {
      const { version, sources } = await current();
      return { version, sources, problem };
    },
  };
}

function noop(): void {}

async function chooseShelf(
  handle: DatabaseHandle,
  packaged: PackagedCatalog,
): Promise<{ shelf: Shelf; problem: string | null }> {
  const stored = await storedShelf(handle).catch((error: unknown) => storageError('open its storage', error));
  if (stored instanceof Error) return { shelf: memoryShelf(await packaged.read()), problem: stored.message };
  if (stored?.version === packaged.version) return { shelf: stored, problem: null };
  let catalog: Catalog;
  try {
    catalog = await packaged.read();
  } catch (error) {
    if (stored) return { shelf: stored, problem: errorMessage(error) }; // an older index is better than none
    throw error;
  }
  try {
    return { shelf: await store(handle, catalog), problem: null };
  } catch (error) {
    return { shelf: memoryShelf(catalog), problem: errorMessage(error) };
  }
}

async function loadIntoStore(handle: DatabaseHandle, packaged: PackagedCatalog): Promise<Shelf> {
  return store(handle, await packaged.read());
}

async function store(handle: DatabaseHandle, catalog: Catalog): Promise<Shelf> {
  try {
    await replaceCatalog(await handle.open(), catalog);
  } catch (error) {
    throw storageError('store the bundled index', error);
  }
  return shelfOf(handle, catalog);
}

async function storedShelf(handle: DatabaseHandle): Promise<Shelf | null> {
  const meta = await readCatalogMeta(await handle.open());
  return meta ? shelfOf(handle, meta) : null;
}

function shelfOf(handle: DatabaseHandle, { version, sources }: Pick<Shelf, 'version' | 'sources'>): Shelf {
  let all: Promise<readonly CatalogPaper[]> | null = null;
  return {
    version,
    sources,
    papers: async (ids) => readPapers(await handle.open(), ids),
    // Read once while the worker lives: the popup asks for the list and for the counts at the same moment.
    all() {
      all ??= readAll(handle).catch((error: unknown) => {
        all = null;
        throw error;
      });
      return all;
    },
  };
}

async function readAll(handle: DatabaseHandle): Promise<readonly CatalogPaper[]> {
  return readAllPapers(await handle.open());
}

function memoryShelf({ version, sources, papers }: Catalog): Shelf {
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  return { version, sources, papers: async (ids) => ids.map((id) => byId.get(id)), all: async () => papers };
}
