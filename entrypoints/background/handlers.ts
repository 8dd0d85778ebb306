import type { MessageName, Protocol } from '../../lib/messages.ts';
import type { Database } from '../../lib/store/schema.ts';
import type { Snapshots } from '../../lib/store/snapshots.ts';
import type { Fetch } from '../../lib/sync/backends/webdav/requests.ts';
import { exchangeHandlers } from './exchange/exchange-handlers.ts';
import type { KeptAbstracts } from './kept-abstracts.ts';
import type { KnownPapers } from './known-papers.ts';
import type { Library } from './library/library.ts';
import { libraryHandlers } from './library/library-handlers.ts';
import { paperHandlers } from './paper-handlers.ts';
import { sourceHandlers } from './sources/source-handlers.ts';
import type { SourceService } from './sources/source-service.ts';
import { syncHandlers } from './sync/sync-handlers.ts';
import type { SyncService } from './sync/sync-service.ts';

/** One handler for each message of the protocol; requests come checked, answers may reject with words for the reader. */
export type Handlers = {
  readonly [Name in MessageName]: (...request: Parameters<Protocol[Name]>) => Promise<ReturnType<Protocol[Name]>>;
};

/** What the handlers answer from. */
export interface HandlerParts {
  readonly papers: KnownPapers;
  readonly library: Library;
  readonly abstracts: KeptAbstracts;
  readonly snapshots: Snapshots;
  readonly sync: SyncService;
  readonly sources: SourceService;
  readonly open: () => Promise<Database>;
  readonly fetch: Fetch;
  /** Milliseconds since 1970. */
  now(): number;
}

export function createHandlers(parts: HandlerParts): Handlers {
  const { papers, library, abstracts, snapshots, sync, sources, open, fetch, now } = parts;
  return {
    ...paperHandlers(papers, library, abstracts, (paper, abstract) => sources.met(paper, abstract)),
    ...libraryHandlers(papers, library, snapshots),
    ...exchangeHandlers(papers, library, now),
    ...syncHandlers(sync, fetch, now),
    ...sourceHandlers(sources, open),
  };
}
