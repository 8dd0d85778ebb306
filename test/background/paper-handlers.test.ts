import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createKeptAbstracts, type KeptAbstracts } from '../../entrypoints/background/kept-abstracts.ts';
import { createLibrary } from '../../entrypoints/background/library/library.ts';
import { libraryHandlers } from '../../entrypoints/background/library/library-handlers.ts';
import { paperHandlers } from '../../entrypoints/background/paper-handlers.ts';
import { createDatabaseHandle, type DatabaseHandle } from '../../lib/store/database.ts';
import { createSnapshots } from '../../lib/store/snapshots.ts';
import { paperId } from '../search/sample-papers.ts';
import { MemoryPlace } from '../store/memory-folder.ts';
import { samplePackage, samplePapers } from './sample-catalog.ts';

const NAME = 'handlers-test';
const known = paperId('2501.00001');
const unknown = paperId('2512.99999');
const facts = {
  title: 'Robot Arms that Fold Sheets',
  abstract: 'We fold sheets with two robot arms.',
  authors: ['Bo Berg'],
  published: '2025-12-01',
};

let handle: DatabaseHandle;
let handlers: ReturnType<typeof paperHandlers>;
const warned = vi.fn();
let abstracts: KeptAbstracts;
let clock = 0;
const changed = vi.fn();

function wake(with_: DatabaseHandle = handle): typeof handlers {
  const saved = createLibrary(with_, () => ++clock, changed);
  abstracts = createKeptAbstracts(with_.open, warned);
  return paperHandlers(samplePapers(with_), saved, abstracts);
}

beforeEach(() => {
  handle = createDatabaseHandle(NAME);
  handlers = wake();
  clock = 0;
  changed.mockClear();
  warned.mockClear();
});

afterEach(async () => {
  await handle.close();
  await deleteDB(NAME);
});

/** The saved papers, as the popup shows them before anybody types. */
async function savedRows(asked: typeof handlers) {
  const { rows } = await asked.search({ query: '', filters: {}, limit: 25 });
  return rows.filter(({ saved }) => saved !== null);
}

describe('lookup', () => {
  test('gives all that is said of a known paper', async () => {
    const [view] = await handlers.lookup({ papers: [{ id: known, facts: null }] });
    expect(view?.paper?.title).toBe('Folding Shirts with Robot Arms');
    expect(view?.voices[0]?.source.title).toBe('Daily papers');
    expect(view?.related[0]).toMatchObject({ id: '2501.00002', title: 'Folding Towels with Robot Arms', saved: false });
    expect(view?.saved).toBeNull();
  });

  test('lets the abstract speak last where others do, and alone where nobody does', async () => {
    const [first, second] = await handlers.lookup({
      papers: [
        { id: known, facts },
        { id: unknown, facts },
      ],
    });
    expect(first?.voices.map(({ source }) => source.kind)).toEqual(['daily-table', 'abstract']);
    expect(second?.voices.map(({ source }) => source.kind)).toEqual(['abstract']);
  });

  test('tells of a saved paper what its page said, where no page is, until it leaves the library', async () => {
    const told = async () => (await handlers.lookup({ papers: [{ id: unknown, facts: null }] }))[0];
    await handlers.lookup({ papers: [{ id: unknown, facts }] });
    expect((await told())?.voices).toEqual([]);
    await handlers.setSaved({ id: unknown, saved: true, facts });
    await vi.waitFor(async () => expect((await told())?.voices).toHaveLength(1));
    expect((await told())?.related.length).toBeGreaterThan(0);
    const newer = { ...facts, abstract: 'We fold paper with three robot arms. It takes 40% less time.' };
    await handlers.lookup({ papers: [{ id: unknown, facts: newer }] });
    await vi.waitFor(async () => expect((await told())?.voices[0]?.gloss.metrics).toMatchObject([{ value: 40 }]));
    await handlers.setSaved({ id: unknown, saved: false, facts: null });
    await abstracts.sweep();
    expect((await told())?.voices).toHaveLength(1);
    await createLibrary(handle, () => ++clock, changed).emptyTrash([unknown]);
    await abstracts.sweep();
    expect((await told())?.voices).toEqual([]);
  });

  test('finds neighbours for an unknown paper by what its page says', async () => {
    const [view] = await handlers.lookup({ papers: [{ id: unknown, facts }] });
    expect(view).toMatchObject({ paper: null });
    expect(view?.related.length).toBeGreaterThan(0);
  });

  test('answers for an unknown paper without facts, and for several at once in their order', async () => {
    const views = await handlers.lookup({
      papers: [
        { id: unknown, facts: null },
        { id: known, facts: null },
      ],
    });
    expect(views.map((view) => [view.id, view.voices.length, view.related.length > 0])).toEqual([
      [unknown, 0, false],
      [known, 1, true],
    ]);
  });

  test('marks neighbours that are saved', async () => {
    await handlers.setSaved({ id: paperId('2501.00002'), saved: true, facts: null });
    const [view] = await handlers.lookup({ papers: [{ id: known, facts: null }] });
    expect(view?.related[0]?.saved).toBe(true);
  });

  test('still answers when storage is refused', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const refused = wake({
      open: () => Promise.reject(new DOMException('no', 'SecurityError')),
      close: async () => {},
    });
    const [view] = await refused.lookup({ papers: [{ id: known, facts: null }] });
    expect(view?.voices).toHaveLength(1);
    await expect(refused.setSaved({ id: known, saved: true, facts: null })).rejects.toThrow(
      /couldn't save 2501\.00001\. The browser refuses it/,
    );
  });
});

