import { openDB } from 'idb';
import { PaperglossError } from '../core/errors.ts';
import type { Database, Schema } from './schema.ts';
import { upgrade } from './upgrade.ts';

const NAME = 'papergloss';
const VERSION = 4;

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
  let fault: unknown = null;
  const opening = openDB<Schema>(name, VERSION, {
    upgrade(database, before, _after, transaction) {
      // The browser would only say that the upgrade was aborted.
      const note = (error: unknown) => {
        fault ??= error;
      };
      transaction.done.catch(note);
      upgrade(database, before, transaction).catch((error: unknown) => {
        note(error);
        abort(transaction);
      });
    },
    // A newer version of the extension wants in: make room, the next event opens again.
    blocking(_current, _blocked, event) {
      forget();
      (event.target as IDBDatabase).close();
    },
    terminated: forget,
  });
  return opening.catch((error: unknown) => {
    throw fault ?? error;
  });
}

/** Takes back what a transaction did; one that failed has done so itself. */
export function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // It has ended.
  }
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
