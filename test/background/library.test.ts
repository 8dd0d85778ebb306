import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { exchangeHandlers } from '../../entrypoints/background/exchange/exchange-handlers.ts';
import { createLibrary, type Library } from '../../entrypoints/background/library/library.ts';
import { libraryHandlers } from '../../entrypoints/background/library/library-handlers.ts';
import { setField } from '../../lib/library/causal/edit.ts';
import { type CausalRecord, emptyRecord } from '../../lib/library/causal/record.ts';
import { FORMATS } from '../../lib/library/formats/index.ts';
import type { LibraryChange, LibraryFilter } from '../../lib/library/listed.ts';
import { createDatabaseHandle } from '../../lib/store/database.ts';
import { createSnapshots } from '../../lib/store/snapshots.ts';
import { absorb } from '../../lib/sync/absorb.ts';
import { SyncNotes } from '../../lib/sync/report.ts';
import { exportState } from '../../lib/sync/state-file.ts';
import { emptyExpired } from '../../lib/sync/trash.ts';
import { PLAIN } from '../../scripts/sync-sim/packing.ts';
import { paperId } from '../search/sample-papers.ts';
import { MemoryPlace } from '../store/memory-folder.ts';
import { samplePapers } from './sample-catalog.ts';

const NAME = 'library-test';
const known = paperId('2501.00001');
const [one, two] = [paperId('2512.00001'), paperId('2512.00002')];
const facts = { title: 'Robot Arms that Fold Sheets', authors: ['Bo Berg'], published: '2025-12-01' };

let handle = createDatabaseHandle(NAME);
let clock = 0;
let library: Library;
let handlers: ReturnType<typeof libraryHandlers> & ReturnType<typeof exchangeHandlers>;
let snapshots: ReturnType<typeof createSnapshots>;
const changed = vi.fn();

beforeEach(() => {
  clock = Date.UTC(2026, 0, 1, 12);
  handle = createDatabaseHandle(NAME);
  changed.mockClear();
  const now = () => {
    clock += 1000;
    return clock;
  };
  library = createLibrary(handle, now, changed);
  snapshots = createSnapshots(new MemoryPlace().folder(), () => clock);
  const catalog = samplePapers(handle);
  handlers = { ...libraryHandlers(catalog, library, snapshots), ...exchangeHandlers(catalog, library, () => clock) };
});

afterEach(async () => {
  await handle.close();
  await deleteDB(NAME);
});

const edit = (id: typeof one, ...changes: LibraryChange[]) => handlers.editLibrary({ edits: [{ ids: [id], changes }] });
const page = (filter: LibraryFilter = {}) => handlers.library({ filter, order: 'added', offset: 0, limit: 200 });
const ids = async (filter?: LibraryFilter) => (await page(filter)).rows.map(({ id }) => id);

async function libraryRecord(id: typeof one): Promise<CausalRecord> {
  const [row] = await library.read([id]);
  return row?.record ?? emptyRecord(id);
}

