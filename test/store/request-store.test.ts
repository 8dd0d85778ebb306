import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { afterEach, expect, test } from 'vitest';
import { createDatabaseHandle } from '../../lib/store/database.ts';
import { addRequest, clearRequests, endRequest, MOST_REQUESTS, readRequests } from '../../lib/store/request-store.ts';

const NAME = 'requests-test';
const handle = createDatabaseHandle(NAME);

afterEach(async () => {
  await handle.close();
  await deleteDB(NAME);
});

const request = (at: number) => ({
  at,
  why: 'Daily table',
  method: 'GET',
  address: 'https://papers.example.org/',
  bytes: 5,
  milliseconds: 1,
  outcome: '200',
});

test('requests are told newest first, and the oldest are forgotten', async () => {
  const database = await handle.open();
  for (let at = 1; at <= MOST_REQUESTS + 3; at += 1) await addRequest(database, request(at));
  const told = (await readRequests(database)).map(({ at }) => at);
  expect([told.length, told[0], told.at(-1)]).toEqual([MOST_REQUESTS, MOST_REQUESTS + 3, 4]);
});

test('requests are forgotten when the reader says so, and new ones are told after that', async () => {
  const database = await handle.open();
  await addRequest(database, request(1));
  await clearRequests(database);
  expect(await readRequests(database)).toEqual([]);
  await addRequest(database, request(2));
  expect(await readRequests(database)).toEqual([request(2)]);
});

test('a request is told how it ended, unless it was forgotten', async () => {
  const database = await handle.open();
  const key = await addRequest(database, request(1));
  await endRequest(database, key, { ...request(1), outcome: '304' });
  expect((await readRequests(database)).map(({ outcome }) => outcome)).toEqual(['304']);
  await clearRequests(database);
  await endRequest(database, key, request(1));
  expect(await readRequests(database)).toEqual([]);
});
