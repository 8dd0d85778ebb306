import type { LoggedRequest } from '../sources/listed-source.ts';
import type { Database } from './schema.ts';
import { write } from './write.ts';

/** How many requests are remembered. */
export const MOST_REQUESTS = 2000;

/** Remembers that a request left the extension; the oldest are forgotten. */
export async function addRequest(database: Database, request: LoggedRequest): Promise<void> {
  await write(database, ['requests'], async (transaction) => {
    const requests = transaction.objectStore('requests');
    const key = await requests.add(request);
    // Numbers are given out in their order, so that there are never more between two of them.
    if (key > MOST_REQUESTS) await requests.delete(IDBKeyRange.upperBound(key - MOST_REQUESTS));
  });
}

/** The newest first. */
export async function readRequests(database: Database): Promise<readonly LoggedRequest[]> {
  return (await database.getAll('requests')).reverse();
}

export async function clearRequests(database: Database): Promise<void> {
  await database.clear('requests');
}
