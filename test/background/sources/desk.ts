import { createCatalogReader } from '../../../entrypoints/background/catalog-reader.ts';
import { createKeptAbstracts, type KeptAbstracts } from '../../../entrypoints/background/kept-abstracts.ts';
import { createKnownPapers, type KnownPapers } from '../../../entrypoints/background/known-papers.ts';
import { createDocumentIndex } from '../../../entrypoints/background/sources/document-index.ts';
import { createImportedGlosses } from '../../../entrypoints/background/sources/imported-glosses.ts';
import { requestBook } from '../../../entrypoints/background/sources/request-book.ts';
import { createSourceService, type SourceService } from '../../../entrypoints/background/sources/source-service.ts';
import { onePerHost } from '../../../lib/sources/per-host.ts';
import { createDatabaseHandle, type DatabaseHandle } from '../../../lib/store/database.ts';
import { MemoryPlace } from '../../store/memory-folder.ts';
import { samplePackage } from '../sample-catalog.ts';

/** What a server answers for each address; what is not there is not found. */
export type Pages = Map<string, Response | (() => Response | Promise<Response>)>;

/** A background as far as sources go, over a database that outlives it. */
export interface Desk {
  readonly handle: DatabaseHandle;
  readonly service: SourceService;
  readonly papers: KnownPapers;
  readonly abstracts: KeptAbstracts;
  /** Addresses that were asked for, in their order. */
  readonly asked: string[];
  /** What went wrong with work that nobody waits for. */
  readonly faults: unknown[];
  readonly wakes: (number | null)[];
}

/** What stays when a background is killed. */
export class Surroundings {
  readonly pages: Pages = new Map();
  readonly allowed = new Set<string>();
  readonly released: string[] = [];
  readonly copy = new MemoryPlace();
  /** Told the headers of each request. */
  seen: (headers: unknown) => void = () => {};
  now = Date.parse('2025-07-10T12:00:00Z');

  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  wake(): Desk {
    const handle = createDatabaseHandle(this.name);
    const asked: string[] = [];
    const faults: unknown[] = [];
    const wakes: (number | null)[] = [];
    const warn = (error: unknown) => void faults.push(error);
    const imported = createImportedGlosses(handle.open, warn);
    const papers = createKnownPapers(createCatalogReader(handle, samplePackage()), imported);
    const service = createSourceService({
      open: handle.open,
      documents: createDocumentIndex(handle.open),
      now: () => this.now,
      announce: () => {},
      told: () => papers.forget(),
      pause: async () => {},
      fetch: async (url, { headers }) => {
        asked.push(url);
        this.seen(headers);
        const page = this.pages.get(url);
        return (typeof page === 'function' ? await page() : page?.clone()) ?? new Response('', { status: 404 });
      },
      log: requestBook(handle.open, warn),
      perHost: onePerHost(),
      hosts: {
        allowed: async (pattern) => this.allowed.has(pattern),
        release: async (pattern) => {
          this.allowed.delete(pattern);
          this.released.push(pattern);
        },
      },
      copy: this.copy.folder(),
      awake: (job) => job(),
      wakeAt: (time) => void wakes.push(time),
      warn,
    });
    const abstracts = createKeptAbstracts(handle.open, warn);
    return { handle, service, papers, abstracts, asked, faults, wakes };
  }
}

/** Glosses for Papergloss as people publish them. */
export function glossesText(
  glosses: Readonly<Record<string, string>>,
  date = '2025-07-09',
  title = 'Garden glosses',
): string {
  const told = Object.entries(glosses).map(([id, what]) => ({
    paper: { id, title: `About ${id}` },
    sections: { what },
  }));
  return JSON.stringify({ papergloss: 'glosses', version: 1, title, date, glosses: told });
}
