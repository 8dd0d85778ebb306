import type { IDBPTransaction, StoreNames } from 'idb';
import { abort } from './database.ts';
import type { Database, Schema } from './schema.ts';

type Writing<Name extends StoreNames<Schema>> = IDBPTransaction<Schema, Name[], 'readwrite'>;

/**
 * Runs a change as one transaction, which is wholly on disk when its promise resolves, or not there at all.
 * @param work awaits nothing but what it asks of the transaction
 */
export async function write<Name extends StoreNames<Schema>, Answer>(
  database: Database,
  stores: readonly Name[],
  work: (transaction: Writing<Name>) => Promise<Answer>,
): Promise<Answer> {
  const transaction = database.transaction([...stores], 'readwrite');
  const done = transaction.done;
  done.catch(ignore); // it may fail before anybody waits for it
  try {
    const answer = await work(transaction);
    await done;
    return answer;
  } catch (error) {
    abort(transaction);
    await done.catch(ignore);
    throw error;
  }
}

/** What fails one request fails its transaction, which says so: for requests that nobody waits for one by one. */
export function ignore(): void {}