describe('the library', () => {
  test('empties the Trash of what is named, and says how much that was', async () => {
    for (const id of [one, two]) await library.set(id, true, facts, null);
    for (const id of [one, two]) await library.set(id, false, facts, null);
    expect(await handlers.emptyTrash({ ids: [one, known] })).toBe(1);
    expect(await ids({ only: 'trash' })).toEqual([two]);
    expect(await emptyExpired(library.store, clock)).toBe(0);
    for (let day = 1; day <= 40; day += 1) await emptyExpired(library.store, clock + day * 86_400_000);
    expect(await ids({ only: 'trash' })).toEqual([]);
  });

  test('offers two notes made one, where it has what both were made from', async () => {
    await library.set(one, true, facts, null);
    await edit(one, { kind: 'note', value: 'one\ntwo\n' });
    await exportState(library.store, PLAIN);
    const elsewhere = await libraryRecord(one);
    await edit(one, { kind: 'note', value: 'ONE\ntwo\n' });
    expect((await handlers.libraryPaper({ id: one }))?.mergedNote).toBeNull();
    const theirs = setField(elsewhere, { replica: 'bbbbbbbbbb', stamp: clock }, 'note', 'one\nTWO\n');
    await absorb(
      { store: library.store, now: () => clock, newReplicaId: () => 'cccccccccc' },
      [theirs],
      null,
      (state) => state,
      new SyncNotes(),
    );
    const detail = await handlers.libraryPaper({ id: one });
    expect(detail?.note.map(({ value }) => value).sort()).toEqual(['ONE\ntwo\n', 'one\nTWO\n']);
    expect(detail?.mergedNote).toEqual({ text: 'ONE\nTWO\n', clean: true });
  });

  test('is shown page by page, newest first, with the counts of the whole', async () => {
    for (const id of [one, two, known]) await library.set(id, true, facts, null);
    await edit(two, { kind: 'status', value: 'reading' });
    const { rows, total, counts } = await handlers.library({ filter: {}, order: 'added', offset: 1, limit: 1 });
    expect([rows.map(({ id }) => id), total, counts.status]).toEqual([[two], 3, { 'to-read': 2, reading: 1, read: 0 }]);
    expect(await handlers.libraryIds({ filter: { status: 'to-read' }, order: 'added' })).toEqual([known, one]);
  });

  test('takes title and lead from the catalog where that knows the paper', async () => {
    await library.set(known, true, { title: '', authors: [], published: null }, null);
    await library.set(one, true, { title: '', authors: [], published: null }, null);
    const { rows } = await page();
    expect(rows.map(({ title }) => title)).toEqual(['arXiv:2512.00001', 'Folding Shirts with Robot Arms']);
    expect(rows[1]?.lead).not.toBe('');
  });

  test('shows what was just written, whether or not it was shown before', async () => {
    await library.set(one, true, facts, null);
    expect(await ids()).toEqual([one]);
    await library.set(two, true, facts, null);
    expect(await ids()).toEqual([two, one]);
    await edit(one, { kind: 'remove' });
    expect(await ids()).toEqual([two]);
    expect(await ids({ only: 'trash' })).toEqual([one]);
  });

  test('gives all that is kept of a paper, and nothing of one that it never had', async () => {
    await library.set(one, true, facts, 2);
    await edit(one, { kind: 'note', value: 'See\nfigure 3' }, { kind: 'tag', tag: 'to cite', on: true });
    expect(await handlers.libraryPaper({ id: one })).toMatchObject({
      facts,
      tags: ['to cite'],
      version: 2,
      note: [{ value: 'See\nfigure 3' }],
    });
    expect(await handlers.libraryPaper({ id: two })).toBeNull();
  });

  test('keeps the version that was open when a paper was first saved', async () => {
    await library.set(one, true, facts, 2);
    await library.set(one, true, facts, 3);
    expect((await handlers.libraryPaper({ id: one }))?.version).toBe(2);
  });
});

describe('an edit', () => {
  test('of many papers is one change, and one undo for those that were alike', async () => {
    for (const id of [one, two]) await library.set(id, true, facts, null);
    await edit(one, { kind: 'status', value: 'read' });
    changed.mockClear();
    const changes: LibraryChange[] = [
      { kind: 'status', value: 'reading' },
      { kind: 'tag', tag: 'x', on: true },
    ];
    const { undo, ...done } = await handlers.editLibrary({ edits: [{ ids: [one, two], changes }] });
    expect([done.changed, changed.mock.calls.length]).toEqual([2, 1]);
    await handlers.editLibrary({ edits: undo });
    const { rows } = await page();
    expect(rows.map(({ status, tags }) => [status, tags])).toEqual([
      ['to-read', []],
      ['read', []],
    ]);
  });

  test('of a paper that the library never had does nothing', async () => {
    expect(await edit(two, { kind: 'note', value: 'x' })).toEqual({ changed: 0, undo: [] });
    expect(changed).not.toHaveBeenCalled();
  });

  test('that changes nothing is no change', async () => {
    await library.set(one, true, facts, null);
    expect((await edit(one, { kind: 'status', value: 'to-read' })).changed).toBe(0);
  });
});

