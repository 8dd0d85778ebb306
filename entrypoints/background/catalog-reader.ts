import type { Catalog, CatalogPaper } from '../../lib/catalog/catalog.ts';
import type { PaperId } from '../../lib/core/arxiv-id.ts';
import { errorMessage } from '../../lib/core/errors.ts';
import type { Source } from '../../lib/core/gloss.ts';
import type { SearchEngine } from '../../lib/search/engine.ts';
import { readCatalogMeta, replaceCatalog } from '../../lib/store/catalog-store.ts';
import { type DatabaseHandle, storageError } from '../../lib/store/database.ts';
import type { Database } from '../../lib/store/schema.ts';
import type { PackagedCatalog } from './packaged-catalog.ts';
import { memoryShelf, type Shelf, storedShelf } from './shelf.ts';

/** The catalog as the handlers ask for it; loads itself first where it has to. */
export interface CatalogReader {
  /** Makes the stored catalog the packaged one where it is not. Never throws; `about().problem` says what went wrong. */
  ready(): Promise<void>;
  /** Loads the packaged catalog anew, whatever is stored; until then the one before answers. @throws PaperglossError */
  reload(): Promise<void>;
  papers(ids: readonly PaperId[]): Promise<readonly (CatalogPaper | undefined)[]>;
  /** Newest id first. */
  all(): Promise<readonly CatalogPaper[]>;
  engine(): Promise<SearchEngine>;
  about(): Promise<CatalogAbout>;
}

export interface CatalogAbout {
  readonly version: string;
  /** `own` marks one of the reader's. */
  readonly sources: readonly (Source & { readonly own?: true })[];
  /** Words for the reader where the index is not the one that was shipped, or not stored; null where all is well. */
  readonly problem: string | null;
}

interface Choice {
  readonly shelf: Shelf;
  readonly problem: string | null;
}

/**
 * Everything held here can be made again from the store or the package, so a worker that dies loses nothing: the next
 * event makes a new reader, which compares versions and loads where it must. What was chosen holds for the database it
 * was found in; another one, opened after the browser closed the first, is looked into anew.
 */
export function createCatalogReader(handle: DatabaseHandle, packaged: PackagedCatalog): CatalogReader {
  let chosen: { readonly database: Database | null; readonly choice: Promise<Choice> } | null = null;

  const current = async (): Promise<Choice> => {
    const database = await handle.open().catch((error: unknown) => storageError('open its storage', error));
    const key = database instanceof Error ? null : database;
    if (!chosen || chosen.database !== key) {
      const mine = { database: key, choice: choose(database, packaged) };
      chosen = mine;
      mine.choice.catch(() => {
        if (chosen === mine) chosen = null; // the next question tries again
      });
    }
    return chosen.choice;
  };

  return {
    ready: () => current().then(noop, (error: unknown) => console.warn(errorMessage(error))),
    async reload() {
      const database = await handle.open().catch((error: unknown) => {
        throw storageError('open its storage', error);
      });
      const shelf = await store(database, await packaged.read());
      chosen = { database, choice: Promise.resolve({ shelf, problem: null }) };
    },
    papers: async (ids) => (await current()).shelf.papers(ids),
    all: async () => (await current()).shelf.all(),
    engine: async () => (await current()).shelf.engine(),
    async about() {
      const { shelf, problem } = await current();
      return { version: shelf.version, sources: shelf.sources, problem };
    },
  };
}

function noop(): void {}

async function choose(database: Database | Error, packaged: PackagedCatalog): Promise<Choice> {
  if (database instanceof Error) return { shelf: memoryShelf(await packaged.read()), problem: database.message };
  const stored = await readCatalogMeta(database);
  if (stored?.version === packaged.version) return { shelf: storedShelf(database, stored), problem: null };
  let catalog: Catalog;
  try {
    catalog = await packaged.read();
  } catch (error) {
    // An older index is better than none.
    if (stored) return { shelf: storedShelf(database, stored), problem: errorMessage(error) };
    throw error;
  }
  try {
    return { shelf: await store(database, catalog), problem: null };
  } catch (error) {
    return { shelf: memoryShelf(catalog), problem: errorMessage(error) };
  }
}

async function store(database: Database, catalog: Catalog): Promise<Shelf> {
  try {
    await replaceCatalog(database, catalog);
  } catch (error) {
    throw storageError('store the bundled index', error);
  }
  return storedShelf(database, catalog);
}
