import type { Database } from './schema.ts';
import type { StoredSource, StoredStage, WaitingDocument } from './source-rows.ts';
import { waitingOf } from './source-store.ts';
import { ignore, write } from './write.ts';

/**
 * Puts documents aside.
 * @param documents of this stage, without a place: they go after those that are there
 * @returns null, with nothing written, where the stage was to be there and is not, or is kept already
 */
export function addToStage(
  database: Database,
  stage: Pick<StoredStage, 'id' | 'at' | 'address' | 'only'>,
  isNew: boolean,
  documents: readonly Omit<WaitingDocument, 'stage' | 'at'>[],
): Promise<StoredStage | null> {
  return write(database, ['stages', 'waiting'], async (transaction) => {
    const stages = transaction.objectStore('stages');
    const before = (await stages.get(stage.id)) ?? (isNew ? { ...stage, source: null, documents: 0 } : null);
    if (!before || before.source !== null) return null;
    const only = before.only === stage.only ? stage.only : null;
    const after = { ...before, only, documents: before.documents + documents.length };
    stages.put(after).catch(ignore);
    documents.forEach((document, at) => {
      const row: WaitingDocument = { ...document, stage: stage.id, at: before.documents + at };
      transaction.objectStore('waiting').put(row).catch(ignore);
    });
    return after;
  });
}

export function readStages(database: Database): Promise<readonly StoredStage[]> {
  return database.getAll('stages');
}

/**
 * Hands a stage over to a source, which is written with it. One that was handed over before is left as it is.
 * @param change the source as it is to be; null for one that has gone
 * @returns the source that has the stage now; null, with nothing written, where stage or source have gone
 */
export function keepStage(
  database: Database,
  stage: string,
  source: string,
  change: (before: StoredSource | undefined, documents: number) => StoredSource | null,
): Promise<StoredSource | null> {
  return write(database, ['stages', 'sources'], async (transaction) => {
    const [stages, sources] = [transaction.objectStore('stages'), transaction.objectStore('sources')];
    const [staged, before] = await Promise.all([stages.get(stage), sources.get(source)]);
    if (staged && staged.source !== null) return (await sources.get(staged.source)) ?? null;
    const after = staged ? change(before, staged.documents) : null;
    if (!staged || !after) return null;
    stages.put({ ...staged, source: after.id }).catch(ignore);
    sources.put(after).catch(ignore);
    return after;
  });
}

/** Forgets a stage with the documents in it. */
export async function dropStage(database: Database, id: string): Promise<void> {
  await write(database, ['stages', 'waiting'], async (transaction) => {
    transaction.objectStore('stages').delete(id).catch(ignore);
    await transaction.objectStore('waiting').delete(waitingOf(id));
  });
}

/** Forgets stages that the reader did not keep, or that have nothing left to import. @param before milliseconds since 1970 */
export async function dropOldStages(database: Database, before: number): Promise<void> {
  for (const { id, at, source } of await database.getAll('stages')) {
    if (at >= before) continue;
    if (source === null || (await database.count('waiting', waitingOf(id))) === 0) await dropStage(database, id);
  }
}

/** The document that is to be imported next, the one that was given first; null where none waits. */
export async function nextWaiting(
  database: Database,
): Promise<{ readonly source: string; readonly document: WaitingDocument } | null> {
  const transaction = database.transaction(['stages', 'waiting']);
  const stages = await transaction.objectStore('stages').getAll();
  for (const { id, source } of stages.sort((one, other) => one.at - other.at)) {
    if (source === null) continue;
    const [document] = await transaction.objectStore('waiting').getAll(waitingOf(id), 1);
    if (document) return { source, document };
  }
  return null;
}

/** How many documents wait for each source. */
export async function countWaiting(database: Database): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  const transaction = database.transaction(['stages', 'waiting']);
  for (const { id, source } of await transaction.objectStore('stages').getAll()) {
    if (source === null) continue;
    const waiting = await transaction.objectStore('waiting').count(waitingOf(id));
    if (waiting > 0) counts.set(source, (counts.get(source) ?? 0) + waiting);
  }
  return counts;
}
