import type { CopyFolder } from '../../../lib/store/copy-folder.ts';
import type { Database } from '../../../lib/store/schema.ts';
import { readSourceList, type SourceCopy, writeSourceList } from '../../../lib/store/source-list-copy.ts';
import type { StoredSource } from '../../../lib/store/source-rows.ts';
import { addSources, readSources } from '../../../lib/store/source-store.ts';
import type { DocumentIndex } from './document-index.ts';

/** Sees to it that the reader's sources outlive the database that they are in. What they say is fetched again. */
export interface SafeList {
  /** Puts back sources that the database lost, and says whether there were any and whether the copy is out of date. */
  restore(): Promise<{ readonly lost: boolean; readonly old: boolean }>;
  /** Brings the copy up to date. */
  save(): Promise<void>;
  /** Takes a source out of the copy that is about to be removed. */
  forget(id: string): Promise<void>;
}

export interface SafeListParts {
  readonly open: () => Promise<Database>;
  readonly documents: DocumentIndex;
  readonly folder: CopyFolder;
  /** A source as if it had just been added. */
  readonly again: (copy: SourceCopy) => StoredSource;
}

export function createSafeList({ open, documents, folder, again }: SafeListParts): SafeList {
  let last: Promise<unknown> = Promise.resolve();
  /** One thing at a time, whatever became of the one before. */
  const inTurn = <Answer>(deed: () => Promise<Answer>): Promise<Answer> => {
    const mine = last.then(deed, deed);
    last = mine.catch(() => {}); // who asked for it hears of it
    return mine;
  };

  const copyOf = async ({ id, name, origin, paused, added }: StoredSource): Promise<SourceCopy> => {
    const days = [...(await documents.of(id)).values()].flatMap(({ day }) => day ?? []);
    return { id, name, origin, paused, added, oldest: days.sort()[0] ?? null };
  };
  const listed = async (without: string | null): Promise<readonly SourceCopy[]> => {
    const sources = await readSources(await open());
    return Promise.all(sources.filter(({ id }) => id !== without).map(copyOf));
  };

  return {
    restore: () =>
      inTurn(async () => {
        const [database, copies] = [await open(), await readSourceList(folder)];
        const sources = await readSources(database);
        const known = new Set(sources.map(({ id }) => id));
        const lost = copies.filter(({ id }) => !known.has(id)).map(again);
        if (lost.length > 0) await addSources(database, () => lost);
        return { lost: lost.length > 0, old: isOld(copies, sources) };
      }),
    save: () => inTurn(async () => writeSourceList(folder, await listed(null))),
    forget: (id) => inTurn(async () => writeSourceList(folder, await listed(id))),
  };
}

/** Looks at the sources alone, for the background wakes often and their documents are many. */
function isOld(copies: readonly SourceCopy[], sources: readonly StoredSource[]): boolean {
  const told = ({ id, name, origin, paused }: SourceCopy | StoredSource) => JSON.stringify([id, name, origin, paused]);
  const copied = new Set(copies.map(told));
  return copies.length !== sources.length || sources.some((source) => !copied.has(told(source)));
}
