import { formatDay } from '../../../lib/core/dates.ts';
import { PaperglossError } from '../../../lib/core/errors.ts';
import type { Shown } from '../../../lib/library/causal/view.ts';
import { fieldValues, viewOf } from '../../../lib/library/causal/view.ts';
import type { Choice, LibraryDetail, LibraryRow } from '../../../lib/library/listed.ts';
import { countPapers, type Listed, listPapers } from '../../../lib/library/listing.ts';
import { type MergedNote, mergeNotes } from '../../../lib/library/notes/merge-notes.ts';
import type { Snapshots } from '../../../lib/store/snapshots.ts';
import type { Row } from '../../../lib/sync/replica.ts';
import type { Handlers } from '../handlers.ts';
import type { PaperShelf } from '../known-papers.ts';
import { asSaved, leadOf } from '../views.ts';
import type { Library } from './library.ts';

type LibraryHandlers = Pick<
  Handlers,
  'library' | 'libraryIds' | 'libraryPaper' | 'editLibrary' | 'emptyTrash' | 'snapshots' | 'restoreSnapshot'
>;

/** Answers what lists and editors of the library ask. */
export function libraryHandlers(catalog: PaperShelf, library: Library, snapshots: Snapshots): LibraryHandlers {
  return {
    async library({ filter, order, offset, limit }) {
      const all = await library.list();
      const passed = listPapers(all, filter, order);
      const rows = await withLeads(catalog, passed.slice(offset, offset + limit));
      return { rows, total: passed.length, counts: countPapers(all) };
    },
    async libraryIds({ filter, order }) {
      return listPapers(await library.list(), filter, order).map(({ row }) => row.id);
    },
    async libraryPaper({ id }) {
      const [row] = await library.read([id]);
      const listed = row ? (await library.list()).find((each) => each.row.id === id) : undefined;
      const [shown] = listed ? await withLeads(catalog, [listed]) : [];
      return row && shown ? detailOf(row, shown) : null;
    },
    editLibrary: ({ edits }) => library.edit(edits),
    emptyTrash: ({ ids }) => library.emptyTrash(ids),
    snapshots: () => snapshots.list(),
    async restoreSnapshot({ day }) {
      const records = await snapshots.read(day);
      if (!records) {
        throw new PaperglossError('not-found', `The snapshot of ${formatDay(day)} can't be read. Choose another day.`);
      }
      return library.restore(records);
    },
  };
}

/** Rows with what the catalog says of each paper: its lead, and its title where nobody noted one. */
async function withLeads(catalog: PaperShelf, listed: readonly Listed[]): Promise<readonly LibraryRow[]> {
  const ids = listed.map(({ row }) => row.id);
  const papers = await catalog.papers(ids).catch(() => []); // saved papers are the reader's without the catalog
  return listed.map(({ row }, at) => {
    const known = papers[at];
    if (!known) return { ...row, lead: '' };
    const { title, authors } = asSaved(known, row);
    return { ...row, title, authors, lead: leadOf(known) };
  });
}

function detailOf(row: Row, shown: LibraryRow): LibraryDetail {
  const { fields } = viewOf(row.record);
  const facts = { title: shown.title, authors: shown.authors, published: fields.facts[0]?.value.published ?? null };
  return {
    ...shown,
    facts,
    status: choices(fields.status),
    note: choices(fields.note),
    rating: choices(fields.rating),
    version: fields.version[0]?.value ?? null,
    mergedNote: mergedNote(row),
  };
}

/** The notes of two devices made one, where the note that both were made from is still known. */
function mergedNote({ record, notes }: Row): MergedNote | null {
  const [mine, theirs, ...more] = fieldValues(record, 'note');
  if (!mine || !theirs || more.length > 0 || notes.base === null) return null;
  return mergeNotes(notes.base, mine.value, theirs.value);
}

function choices<Held>(shown: readonly Shown<Held>[]): readonly Choice<Held>[] {
  return shown.map(({ value, stamp, dots }) => ({ value, at: stamp, dots }));
}
