import 'fake-indexeddb/auto';
import { forceCloseDatabase } from 'fake-indexeddb';
import { deleteDB, unwrap } from 'idb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PaperId } from '../../lib/core/arxiv-id.ts';
import { remove, save, setField } from '../../lib/library/causal/edit.ts';
import { type CausalRecord, covers } from '../../lib/library/causal/record.ts';
import { createDatabaseHandle } from '../../lib/store/database.ts';
import { forgetHealed, healedWords } from '../../lib/store/healed-notice.ts';
import { looksDamaged } from '../../lib/store/library-health.ts';
import { createLibraryStore, readLibrary, readMeta } from '../../lib/store/library-store.ts';
import { createSafekeeping, type Safekeeping } from '../../lib/store/safekeeping.ts';
import type { StoredRow } from '../../lib/store/schema.ts';
import { damagedFiles, readCopy, readHead } from '../../lib/store/second-copy.ts';
import { createSnapshots } from '../../lib/store/snapshots.ts';
import { editMany } from '../../lib/sync/edit-many.ts';
import { addRemote, LATER } from '../../lib/sync/remotes.ts';
import type { LocalStore, Row } from '../../lib/sync/replica.ts';
import { paperId } from '../search/sample-papers.ts';
import { MemoryPlace } from './memory-folder.ts';

const NAME = 'safekeeping-test';
const facts = { title: 'A Title', authors: ['Ana Núñez'], published: null };
const ids = Array.from({ length: 30 }, (_, at) => paperId(`2501.${10_000 + at}`));
const first = ids[0] ?? paperId('2501.10000');

let copy = new MemoryPlace();
let days = new MemoryPlace();
let day = 1;

/** The library of a background that was just started. */
interface Background {
  readonly safekeeping: Safekeeping;
  readonly store: LocalStore;
  readonly healed: Row[];
  readonly warnings: unknown[];
  records(): Promise<readonly CausalRecord[]>;
  stop(): Promise<void>;
}

function start(): Background {
  const healed: Row[] = [];
  const warnings: unknown[] = [];
  const now = () => Date.UTC(2026, 10, day, 12);
  const handle = createDatabaseHandle(NAME);
  const safekeeping = createSafekeeping({
    handle,
    folder: copy.folder(),
    snapshots: createSnapshots(days.folder(), now),
    now,
    healed: (rows) => void healed.push(...rows),
    warn: (error) => void warnings.push(error),
  });
  const { open } = safekeeping.handle;
  const store = createLibraryStore(open, () => safekeeping.changed());
  return {
    safekeeping,
    store,
    healed,
    warnings,
    records: async () => (await readLibrary(await open())).map(({ record }) => record),
    async stop() {
      await safekeeping.settled();
      await handle.close();
    },
  };
}

async function add({ store }: Background, some: readonly PaperId[]): Promise<void> {
  await editMany(store, some, 1, (before, by) => save(before, before.id, by, facts, 1));
}

const note = ({ store }: Background, id: PaperId, text: string) =>
  editMany(store, [id], 2, (before, by) => setField(before, by, 'note', text));

/** Does something to the database that no code of ours does, while nothing has it open. */
async function damage(what: (transaction: IDBTransaction) => void): Promise<void> {
  const handle = createDatabaseHandle(NAME);
  const database = await handle.open();
  const transaction = database.transaction(['library', 'replica'], 'readwrite');
  what(unwrap(transaction) as unknown as IDBTransaction);
  await transaction.done;
  await handle.close();
}

/** Starts a background, waits until it has looked, and gives what it then has. */
async function afterStart(): Promise<{ background: Background; records: readonly CausalRecord[] }> {
  const background = start();
  await background.safekeeping.checkWholly();
  return { background, records: await background.records() };
}

let background = start();

beforeEach(() => {
  [copy, days, day] = [new MemoryPlace(), new MemoryPlace(), 1];
  background = start();
});

afterEach(async () => {
  await background.stop();
  await deleteDB(NAME);
});

