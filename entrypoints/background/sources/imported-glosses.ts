import type { PaperId } from '../../../lib/core/arxiv-id.ts';
import { errorMessage } from '../../../lib/core/errors.ts';
import type { Source } from '../../../lib/core/gloss.ts';
import type { Database } from '../../../lib/store/schema.ts';
import {
  type FoundGloss,
  readDocuments,
  readGlosses,
  readPapersTold,
  readSources,
} from '../../../lib/store/source-store.ts';

/** A source of the reader's own among the others. */
type OwnSource = Source & { readonly own: true };

/** What the reader's own sources say, read from the store. Where that can't be read they say nothing. */
export interface ImportedGlosses {
  /** In the order of the ids, by index. */
  read(ids: readonly PaperId[]): Promise<readonly (readonly FoundGloss[])[]>;
  /** Whether there is anything. */
  any(): Promise<boolean>;
  /** All of it, paper by paper in the order of their ids. */
  all(): AsyncIterable<readonly [paper: PaperId, told: readonly FoundGloss[]]>;
  /** What sources say changed. */
  forget(): void;
  /** Each source as one, with the kind of its newest document. */
  sources(): Promise<readonly OwnSource[]>;
}

/** @param warn told why it can't be read */
export function createImportedGlosses(
  open: () => Promise<Database>,
  warn: (error: unknown) => void = (error) => console.warn(errorMessage(error)),
): ImportedGlosses {
  const reading = async <Answer>(read: (database: Database) => Promise<Answer>, nothing: Answer): Promise<Answer> => {
    try {
      return await read(await open());
    } catch (error) {
      warn(error);
      return nothing;
    }
  };
  /** Most readers have no source, and pay for none. */
  let some: Promise<boolean> | null = null;
  const any = (): Promise<boolean> => {
    some ??= open()
      .then(async (database) => (await database.count('documents')) > 0)
      .catch((error: unknown) => {
        some = null; // the next question tries again
        warn(error);
        return false;
      });
    return some;
  };
  return {
    any,
    async read(ids) {
      const nothing = ids.map(() => []);
      return (await any()) ? reading((database) => readGlosses(database, ids), nothing) : nothing;
    },
    forget() {
      some = null;
    },
    async *all() {
      try {
        yield* readPapersTold(await open());
      } catch (error) {
        warn(error);
      }
    },
    sources: () => reading(readAsSources, []),
  };
}

async function readAsSources(database: Database): Promise<readonly OwnSource[]> {
  const sources = await readSources(database);
  const listed = sources.map(async ({ id, name }): Promise<OwnSource[]> => {
    const documents = await readDocuments(database, id);
    const newest = documents.reduce<(typeof documents)[number] | null>(
      (last, next) => (last === null || (next.date ?? '') > (last.date ?? '') ? next : last),
      null,
    );
    return newest ? [{ id, kind: newest.kind, title: name, date: newest.date, own: true }] : [];
  });
  return (await Promise.all(listed)).flat();
}
