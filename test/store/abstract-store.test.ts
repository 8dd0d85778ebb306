import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { afterEach, expect, test, vi } from 'vitest';
import type { PaperId } from '../../lib/core/arxiv-id.ts';
import { keepAbstract, readAbstract, sweepAbstracts } from '../../lib/store/abstract-store.ts';
import { createDatabaseHandle } from '../../lib/store/database.ts';
import type { Database, Place, StoredRow } from '../../lib/store/schema.ts';
import { paperId } from '../search/sample-papers.ts';

const NAME = 'abstracts-test';
const [first, second, third] = [paperId('2501.00001'), paperId('2501.00002'), paperId('2501.00003')];
const facts = { title: 'A Title', abstract: 'We trim hedges.', authors: ['Bo Berg'], published: null };
const handle = createDatabaseHandle(NAME);

afterEach(async () => {
  vi.restoreAllMocks();
  await handle.close();
  await deleteDB(NAME);
});

/** A paper of the library, as far as abstracts ask for it. */
async function place(id: PaperId, place: Place): Promise<Database> {
  const database = await handle.open();
  await database.put('library', { id, place, hash: 1, marks: [], sequence: 1, check: 1 } as unknown as StoredRow);
  return database;
}

test('an abstract that is kept again as it was is not written again, one that changed takes its place', async () => {
  const database = await place(first, 'list');
  const put = vi.spyOn(IDBObjectStore.prototype, 'put');
  await keepAbstract(database, first, facts);
  await keepAbstract(database, first, { ...facts });
  expect(put).toHaveBeenCalledTimes(1);
  const newer = { ...facts, abstract: 'We trim hedges and roses.' };
  await keepAbstract(database, first, newer);
  expect(await readAbstract(database, first)).toEqual(newer);
});

test('an abstract is kept of papers in the library and in the Trash, and of no other', async () => {
  const database = await place(first, 'trash');
  await place(second, 'trace');
  for (const id of [first, second, third]) await keepAbstract(database, id, facts);
  expect(await database.getAllKeys('abstracts')).toEqual([first]);
});

test('an abstract is forgotten once its paper is gone for good', async () => {
  const database = await place(first, 'list');
  await place(second, 'list');
  for (const id of [first, second]) await keepAbstract(database, id, facts);
  await place(second, 'trace');
  expect(await sweepAbstracts(database)).toBe(1);
  expect(await database.getAllKeys('abstracts')).toEqual([first]);
});
