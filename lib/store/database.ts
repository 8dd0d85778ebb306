import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { CatalogPaper } from '../catalog/catalog.ts';
import type { PaperId } from '../core/arxiv-id.ts';
import { PaperglossError } from '../core/errors.ts';
import type { Source } from '../core/gloss.ts';
import type { SavedRecord } from '../library/saved.ts';

const NAME = 'papergloss';
const VERSION = 1;

/** What the stored catalog is; written in the same transaction as its papers. */
export interface CatalogMeta {
  readonly version: string;
  /** How many papers the transaction wrote: fewer in the store means that it was damaged since. */
  readonly papers: number;
  readonly sources: readonly Source[];
}

interface Schema extends DBSchema {
  /** The bundled catalog; replaced as a whole. */
  papers: { key: PaperId; value: CatalogPaper };
  /** The reader's own; no load of a catalog touches it. */
  saved: { key: PaperId; value: SavedRecord };
  meta: { key: 'catalog'; value: CatalogMeta };
}

export type Database = IDBPDatabase<Schema>;

/** Opened on first use, and again after the browser closed it. */
export interface DatabaseHandle {
  /** @throws what the browser says; `storageError` puts it in words */
  open(): Promise<Database>;
  close(): Promise<void>;
}

/** The extension's database. The background is its only user. */
export function createDatabaseHandle(name = NAME): DatabaseHandle {
  let opened: Promise<Database> | null = null;
  const forget = () => {
    opened = null;
  };
  return {
    open() {
      opened ??= openDatabase(name, forget).catch((error: unknown) => {
        forget(); // the next event tries again
        throw error;
      });
      return opened;
    },
    async close() {
      const closing = opened;
      forget();
      if (closing) (await closing).close();
    },
  };
}

/** Async, because some browsers throw at once where others reject. */
async function openDatabase(name: string, forget: () => void): Promise<Database> {
  return openDB<Schema>(name, VERSION, {
    upgrade(database) {
      database.createObjectStore('papers', { keyPath: 'id' });
      database.createObjectStore('saved', { keyPath: 'id' });
      database.createObjectStore('meta');
    },
    // A newer version of the extension wants in: make room, the next event opens again.
    blocking(_current, _blocked, event) {
      forget();
      (event.target as IDBDatabase).close();
    },
    terminated: forget,
  });
}

/**
 * An error of the storage in words for a reader.
 * @param deed what could not be done, as it follows "Papergloss couldn't"
 */
export function storageError(deed: string, error: unknown): PaperglossError {
  if (error instanceof PaperglossError) return error;
  const name = error instanceof Error ? error.name : '';
  if (name === 'QuotaExceededError') {
    const remedy = 'Free some disk space or remove other browser data, then try again.';
    return new PaperglossError(
      'storage-full',
      `Papergloss couldn't ${deed}: the browser's storage is full. ${remedy}`,
      {
        cause: error,
      },
    );
  }
  const remedy =
    name === 'VersionError'
      ? 'It was written by a newer version: update the extension.'
      : 'The browser refuses it. Restart the browser; if it stays so, check that it may keep site data.';
  return new PaperglossError('storage-refused', `Papergloss couldn't ${deed}. ${remedy}`, { cause: error });
}
