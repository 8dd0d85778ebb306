import { abstractOpenings } from '../catalog/resolve.ts';
import type { PaperId } from '../core/arxiv-id.ts';
import type { GlossContent } from '../sources/gloss-content.ts';
import { bindToKnown } from './bind-abstract.ts';
import type { Database } from './schema.ts';
import {
  documentsOf,
  type StoredDocument,
  type StoredGloss,
  type StoredSource,
  type StoredStage,
  type Validators,
} from './source-rows.ts';
import { ignore, write } from './write.ts';

/** In the order they were added. */
export async function readSources(database: Database): Promise<readonly StoredSource[]> {
  const sources = await database.getAll('sources');
  return sources.sort((one, other) => one.added - other.added || (one.id < other.id ? -1 : 1));
}

/**
 * Changes a source as it is stored at that moment.
 * @returns what it is then; null where it has gone, which `change` is not asked about
 */
export function changeSource(
  database: Database,
  id: string,
  change: (before: StoredSource) => StoredSource,
): Promise<StoredSource | null> {
  return write(database, ['sources'], async (transaction) => {
    const sources = transaction.objectStore('sources');
    const before = await sources.get(id);
    if (!before) return null;
    const after = change(before);
    if (after !== before) sources.put(after).catch(ignore);
    return after;
  });
}

/** Adds sources. @param choose those to add, told those that there are */
export function addSources(
  database: Database,
  choose: (before: readonly StoredSource[]) => readonly StoredSource[],
): Promise<void> {
  return write(database, ['sources'], async (transaction) => {
    const sources = transaction.objectStore('sources');
    for (const source of choose(await sources.getAll())) sources.put(source).catch(ignore);
  });
}

/** Takes away a source with its documents, their glosses and what still waits for it. */
export async function removeSource(database: Database, id: string): Promise<void> {
  const stores = ['sources', 'documents', 'glosses', 'stages', 'waiting'] as const;
  await write(database, stores, async (transaction) => {
    const [from, to] = documentsOf(id);
    transaction.objectStore('sources').delete(id).catch(ignore);
    transaction.objectStore('documents').delete(IDBKeyRange.bound(from, to)).catch(ignore);
    transaction
      .objectStore('glosses')
      .delete(IDBKeyRange.bound([from], [to]))
      .catch(ignore);
    await dropStagesOf(transaction.objectStore('stages'), transaction.objectStore('waiting'), id);
  });
}

/** Takes away what waits for a source. */
export async function dropWaiting(database: Database, id: string): Promise<void> {
  await write(database, ['stages', 'waiting'], (transaction) =>
    dropStagesOf(transaction.objectStore('stages'), transaction.objectStore('waiting'), id),
  );
}

async function dropStagesOf(
  stages: { getAll(): Promise<StoredStage[]>; delete(key: string): Promise<void> },
  waiting: { delete(range: IDBKeyRange): Promise<void> },
  source: string,
): Promise<void> {
  for (const stage of await stages.getAll()) {
    if (stage.source !== source) continue;
    stages.delete(stage.id).catch(ignore);
    waiting.delete(waitingOf(stage.id)).catch(ignore);
  }
}

/** All documents that wait in a stage. */
export function waitingOf(stage: string): IDBKeyRange {
  return IDBKeyRange.bound([stage], [stage, []]);
}

/** The documents of a source, in no order. */
export async function readDocuments(database: Database, source: string): Promise<readonly StoredDocument[]> {
  return database.getAll('documents', IDBKeyRange.bound(...documentsOf(source)));
}

/** All glosses of a document. */
function glossesOf(document: string): IDBKeyRange {
  return IDBKeyRange.bound([document], [document, []]);
}

/** A document that has just been read, and the row that it waited in. */
export interface NewDocument {
  readonly document: Omit<StoredDocument, 'glosses' | 'unbound' | 'papers'>;
  readonly glosses: readonly GlossContent[];
  /** Null where it did not wait. */
  readonly waited: readonly [stage: string, at: number] | null;
}

/**
 * Puts a document in the place of the one of its name, all its glosses with it, in one transaction. Those whose paper was
 * found before, in this document or in another, have it at once.
 * @returns null, with nothing written, where its source has gone, or no longer waits for it
 */
