import type { PaperId } from '../../lib/core/arxiv-id.ts';
import type { PageFacts } from '../../lib/core/paper.ts';
import { keepAbstract, readAbstract, sweepAbstracts } from '../../lib/store/abstract-store.ts';
import { storageError } from '../../lib/store/database.ts';
import type { Database } from '../../lib/store/schema.ts';

/** What the pages of saved papers said of them, for where no page is: the popup, the side panel, a comparison. */
export interface KeptAbstracts {
  /** Null where nothing is known. Never rejects. */
  read(id: PaperId): Promise<PageFacts | null>;
  /** Never rejects: a page that is opened again is read again. */
  keep(id: PaperId, facts: PageFacts): Promise<void>;
  /** Forgets those of papers that left the library for good. Never rejects. */
  sweep(): Promise<void>;
}

/** @param warn told in words what the storage refused */
export function createKeptAbstracts(open: () => Promise<Database>, warn: (error: unknown) => void): KeptAbstracts {
  const quietly = async <Answer>(deed: string, work: (database: Database) => Promise<Answer>, otherwise: Answer) => {
    try {
      return await work(await open());
    } catch (error) {
      warn(storageError(deed, error));
      return otherwise;
    }
  };
  return {
    read: (id) => quietly('read the abstract of a saved paper', (database) => readAbstract(database, id), null),
    async keep(id, facts) {
      if (facts.abstract !== '')
        await quietly('keep the abstract', (database) => keepAbstract(database, id, facts), undefined);
    },
    async sweep() {
      await quietly('forget abstracts', sweepAbstracts, 0);
    },
  };
}
