import type { LoggedRequest } from '../sources/listed-source.ts';
import type { Database } from './schema.ts';
import { ignore, write } from './write.ts';

/** How many requests are remembered. */
export const MOST_REQUESTS = 2000;

/** Remembers that a request left the extension; the oldest are forgotten. Gives what `endRequest` names it by. */
export function addRequest(database: Database, request: LoggedRequest): Promise<number> {
  return write(database, ['requests'], async (transaction) => {
    const requests = transaction.objectStore('requests');
    const key = await requests.add(request);
    // Numbers are given out in their order, so that there are never more between two of them.
    if (key > MOST_REQUESTS) requests.delete(IDBKeyRange.upperBound(key - MOST_REQUESTS)).catch(ignore);
    return key;
  });
}

/** Says how a request ended; one that was forgotten meanwhile stays so. */
export function endRequest(database: Database, key: number, request: LoggedRequest): Promise<void> {
  return write(database, ['requests'], async (transaction) => {
    const requests = transaction.objectStore('requests');
    if ((await requests.getKey(key)) !== undefined) await requests.put(request, key);
  });
}

/** The newest first. */
export async function readRequests(database: Database): Promise<readonly LoggedRequest[]> {
  return (await database.getAll('requests')).reverse();
}

export async function clearRequests(database: Database): Promise<void> {
  await database.clear('requests');
}
