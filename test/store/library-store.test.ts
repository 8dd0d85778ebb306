import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isReplicaId } from '../../lib/library/causal/dots.ts';
import { addTag, remove, save, setField } from '../../lib/library/causal/edit.ts';
import { isLive, viewOf } from '../../lib/library/causal/view.ts';
import { createDatabaseHandle } from '../../lib/store/database.ts';
import { createLibraryStore, readLibrary, readMeta } from '../../lib/store/library-store.ts';
import { newReplicaId } from '../../lib/store/replica-id.ts';
import { editMany } from '../../lib/sync/edit-many.ts';
import { LATER } from '../../lib/sync/remotes.ts';
import { shardOf } from '../../lib/sync/shards.ts';
import { paperId } from '../search/sample-papers.ts';

const NAME = 'library-store-test';
const facts = { title: 'A Title', authors: ['Ana Núñez'], published: null };
const ids = Array.from({ length: 40 }, (_, at) => paperId(`2501.${10_000 + at}`));
const [first, second] = [paperId('2501.00001'), paperId('2501.00002')];

let handle = createDatabaseHandle(NAME);
let store = createLibraryStore(handle.open);
const add = (id: typeof first, now = 1) => editMany(store, [id], now, (_, by) => save(undefined, id, by, facts, now));

beforeEach(() => {
  handle = createDatabaseHandle(NAME);
  store = createLibraryStore(handle.open);
});

afterEach(async () => {
  await handle.close();
  await deleteDB(NAME);
});

describe('the library in IndexedDB', () => {
  test('begins empty, under a name of its own, with edits marked from the first', async () => {
    const { replica, remotes } = await store.state();
    expect(isReplicaId(replica)).toBe(true);
    expect([...remotes.keys()]).toEqual([LATER]);
    expect(await store.count()).toEqual({ records: 0, live: 0 });
    await add(first);
    expect(await store.waiting(LATER)).toEqual([first]);
    expect(await store.waiting('webdav')).toEqual([]);
  });

  test('counts what is on the list apart from what was taken off it', async () => {
    await add(first);
    await add(second);
    await editMany(store, [second], 2, (before, by) => remove(before, by, 2));
    expect(await store.count()).toEqual({ records: 2, live: 1 });
  });

  test('finds the rows of every shard, each in one', async () => {
    await editMany(store, ids, 1, (before, by) => save(before, before.id, by, facts, 1));
    for (const bits of [0, 1, 3, 7]) {
      const found: string[] = [];
      for (let shard = 0; shard < 2 ** bits; shard += 1) {
        const rows = (await store.shard(bits, shard)).map(({ record }) => record.id);
        for (const id of rows) expect(shardOf(id, bits)).toBe(shard);
        found.push(...rows);
      }
      expect(found.sort()).toEqual([...ids].sort());
    }
  });

  test('keeps every one of many edits made at once, with a dot each', async () => {
    const other = createDatabaseHandle(NAME);
    const stores = [store, createLibraryStore(other.open)];
    await add(first);
    await Promise.all(
      ids.map((_, at) => editMany(stores[at % 2] ?? store, [first], at, (before, by) => addTag(before, by, `t${at}`))),
    );
    const [row] = await readLibrary(await handle.open());
    expect(row && viewOf(row.record).tags).toHaveLength(ids.length);
    expect(row?.record.seen).toEqual([{ replica: (await store.state()).replica, counter: ids.length + 1 }]);
    await other.close();
  });

  test('writes so that an edit outlives a crash', async () => {
    const database = await handle.open();
    const transaction = vi.spyOn(database, 'transaction');
    await add(first);
    expect(transaction).toHaveBeenCalledWith(['library', 'replica'], 'readwrite', { durability: 'strict' });
  });

  test('writes all rows of a change or none, and calls back only then', async () => {
    const changed = vi.fn();
    store = createLibraryStore(handle.open, changed);
    await add(first);
    changed.mockClear();
    const { put } = IDBObjectStore.prototype;
    let puts = 0;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...row) {
      puts += 1;
      if (puts === 3) throw new DOMException('full', 'QuotaExceededError'); // the meta, one row, and not the other
      return put.apply(this, row);
    });
    const failing = editMany(store, [second, ...ids], 2, (old, by) => save(old, old.id, by, facts, 2));
    await expect(failing).rejects.toThrow('full');
    vi.restoreAllMocks();
    const throwing = editMany(store, [first], 2, () => {
      throw new Error('no');
    });
    await expect(throwing).rejects.toThrow('no');
    expect(changed).not.toHaveBeenCalled();
    expect(await store.count()).toEqual({ records: 1, live: 1 });
    expect((await readMeta(await handle.open())).records).toBe(1);
  });

  test('counts its changes and its rows in the transaction that makes them', async () => {
    await add(first);
    await add(second);
    const { sequence, records } = await readMeta(await handle.open());
    await editMany(store, [first], 3, (before, by) => setField(before, by, 'note', 'read'));
    expect(await readMeta(await handle.open())).toMatchObject({ sequence: sequence + 1, records });
    await editMany(store, [first], 4, (before) => before);
    expect((await readMeta(await handle.open())).sequence).toBe(sequence + 1);
  });
});

test('the saved papers of version 1 come along', async () => {
  const old = await openDB(NAME, 1, {
    upgrade(database) {
      database.createObjectStore('papers', { keyPath: 'id' });
      database.createObjectStore('saved', { keyPath: 'id' });
      database.createObjectStore('meta');
    },
  });
  await old.put('meta', { version: 'v', papers: 0, sources: [] }, 'catalog');
  await old.put('saved', { id: first, ...facts, status: 'reading', savedAt: 5, updatedAt: 7, removedAt: null });
  await old.put('saved', { id: second, ...facts, status: 'read', savedAt: 6, updatedAt: 8, removedAt: 9 });
  old.close();
  const database = await handle.open();
  expect([...database.objectStoreNames]).toEqual(expect.arrayContaining(['library', 'meta', 'papers', 'replica']));
  expect([...database.objectStoreNames]).not.toContain('saved');
  expect(await database.get('meta', 'catalog')).toMatchObject({ version: 'v' });
  const [kept, removed] = (await readLibrary(database)).map(({ record }) => record);
  expect(kept && viewOf(kept)).toMatchObject({ id: first, live: true, added: 5, updated: 7 });
  expect(kept && viewOf(kept).fields.status[0]?.value).toBe('reading');
  expect(kept && viewOf(kept).fields.facts[0]?.value).toEqual(facts);
  expect(removed && [isLive(removed), viewOf(removed).fields.status[0]?.value]).toEqual([false, 'read']);
  expect(await store.waiting(LATER)).toHaveLength(2);
});

test('replica ids are such, and differ', () => {
  const made = Array.from({ length: 1000 }, newReplicaId);
  expect(made.every(isReplicaId)).toBe(true);
  expect(new Set(made).size).toBe(1000);
});