describe('a document', () => {
  const text = 'https://arxiv.org/abs/2512.00001\nhttps://arxiv.org/abs/2512.00002v3\nnothing here\n';

  test('is looked through before anything is kept', async () => {
    await library.set(one, true, facts, null);
    const preview = await handlers.previewImport({ name: 'list.txt', text });
    expect(preview).toMatchObject({ format: { id: 'url-list' }, added: 1, unchanged: 1, rivals: 0 });
    expect(await ids()).toEqual([one]);
  });

  test('is imported once, however often, and undone at a click', async () => {
    const { changed: imported, undo } = await handlers.importLibrary({ name: 'list.txt', text });
    expect([imported, (await ids()).length]).toEqual([2, 2]);
    expect((await handlers.importLibrary({ name: 'list.txt', text })).changed).toBe(0);
    await handlers.editLibrary({ edits: undo });
    expect(await ids()).toEqual([]);
  });

  test('that nobody can read is said to be that', async () => {
    expect((await handlers.previewImport({ name: 'x.bin', text: '\u0000\u0001' })).format).toBeNull();
    await expect(handlers.importLibrary({ name: 'x.bin', text: '\u0000\u0001' })).rejects.toThrow(/"x\.bin" is in no/);
  });

  test.each(FORMATS.filter(({ write, read }) => write && read).map(({ id }) => id))(
    'written as %s brings the papers back to an empty library',
    async (format) => {
      await library.set(one, true, facts, 2);
      await library.set(known, true, facts, null);
      const file = await handlers.exportLibrary({ format, papers: {} });
      expect([file.papers, file.name]).toEqual([2, expect.stringMatching(/^papergloss-2026-01-01\./)]);
      await handlers.editLibrary({ edits: [{ ids: [one, known], changes: [{ kind: 'remove' }] }] });
      expect((await handlers.importLibrary({ name: file.name, text: file.text })).changed).toBe(2);
      expect((await ids()).sort()).toEqual([known, one].sort());
    },
  );

  test('has only papers that are on the list, and those that were asked for', async () => {
    for (const id of [one, two]) await library.set(id, true, facts, null);
    await edit(two, { kind: 'remove' });
    const { papers } = await handlers.exportLibrary({ format: 'json', papers: [one, two] });
    expect(papers).toBe(1);
    await expect(handlers.exportLibrary({ format: 'docx', papers: {} })).rejects.toThrow(/can't write "docx"/);
  });
});

describe('a snapshot', () => {
  test('brings every paper back to what it was that day, and is undone at a click', async () => {
    await library.set(one, true, facts, null);
    await edit(one, { kind: 'note', value: 'before' });
    const records = (await library.rows()).map(({ record }) => record);
    await snapshots.keep(async () => ({ records, lost: 0 }));
    const [day] = await handlers.snapshots();
    expect(day).toMatchObject({ day: '2026-01-01', papers: 1 });
    await edit(one, { kind: 'note', value: 'after' }, { kind: 'remove' });
    await library.set(two, true, facts, null);
    const { undo } = await handlers.restoreSnapshot({ day: '2026-01-01' });
    expect((await ids()).sort()).toEqual([one, two]);
    expect((await handlers.libraryPaper({ id: one }))?.note[0]?.value).toBe('before');
    await handlers.editLibrary({ edits: undo });
    expect(await ids()).toEqual([two]);
  });

  test('of a day that has none says so', async () => {
    await expect(handlers.restoreSnapshot({ day: '2020-02-02' })).rejects.toThrow(/2 Feb 2020 can't be read/);
  });
});
