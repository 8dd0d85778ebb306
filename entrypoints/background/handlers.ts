import type { MessageName, Protocol } from '../../lib/messages.ts';
import type { Snapshots } from '../../lib/store/snapshots.ts';
import type { Fetch } from '../../lib/sync/backends/webdav/requests.ts';
import type { CatalogReader } from './catalog-reader.ts';
import { exchangeHandlers } from './exchange/exchange-handlers.ts';
import type { Library } from './library/library.ts';
import { libraryHandlers } from './library/library-handlers.ts';
import { paperHandlers } from './paper-handlers.ts';
import { sourceHandlers } from './sources/source-handlers.ts';
import { syncHandlers } from './sync/sync-handlers.ts';
import type { SyncService } from './sync/sync-service.ts';

/** One handler for each message of the protocol; requests come checked, answers may reject with words for the reader. */
export type Handlers = {
  readonly [Name in MessageName]: (...request: Parameters<Protocol[Name]>) => Promise<ReturnType<Protocol[Name]>>;
};

/** What the handlers answer from. */
export interface HandlerParts {
  readonly catalog: CatalogReader;
  readonly library: Library;
  readonly snapshots: Snapshots;
  readonly sync: SyncService;
  readonly fetch: Fetch;
  /** Milliseconds since 1970. */
  now(): number;
}

export function createHandlers({ catalog, library, snapshots, sync, fetch, now }: HandlerParts): Handlers {
  return {
    ...paperHandlers(catalog, library),
    ...libraryHandlers(catalog, library, snapshots),
    ...exchangeHandlers(catalog, library, now),
    ...syncHandlers(sync, fetch, now),
    ...sourceHandlers(),
  };
}