describe('a library that is whole', () => {
  test('is copied after each edit, and left alone at the next start', async () => {
    await add(background, ids);
    await background.safekeeping.settled();
    expect((await readCopy(copy.folder())).records).toHaveLength(ids.length);
    await note(background, first, 'read');
    const { replica } = await background.store.state();
    const before = await background.records();
    await background.stop();
    const copied = [...copy.files.keys()];
    const next = await afterStart();
    expect(next.records).toEqual(before);
    expect((await next.background.store.state()).replica).toBe(replica);
    expect(next.background.healed).toEqual([]);
    await next.background.stop();
    expect([...copy.files.keys()]).toEqual(copied);
  });

  test('brings up a copy that was left behind, is gone, or has damaged files', async () => {
    await add(background, ids);
    await background.stop();
    const whole = new Map(copy.files);
    for (const harm of [
      () => copy.files.clear(),
      () => copy.flip([...copy.files.keys()].find((name) => /^\d/.test(name)) ?? ''),
      () => copy.flip([...copy.files.keys()].find((name) => name.startsWith('head')) ?? ''),
    ]) {
      harm();
      expect([...copy.files]).not.toEqual([...whole]);
      const { background: next } = await afterStart();
      await next.stop();
      const head = await readHead(copy.folder());
      expect(head && (await damagedFiles(copy.folder(), head))).toEqual([]);
      expect((await readCopy(copy.folder())).records).toHaveLength(ids.length);
      expect(next.healed).toEqual([]);
    }
  });

  test('is kept every day as it was before the first change of that day', async () => {
    const snapshots = createSnapshots(days.folder(), () => 0);
    await add(background, ids);
    await background.safekeeping.settled();
    expect(await snapshots.read('2026-11-01')).toHaveLength(ids.length);
    await note(background, first, 'in the evening');
    await background.safekeeping.settled();
    const evening = await background.records();
    day = 2;
    await note(background, first, 'next morning');
    await note(background, first, 'next noon');
    await background.safekeeping.settled();
    day = 4;
    await background.stop();
    const { background: next } = await afterStart();
    await next.stop();
    expect((await snapshots.list()).map((each) => each.day)).toEqual(['2026-11-02', '2026-11-01']);
    expect([...((await snapshots.read('2026-11-02')) ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(evening);
  });

  test('is in use where no copy can be written or read', async () => {
    const broken = Promise.reject(new DOMException('no room', 'QuotaExceededError'));
    broken.catch(() => {});
    const handle = createDatabaseHandle(NAME);
    const warnings: unknown[] = [];
    const none = { names: () => broken, read: () => broken, write: () => broken, delete: () => broken };
    const parts = { handle, folder: none, snapshots: createSnapshots(none, () => 1), now: () => 1, healed: () => {} };
    const safekeeping = createSafekeeping({ ...parts, warn: (error) => void warnings.push(error) });
    const store = createLibraryStore(safekeeping.handle.open, () => safekeeping.changed());
    await editMany(store, ids, 1, (before, by) => save(before, before.id, by, facts, 1));
    expect(await store.count()).toEqual({ records: ids.length, live: ids.length });
    await safekeeping.settled();
    expect(warnings.length).toBeGreaterThan(0);
    await handle.close();
  });
});

describe('a library that was damaged', () => {
  let before: readonly CausalRecord[] = [];
  let replica = '';
  let older: { rows: StoredRow[]; meta: unknown } = { rows: [], meta: null };

  beforeEach(async () => {
    await add(background, ids.slice(0, 20));
    const database = await background.safekeeping.handle.open();
    older = { rows: await database.getAll('library'), meta: await database.get('replica', 'library') };
    await add(background, ids.slice(20));
    await note(background, first, 'read twice');
    await editMany(background.store, ids.slice(5, 6), 3, (record, by) => remove(record, by, 3));
    before = await background.records();
    replica = (await background.store.state()).replica;
    await background.stop();
  });

  const harms: Record<string, () => Promise<void>> = {
    'that is gone': () => deleteDB(NAME),
    'that was emptied': () => damage((transaction) => transaction.objectStore('library').clear()),
    'that lost some rows': () =>
      damage((transaction) => {
        for (const id of ids.slice(3, 9)) transaction.objectStore('library').delete(id);
      }),
    'that fell back to an older state': () =>
      damage((transaction) => {
        transaction.objectStore('library').clear();
        for (const row of older.rows) transaction.objectStore('library').put(row);
        transaction.objectStore('replica').put(older.meta, 'library');
      }),
    'with a row that is older than the others': () =>
      damage((transaction) => transaction.objectStore('library').put(older.rows[0])),
    'with rows that are not as they were written': () =>
      damage((transaction) => {
        const rows = transaction.objectStore('library');
        const [one, two] = older.rows.slice(1) as [StoredRow, StoredRow];
        const entries = one.row.record.entries.map((entry) => ({ ...entry, value: 'garbled' }));
        rows.put({ ...one, row: { ...one.row, record: { ...one.row.record, entries } } });
        rows.put({ id: two.id, hash: two.hash, marks: [], place: 'list', sequence: 2, row: null });
      }),
  };

  for (const [kind, harm] of Object.entries(harms)) {
    test(`${kind} has everything again at the next start, under a new name, and says so once`, async () => {
      const copied = await readHead(copy.folder());
      await harm();
      const { background: next, records } = await afterStart();
      expect(records).toEqual(before);
      const { state, healed, records: count, sequence } = await readMeta(await next.safekeeping.handle.open());
      expect(sequence).toBeGreaterThan(copied?.sequence ?? 0);
      expect(state.replica).not.toBe(replica);
      expect(count).toBe(before.length);
      expect(healed?.papers).toBeGreaterThan(0);
      expect(healed?.lost).toBe(0);
      expect(next.healed.length).toBeGreaterThan(0);
      expect(next.warnings).toEqual([]);
      await forgetHealed(await next.safekeeping.handle.open());
      await next.stop();
      const { background: later } = await afterStart();
      expect((await readMeta(await later.safekeeping.handle.open())).healed).toBeNull();
      expect((await later.store.state()).replica).toBe(state.replica);
      expect(later.healed).toEqual([]);
      await later.stop();
    });
  }

  for (const [what, harm] of Object.entries({
    nothing: () => damage((transaction) => transaction.objectStore('replica').clear()),
    'something else': () =>
      damage((transaction) => transaction.objectStore('replica').put({ state: 7, records: 30 }, 'library')),
  })) {
    test(`with ${what} in place of what is written of it as a whole goes on with its rows`, async () => {
      await harm();
      const { background: next, records } = await afterStart();
      expect(records).toEqual(before);
      const meta = await readMeta(await next.safekeeping.handle.open());
      expect(meta).toMatchObject({ records: before.length, healed: null });
      expect(meta.state.replica).not.toBe(replica);
      expect(await next.store.waiting(LATER)).toHaveLength(before.length);
      await next.stop();
    });
  }

  test('keeps what is newer than the copy', async () => {
    const stale = new Map(copy.files);
    const { background: one } = await afterStart();
    await note(one, first, 'read three times');
    const newer = await one.records();
    await one.stop();
    copy.files.clear();
    for (const [name, bytes] of stale) copy.files.set(name, bytes);
    await damage((transaction) => transaction.objectStore('library').delete(ids[9] ?? first));
    const { background: next, records } = await afterStart();
    expect(records).toEqual(newer);
    await next.stop();
  });

  test('keeps of a row that is not as it was written what the copy has not', async () => {
    const stale = new Map(copy.files);
    const { background: one } = await afterStart();
    await note(one, first, 'read three times');
    const newer = await one.records();
    const row = await (await one.safekeeping.handle.open()).get('library', first);
    await one.stop();
    copy.files.clear();
    for (const [name, bytes] of stale) copy.files.set(name, bytes);
    await damage((transaction) => transaction.objectStore('library').put({ ...row, check: 7 }));
    const { background: next, records } = await afterStart();
    expect(records).toEqual(newer);
    await next.stop();
  });

  test('says what neither has', async () => {
    const head = await readHead(copy.folder());
    const file = head?.files.findIndex((each) => each !== null) ?? 0;
    const inFile = head?.files[file]?.records ?? 0;
    for (const name of [...copy.files.keys()]) if (name.startsWith(`${file}.`)) copy.flip(name);
    await damage((transaction) => transaction.objectStore('library').clear());
    const { background: next, records } = await afterStart();
    expect(records).toHaveLength(before.length - inFile);
    const { healed } = await readMeta(await next.safekeeping.handle.open());
    expect(healed).toMatchObject({ lost: inFile });
    await next.stop();
  });

  test('leaves the copy whole that it was healed from', async () => {
    const [file] = [...copy.files.keys()].filter((name) => /^\d/.test(name));
    copy.flip(file ?? '');
    await deleteDB(NAME);
    const next = start();
    const records = await next.records();
    await next.stop();
    const head = await readHead(copy.folder());
    expect(head && (await damagedFiles(copy.folder(), head))).toEqual([]);
    expect((await readCopy(copy.folder())).records).toHaveLength(records.length);
  });

  test('that goes while it is in use is healed when it is next asked for', async () => {
    const { background: running } = await afterStart();
    const database = await running.safekeeping.handle.open();
    const lost = new Promise((resolve) => database.addEventListener('close', resolve));
    (forceCloseDatabase as unknown as (database: IDBDatabase) => void)(unwrap(database)); // mistyped there
    await lost;
    await deleteDB(NAME);
    expect(await running.records()).toEqual(before);
    await running.stop();
  });

  test('says that sync must be set up again only where that was lost', async () => {
    const { background: one } = await afterStart();
    await addRemote(one.store, 'webdav');
    await one.stop();
    await damage((transaction) => transaction.objectStore('library').delete(first));
    const { background: two } = await afterStart();
    const meta = await readMeta(await two.safekeeping.handle.open());
    expect(meta.healed).toMatchObject({ papers: 1, syncLost: false });
    expect([...meta.state.remotes.keys()]).toEqual(['webdav']);
    expect(await two.store.waiting('webdav')).toHaveLength(before.length);
    await two.stop();
    await deleteDB(NAME);
    const { background: three } = await afterStart();
    expect((await readMeta(await three.safekeeping.handle.open())).healed).toMatchObject({ syncLost: true });
    await three.stop();
  });
});

describe('the quick look', () => {
  const head = { generation: 1, sequence: 2, remotes: [], files: [{ hash: '', records: 30 }] };

  test.each([
    ['a library that is as it was copied', {}, false],
    ['one that was edited since', { sequence: 1 }, false],
    ['one that got more papers since', { files: [{ hash: '', records: 29 }] }, false],
    ['an older state', { sequence: 3 }, true],
    ['another library', { replica: 'zzzzzzzzzz' }, true],
    ['one with fewer papers than its copy', { files: [{ hash: '', records: 31 }] }, true],
  ])('tells %s', async (_, difference, damaged) => {
    await add(background, ids);
    const database = await background.safekeeping.handle.open();
    const { replica } = await background.store.state();
    expect(await looksDamaged(database, { ...head, replica, ...difference })).toBe(damaged);
  });

  test('counts the rows', async () => {
    await add(background, ids);
    const database = await background.safekeeping.handle.open();
    expect(await looksDamaged(database, null)).toBe(false);
    await database.delete('library', first);
    expect(await looksDamaged(database, null)).toBe(true);
  });
});

describe('what healing says', () => {
  const healed = { at: 1, papers: 5000, lost: 0, syncLost: false };

  test('counts what was put back', () => {
    expect(healedWords(healed)).toBe(
      "The library's storage was damaged; 5,000 papers were put back from the second copy.",
    );
    expect(healedWords({ ...healed, papers: 1 })).toContain('1 paper was put back');
  });

  test('tells what is missing, and what to do', () => {
    expect(healedWords({ ...healed, lost: 12 })).toContain('12 papers were not in the second copy: sync or');
    expect(healedWords({ ...healed, papers: 0, lost: 1 })).toMatch(/was damaged\. 1 paper was not in the second copy/);
    expect(healedWords({ ...healed, syncLost: true })).toContain('Set up sync again in the options.');
  });
});

test('an edit after healing never takes the place of one that the damage lost', async () => {
  await add(background, [first]);
  await background.stop();
  const stale = new Map(copy.files);
  const { background: one } = await afterStart();
  await note(one, first, 'on another device too');
  const elsewhere = (await one.records())[0]; // as it was synced before the damage
  await one.stop();
  copy.files.clear();
  for (const [name, bytes] of stale) copy.files.set(name, bytes);
  await deleteDB(NAME);
  const { background: next } = await afterStart();
  await note(next, first, 'after healing');
  const [here] = await next.records();
  if (!here || !elsewhere) throw new Error('the paper is gone');
  expect(covers(here, elsewhere) || covers(elsewhere, here)).toBe(false);
  await next.stop();
});
