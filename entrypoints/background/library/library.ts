import type { PaperId } from '../../../lib/core/arxiv-id.ts';
import { type Author, remove, save, setFacts } from '../../../lib/library/causal/edit.ts';
import type { CausalRecord } from '../../../lib/library/causal/record.ts';
import { fieldValues } from '../../../lib/library/causal/view.ts';
import { applyChanges, undoOf } from '../../../lib/library/change.ts';
import { countImport, type ImportCounts } from '../../../lib/library/count-import.ts';
import { importPaper } from '../../../lib/library/import-paper.ts';
import type { LibraryChange, LibraryEdit, LibraryEdited } from '../../../lib/library/listed.ts';
import type { Listed } from '../../../lib/library/listing.ts';
import type { ReadPaper } from '../../../lib/library/portable.ts';
import { restoreRecord, undoRestore } from '../../../lib/library/restore-snapshot.ts';
import type { SavedFacts } from '../../../lib/library/saved.ts';
import { type DatabaseHandle, storageError } from '../../../lib/store/database.ts';
import { createLibraryStore, readLibrary, readMeta, readRows } from '../../../lib/store/library-store.ts';
import { type Edit, type Edited, editMany } from '../../../lib/sync/edit-many.ts';
import { remoteNames } from '../../../lib/sync/remotes.ts';
import type { LocalStore, Row } from '../../../lib/sync/replica.ts';
import { emptyExpired, emptyTrash } from '../../../lib/sync/trash.ts';
import { createLibraryIndex } from './library-index.ts';

/** The reader's library as the handlers ask for it. */
export interface Library {
  /** What the sync engine works on; whatever it changes is announced as any edit is. */
  readonly store: LocalStore;
  /** In the order of the ids. Where the store can't be read, nothing is known to be saved. */
  read(ids: readonly PaperId[]): Promise<readonly (Row | undefined)[]>;
  /** Every paper, those in the Trash included, in no order. @throws PaperglossError where the store can't be read */
  list(): Promise<readonly Listed[]>;
  /** Every row, tombstones included. @throws PaperglossError */
  rows(): Promise<readonly Row[]>;
  /** Saving twice is saving once; a paper saved again comes back as it was. @throws PaperglossError */
  set(id: PaperId, saved: boolean, facts: SavedFacts, version: number | null): Promise<CausalRecord>;
  /** All edits or none. @throws PaperglossError */
  edit(edits: readonly LibraryEdit[]): Promise<LibraryEdited>;
  /** What `import` would do. @throws PaperglossError */
  preview(papers: readonly ReadPaper[]): Promise<ImportCounts>;
  /** Merges papers of a document: all or none. @throws PaperglossError */
  import(papers: readonly ReadPaper[]): Promise<LibraryEdited>;
  /** Takes papers out of the Trash for good; those that are not in it stay. Gives how many. @throws PaperglossError */
  emptyTrash(ids: readonly PaperId[]): Promise<number>;
  /** Empties what lay in the Trash long enough. Gives how many that were. @throws PaperglossError */
  emptyExpired(): Promise<number>;
  /** Makes papers what they were; those added since stay. All or none. @throws PaperglossError */
  restore(records: readonly CausalRecord[]): Promise<LibraryEdited>;
  /** Says that what waits for which place is counted otherwise now. */
  forget(): void;
}

/**
 * @param now milliseconds since 1970
 * @param changed called after each change that is on disk, whoever made it, with the rows that it wrote
 */