export function replaceDocument(
  database: Database,
  { document, glosses, waited }: NewDocument,
): Promise<StoredDocument | null> {
  return write(database, ['sources', 'documents', 'glosses', 'waiting', 'abstracts'], async (transaction) => {
    const [source, waits] = await Promise.all([
      transaction.objectStore('sources').getKey(document.source),
      waited ? transaction.objectStore('waiting').getKey([...waited]) : true,
    ]);
    if (source === undefined || waits === undefined) return null;
    const store = transaction.objectStore('glosses');
    const rows: StoredGloss[] = [];
    const [copies, saved] = [store.index('openings'), transaction.objectStore('abstracts').index('openings')];
    for (const gloss of glosses) rows.push(await bindToKnown(copies, saved, toStored(gloss, document.id, rows.length)));
    const stored = withCounts(document, rows);
    store.delete(glossesOf(document.id)).catch(ignore);
    for (const row of rows) store.put(row).catch(ignore);
    transaction.objectStore('documents').put(stored).catch(ignore);
    if (waited)
      transaction
        .objectStore('waiting')
        .delete([...waited])
        .catch(ignore);
    return stored;
  });
}

/**
 * Takes a document out of those that wait, with no change to what is said.
 * @param seen what its server says of its version now; null where nothing of it changes
 * @returns the document as it is noted then, whatever was found for it meanwhile; null where nothing is
 */
export function confirmDocument(
  database: Database,
  seen: (Validators & { readonly id: string }) | null,
  waited: readonly [stage: string, at: number] | null,
): Promise<StoredDocument | null> {
  return write(database, ['documents', 'waiting'], async (transaction) => {
    const documents = transaction.objectStore('documents');
    const before = seen ? await documents.get(seen.id) : undefined;
    const after = seen && before ? { ...before, etag: seen.etag, lastModified: seen.lastModified } : null;
    if (after) documents.put(after).catch(ignore);
    if (waited)
      transaction
        .objectStore('waiting')
        .delete([...waited])
        .catch(ignore);
    return after;
  });
}

function toStored(gloss: GlossContent, document: string, at: number): StoredGloss {
  const openings = gloss.abstract === null ? [] : abstractOpenings(gloss.abstract);
  return { ...gloss, document, at, openings };
}

function withCounts(document: NewDocument['document'], glosses: readonly StoredGloss[]): StoredDocument {
  const papers = [...new Set(glosses.flatMap(({ paper }) => paper ?? []))];
  const unbound = glosses.filter(({ paper }) => paper === null).length;
  return { ...document, glosses: glosses.length, unbound, papers };
}

/** How many glosses are read at once, and of one paper. */
const CHUNK = 500;

/** A gloss with the document and the source that it stands in. */
export interface FoundGloss {
  readonly gloss: StoredGloss;
  readonly document: StoredDocument;
  readonly source: StoredSource;
}

/** What the reader's sources say of some papers, in the papers' order; those of one paper in no order. */
export async function readGlosses(
  database: Database,
  papers: readonly PaperId[],
): Promise<readonly (readonly FoundGloss[])[]> {
  const transaction = database.transaction(['glosses', 'documents', 'sources']);
  const [byPaper, documents, sources] = [
    transaction.objectStore('glosses').index('paper'),
    transaction.objectStore('documents'),
    transaction.objectStore('sources'),
  ];
  return Promise.all(
    papers.map(async (paper) => {
      const glosses = await byPaper.getAll(paper, CHUNK);
      const found = glosses.map(async (gloss): Promise<FoundGloss[]> => {
        const document = await documents.get(gloss.document);
        const source = document && (await sources.get(document.source));
        return document && source ? [{ gloss, document, source }] : [];
      });
      return (await Promise.all(found)).flat();
    }),
  );
}

/** Everything that the reader's sources say, paper by paper in the order of their ids; what waits for its paper is left out. */
export async function* readPapersTold(
  database: Database,
): AsyncGenerator<readonly [paper: PaperId, told: readonly FoundGloss[]]> {
  const sources = new Map((await database.getAll('sources')).map((source) => [source.id, source]));
  const documents = new Map((await database.getAll('documents')).map((document) => [document.id, document]));
  const found = (glosses: readonly StoredGloss[]): FoundGloss[] =>
    glosses.flatMap((gloss) => {
      const document = documents.get(gloss.document);
      const source = document && sources.get(document.source);
      return source ? [{ gloss, document, source }] : [];
    });
  let range: IDBKeyRange | null = null;
  for (;;) {
    const glosses: StoredGloss[] = await database.getAllFromIndex('glosses', 'paper', range, CHUNK);
    const byPaper = Map.groupBy(glosses, ({ paper }) => paper);
    const last = glosses.length < CHUNK ? null : (glosses.at(-1)?.paper ?? null);
    for (const [paper, told] of byPaper) {
      if (paper === null) continue;
      // What is said of the last one may be cut off.
      const whole = paper === last ? await database.getAllFromIndex('glosses', 'paper', paper) : told;
      const spoken = found(whole);
      if (spoken.length > 0) yield [paper, spoken];
    }
    if (last === null) return;
    range = IDBKeyRange.lowerBound(last, true);
  }
}