describe('saving', () => {
  test('outlives the worker and keeps what the page said of an unknown paper', async () => {
    await handlers.setSaved({ id: unknown, saved: true, facts });
    const rows = await savedRows(wake(createDatabaseHandle(NAME)));
    expect(rows).toMatchObject([{ id: unknown, title: facts.title, authors: facts.authors, year: 2025 }]);
    expect(changed).toHaveBeenCalled();
  });

  test('twice is saving once', async () => {
    const first = await handlers.setSaved({ id: known, saved: true, facts: null });
    expect(await handlers.setSaved({ id: known, saved: true, facts: null })).toEqual(first);
  });

  test('is undone by asking for the opposite, and removing what is not there does nothing', async () => {
    expect(await handlers.setSaved({ id: known, saved: false, facts: null })).toBeNull();
    await handlers.setSaved({ id: known, saved: true, facts: null });
    expect(await handlers.setSaved({ id: known, saved: false, facts: null })).toBeNull();
    expect(await savedRows(handlers)).toEqual([]);
  });

  test('names a paper of which nothing is known by its id, until its page says more', async () => {
    await handlers.setSaved({ id: unknown, saved: true, facts: null });
    expect((await savedRows(handlers))[0]?.title).toBe('arXiv:2512.99999');
    await handlers.setSaved({ id: unknown, saved: false, facts: null });
    await handlers.setSaved({ id: unknown, saved: true, facts });
    expect((await savedRows(handlers))[0]?.title).toBe(facts.title);
  });

  test('needs no catalog: a reader without one saves, lists and removes', async () => {
    const broken = samplePackage();
    broken.broken = true;
    const library = createLibrary(handle, () => 1, changed);
    const catalog = samplePapers(handle, broken);
    const without = paperHandlers(catalog, library, abstracts);
    await without.setSaved({ id: unknown, saved: true, facts });
    const lists = libraryHandlers(catalog, library, createSnapshots(new MemoryPlace().folder(), Date.now));
    const { rows } = await lists.library({ filter: {}, order: 'added', offset: 0, limit: 5 });
    expect(rows).toMatchObject([{ id: unknown, title: facts.title }]);
    expect(await without.setSaved({ id: unknown, saved: false, facts: null })).toBeNull();
  });

  test('is announced once, and not where nothing changes', async () => {
    await handlers.setSaved({ id: known, saved: false, facts: null });
    expect(changed).not.toHaveBeenCalled();
    await handlers.setSaved({ id: known, saved: true, facts: null });
    await handlers.setSaved({ id: known, saved: true, facts: null });
    expect(changed).toHaveBeenCalledOnce();
  });

  test('that fails leaves nothing behind and can be tried again', async () => {
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    await handlers.overview(); // the catalog is in the store now
    put.mockImplementationOnce(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await expect(handlers.setSaved({ id: known, saved: true, facts: null })).rejects.toThrow(/storage is full/);
    expect(await savedRows(handlers)).toEqual([]);
    expect(await handlers.setSaved({ id: known, saved: true, facts: null })).not.toBeNull();
  });
});

describe('search', () => {
  const search = (query: string, filters = {}) => handlers.search({ query, filters, limit: 10 });

  test('gives rows with the words that were met', async () => {
    const answer = await search('towel');
    expect(answer.rows.map(({ id }) => id)).toEqual(['2501.00002']);
    expect(answer.terms).toContain('towels');
    expect(answer.total).toBe(1);
  });

  test('shows saved papers and then the newest before anybody types', async () => {
    expect((await search('')).rows.map(({ id }) => id)).toEqual(['2501.00002', '2501.00001']);
    await handlers.setSaved({ id: known, saved: true, facts: null });
    expect((await search(' ')).rows.map(({ id }) => id)).toEqual(['2501.00001', '2501.00002']);
  });

  test('shows saved papers that the index does not know, too, but not under a filter', async () => {
    await handlers.setSaved({ id: unknown, saved: true, facts });
    expect((await search('')).rows.map(({ id }) => id)).toEqual([unknown, '2501.00002', '2501.00001']);
    expect((await search('', { year: 2025 })).total).toBe(2);
  });

  test.each([
    [{ source: 'daily-table-2025-01-02' }, 2],
    [{ source: 'other' }, 0],
    [{ topic: 'robotics' }, 2],
    [{ topic: 'Robotics' }, 2],
    [{ topic: 'biology' }, 0],
    [{ year: 2025 }, 2],
    [{ year: 2024 }, 0],
  ])('keeps to %j', async (filters, expected) => {
    expect((await search('folding', filters)).total).toBe(expected);
    expect((await search('', filters)).total).toBe(expected);
  });
});

test('the overview counts what is in the index', async () => {
  await handlers.setSaved({ id: known, saved: true, facts: null });
  expect(await handlers.overview()).toMatchObject({
    papers: 2,
    saved: 1,
    problem: null,
    sources: [{ id: 'daily-table-2025-01-02', glosses: 2 }],
    topics: [{ name: 'robotics', papers: 2 }],
    years: [{ year: 2025, papers: 2 }],
  });
});

test('the overview says so where the saved papers can not be read', async () => {
  await handlers.search({ query: 'robot', filters: {}, limit: 1 }); // has read the catalog, and not the library
  vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(() => {
    throw new DOMException('no', 'UnknownError');
  });
  expect((await handlers.overview()).problem).toMatch(/couldn't read the saved papers/);
});

test('reloading the index leaves saved papers where they are', async () => {
  await handlers.setSaved({ id: known, saved: true, facts: null });
  expect(await handlers.reloadCatalog()).toMatchObject({ papers: 2, saved: 1 });
});
