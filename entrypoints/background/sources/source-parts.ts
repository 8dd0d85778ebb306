import type { Fetch } from '../../../lib/sources/fetch-document.ts';
import type { PerHost } from '../../../lib/sources/per-host.ts';
import type { RequestLog } from '../../../lib/sources/request-log.ts';
import type { CopyFolder } from '../../../lib/store/copy-folder.ts';
import type { Database } from '../../../lib/store/schema.ts';
import type { DocumentIndex } from './document-index.ts';

/** What work on sources needs of its surroundings. */
export interface SourceParts {
  readonly open: () => Promise<Database>;
  readonly documents: DocumentIndex;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The list of sources changed, or how far work on them is. */
  readonly announce: () => void;
  /** What sources say of papers changed. */
  readonly told: () => void;
  /** Resolves when others had their turn. */
  readonly pause: () => Promise<void>;
  readonly fetch: Fetch;
  readonly log: RequestLog;
  readonly perHost: PerHost;
  readonly hosts: Hosts;
  /** Where the list of sources is once more. */
  readonly copy: CopyFolder;
  /** Sees to it that the background is not stopped as idle while a job is under way, and woken if it is killed. */
  readonly awake: <Answer>(job: () => Promise<Answer>) => Promise<Answer>;
  /** Sees to it that `SourceService.work` is called at some time; milliseconds since 1970, null for never. */
  readonly wakeAt: (time: number | null) => void;
  /** Told what went wrong with work that nobody waits for. */
  readonly warn: (error: unknown) => void;
}

/** The permission to reach hosts; each named by the match pattern that `sourceAddress` gives. */
export interface Hosts {
  allowed(pattern: string): Promise<boolean>;
  /** Gives the permission back to the browser, unless something beside sources needs it. */
  release(pattern: string): Promise<void>;
}