export function createLibrary(
  handle: DatabaseHandle,
  now: () => number,
  changed: (rows: readonly Row[]) => void,
): Library {
  const index = createLibraryIndex(async () => {
    const database = await handle.open();
    const [{ state }, rows] = await Promise.all([readMeta(database), readLibrary(database)]);
    return { rows, remotes: remoteNames(state) };
  });
  const store = createLibraryStore(handle.open, (rows) => {
    index.update(rows);
    changed(rows);
  });
  const writing = async <Answer>(deed: string, write: () => Promise<Answer>): Promise<Answer> => {
    try {
      return await write();
    } catch (error) {
      throw storageError(deed, error);
    }
  };
  const edit = (deed: string, papers: readonly PaperId[], change: Edit): Promise<ReadonlyMap<PaperId, Edited>> =>
    writing(deed, () => editMany(store, papers, now(), change));
  const editOne = async (deed: string, id: PaperId, change: Edit) => {
    const edited = (await edit(`${deed} ${id}`, [id], change)).get(id);
    if (!edited) throw new Error(`${id} was asked for and not edited`);
    return edited.after;
  };
  const reading = async <Answer>(read: () => Promise<Answer>): Promise<Answer> => {
    try {
      return await read();
    } catch (error) {
      throw storageError('read the saved papers', error);
    }
  };
  return {
    store,
    async read(ids) {
      try {
        return await readRows(await handle.open(), ids);
      } catch (error) {
        console.warn(storageError('read the saved papers', error).message);
        return ids.map(() => undefined);
      }
    },
    list: () => reading(() => index.all()),
    rows: () => reading(async () => readLibrary(await handle.open())),
    set: (id, saved, facts, version) =>
      saved
        ? editOne('save', id, (before, by) => withTitle(save(before, id, by, facts, now(), version), by, facts))
        : editOne('remove', id, (before, by) => remove(before, by, now())),
    async edit(edits) {
      const changes = changesById(edits);
      const edited = await edit('change the library', [...changes.keys()], (before, by) =>
        before.entries.length === 0 ? before : applyChanges(before, by, changes.get(before.id) ?? [], now()),
      );
      return summary(edited, ({ before, after }) => undoOf(before, after, changes.get(before.id) ?? []));
    },
    async preview(papers) {
      const rows = await reading(async () => readRows(await handle.open(), ids(papers)));
      return countImport(papers, rows, now());
    },
    async import(papers) {
      const byId = new Map(papers.map((paper) => [paper.id, paper]));
      const changes = new Map<PaperId, readonly LibraryChange[]>();
      const edited = await edit('import the papers', ids(papers), (before, by) => {
        const paper = byId.get(before.id);
        const imported = paper && importPaper(before, by, paper, now());
        changes.set(before.id, imported?.changes ?? []);
        return imported?.record ?? before;
      });
      return summary(edited, ({ before, after }) => undoOf(before, after, changes.get(before.id) ?? []));
    },
    emptyTrash: (papers) => writing('empty the Trash', () => emptyTrash(store, papers, now())),
    emptyExpired: () => writing('empty the Trash', () => emptyExpired(store, now())),
    async restore(records) {
      const then = new Map(records.map((record) => [record.id, record]));
      const edited = await edit('restore the library', [...then.keys()], (before, by) => {
        const record = then.get(before.id);
        return record ? restoreRecord(record, before, by, now()) : before;
      });
      return summary(edited, ({ before, after }) => undoRestore(before, after));
    },
    forget: () => index.forget(),
  };
}

function ids(papers: readonly ReadPaper[]): readonly PaperId[] {
  return papers.map(({ id }) => id);
}

/** A paper that was saved when nothing was known of it gets its title later. */
function withTitle(record: CausalRecord, by: Author, facts: SavedFacts): CausalRecord {
  const known = fieldValues(record, 'facts').some(({ value }) => value.title !== '');
  return known || facts.title === '' ? record : setFacts(record, by, facts);
}

function changesById(edits: readonly LibraryEdit[]): ReadonlyMap<PaperId, readonly LibraryChange[]> {
  const byId = new Map<PaperId, LibraryChange[]>();
  for (const { ids, changes } of edits) {
    for (const id of ids) {
      const known = byId.get(id);
      if (known) known.push(...changes);
      else byId.set(id, [...changes]);
    }
  }
  return byId;
}

/** What edits did, and what takes them back: papers with the same way back share an edit. */
function summary(
  edited: ReadonlyMap<PaperId, Edited>,
  undoOne: (edited: Edited) => readonly LibraryChange[],
): LibraryEdited {
  const undo = new Map<string, { ids: PaperId[]; changes: readonly LibraryChange[] }>();
  let changed = 0;
  for (const [id, each] of edited) {
    const back = undoOne(each);
    if (back.length === 0) continue;
    changed += 1;
    const key = JSON.stringify(back);
    const known = undo.get(key);
    if (known) known.ids.push(id);
    else undo.set(key, { ids: [id], changes: back });
  }
  return { changed, undo: [...undo.values()] };
}
