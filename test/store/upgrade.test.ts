import 'fake-indexeddb/auto';
import { deleteDB, type IDBPDatabase, openDB } from 'idb';
import { afterEach, expect, test, vi } from 'vitest';
import { createDatabaseHandle } from '../../lib/store/database.ts';
import { readLibrary } from '../../lib/store/library-store.ts';
import { paperId } from '../search/sample-papers.ts';

const NAME = 'upgrade-test';
const saved = paperId('2501.00001');

/** How each older version made its database, and what a reader had in it. */
const OLDER: readonly { readonly version: number; make(): Promise<void> }[] = [
  {
    version: 1,
    async make() {
      const old = await openDB(NAME, 1, {
        upgrade(database) {
          database.createObjectStore('papers', { keyPath: 'id' });
          database.createObjectStore('meta');
          database.createObjectStore('saved', { keyPath: 'id' });
        },
      });
      await old.put('meta', { version: 'v', papers: 0, sources: [] }, 'catalog');
      const facts = { title: 'A Title', authors: ['Ana Núñez'], published: null };
      await old.put('saved', { id: saved, ...facts, status: 'reading', savedAt: 5, updatedAt: 7, removedAt: null });
      old.close();
    },
  },
  {
    version: 2,
    async make() {
      const old = await openDB(NAME, 2, { upgrade: createSecond });
      await old.put('meta', { version: 'v', papers: 0, sources: [] }, 'catalog');
      await old.put('library', {
        id: saved,
        hash: 1,
        marks: [],
        place: 'list',
        sequence: 1,
        check: 1,
        row: { mine: 1 },
      });
      await old.put('replica', { state: { replica: 'r' }, sequence: 1 }, 'library');
      old.close();
    },
  },
  {
    version: 3,
    async make() {
      const old = await openDB(NAME, 3, {
        upgrade(database) {
          createSecond(database);
          createThird(database);
        },
      });
      await old.put('meta', { version: 'v', papers: 0, sources: [] }, 'catalog');
      const row = { id: saved, hash: 1, marks: [], place: 'list', sequence: 1, check: 1, row: { mine: 1 } };
      await old.put('library', row);
      await old.put('replica', { state: { replica: 'r' }, sequence: 1 }, 'library');
      await old.put('sources', { id: 's', name: 'Garden weekly' });
      old.close();
    },
  },
];

function createThird(database: IDBPDatabase): void {
  for (const name of ['sources', 'documents', 'stages']) database.createObjectStore(name, { keyPath: 'id' });
  const glosses = database.createObjectStore('glosses', { keyPath: ['document', 'at'] });
  glosses.createIndex('paper', 'paper');
  glosses.createIndex('openings', 'openings', { multiEntry: true });
  database.createObjectStore('waiting', { keyPath: ['stage', 'at'] });
  database.createObjectStore('requests', { autoIncrement: true });
}

function createSecond(database: IDBPDatabase): void {
  database.createObjectStore('papers', { keyPath: 'id' });
  database.createObjectStore('meta');
  const library = database.createObjectStore('library', { keyPath: 'id' });
  library.createIndex('marks', 'marks', { multiEntry: true });
  for (const name of ['hash', 'place', 'sequence']) library.createIndex(name, name);
  database.createObjectStore('backends', { keyPath: 'kind' });
  database.createObjectStore('notices');
  database.createObjectStore('replica');
}

afterEach(() => deleteDB(NAME));

/** Opens today's database and tells what a reader would miss. */
async function openToday() {
  const handle = createDatabaseHandle(NAME);
  try {
    const database = await handle.open();
    expect([...database.objectStoreNames].sort()).toEqual([
      'abstracts',
      'backends',
      'documents',
      'glosses',
      'library',
      'meta',
      'notices',
      'papers',
      'replica',
      'requests',
      'sources',
      'stages',
      'waiting',
    ]);
    const papers = (await database.getAllKeys('library')).length;
    return { papers, catalog: (await database.get('meta', 'catalog'))?.version, rows: await readLibrary(database) };
  } finally {
    await handle.close();
  }
}

test('a new database has all its stores, and none of them anything in it', async () => {
  expect(await openToday()).toMatchObject({ papers: 0, catalog: undefined });
});

test.each(OLDER)('version $version becomes today’s with all that it had', async ({ make }) => {
  await make();
  const first = await openToday();
  expect(first).toMatchObject({ papers: 1, catalog: 'v' });
  expect(await openToday()).toEqual(first);
});

/** The calls by which an upgrade changes a database; each is a moment at which it may be cut short. */
const STEPS = [
  [IDBDatabase.prototype, 'createObjectStore'],
  [IDBDatabase.prototype, 'deleteObjectStore'],
  [IDBObjectStore.prototype, 'createIndex'],
  [IDBObjectStore.prototype, 'put'],
] as const;

/** Lets so many steps happen and fails the one after; tells whether it did. */
function failAfter(steps: number): { readonly failed: () => boolean } {
  let left = steps;
  let failed = false;
  for (const [prototype, name] of STEPS) {
    const real = Reflect.get(prototype, name) as (...args: unknown[]) => unknown;
    vi.spyOn(prototype as unknown as Record<string, () => unknown>, name).mockImplementation(function (
      this: unknown,
      ...args: unknown[]
    ) {
      left -= 1;
      if (left >= 0) return real.apply(this, args);
      failed = true;
      throw new Error('cut short');
    });
  }
  return { failed: () => failed };
}

test.each([{ version: 0, make: async () => {} }, ...OLDER])(
  'an upgrade from version $version that is cut short at any step changes nothing, and the next one is whole',
  async ({ version, make }) => {
    let steps = 0;
    for (; ; steps += 1) {
      await deleteDB(NAME);
      await make();
      const fault = failAfter(steps);
      const opened = await createDatabaseHandle(NAME)
        .open()
        .then(
          (database) => database.close(),
          (error: unknown) => error,
        );
      vi.restoreAllMocks();
      if (!fault.failed()) break;
      expect(opened, `step ${steps}`).toBeInstanceOf(Error);
      expect((await indexedDB.databases()).find(({ name }) => name === NAME)?.version ?? 0).toBe(version);
      expect((await openToday()).papers).toBe(version === 0 ? 0 : 1);
    }
    expect(steps).toBeGreaterThan(version === 3 ? 1 : 7);
  },
);
