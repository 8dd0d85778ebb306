import type { RequestLog } from '../../../lib/sources/request-log.ts';
import { addRequest, endRequest } from '../../../lib/store/request-store.ts';
import type { Database } from '../../../lib/store/schema.ts';

/** Writes every request that leaves the extension down. @param warn told where one can't be; it is made all the same */
export function requestBook(open: () => Promise<Database>, warn: (error: unknown) => void): RequestLog {
  return (started) => {
    const key = open().then((database) => addRequest(database, started));
    key.catch(warn);
    return (ended) => {
      key.then(async (known) => endRequest(await open(), known, ended)).catch(warn);
    };
  };
}
