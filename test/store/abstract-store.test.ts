import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { afterEach, expect, test, vi } from 'vitest';
import { keepAbstract, readAbstracts } from '../../lib/store/abstract-store.ts';
import { createDatabaseHandle } from '../../lib/store/database.ts';
import { paperId } from '../search/sample-papers.ts';

const NAME = 'abstracts-test';
const [first, second] = [paperId('2501.00001'), paperId('2501.00002')];
const facts = { title: 'A Title', abstract: 'We trim hedges.', authors: ['Bo Berg'], published: null };
const handle = createDatabaseHandle(NAME);

afterEach(async () => {
  vi.restoreAllMocks();
  await handle.close();
  await deleteDB(NAME);
});

test('an abstract that is kept again as it was is not written again, one that changed takes its place', async () => {
  const database = await handle.open();
  const put = vi.spyOn(IDBObjectStore.prototype, 'put');
  await keepAbstract(database, first, facts);
  await keepAbstract(database, first, { ...facts });
  expect(put).toHaveBeenCalledTimes(1);
  const newer = { ...facts, abstract: 'We trim hedges and roses.' };
  await keepAbstract(database, first, newer);
  expect(await readAbstracts(database, [second, first])).toEqual([null, newer]);
});
