import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { afterEach, expect, test, vi } from 'vitest';
import { readPapersTold } from '../../../lib/store/source-store.ts';
import { type Desk, glossesText, Surroundings } from './desk.ts';
import { killAfter } from './kill.ts';

const NAME = 'killed-test';
const BEFORE: Readonly<Record<string, string>> = { '2507.00001': 'Old one.', '2507.00002': 'Old two.' };
const AFTER: Readonly<Record<string, string>> = { '2507.00002': 'New two.', '2507.00003': 'New three.' };
const OTHER: Readonly<Record<string, string>> = { '2507.00004': 'Four.', '2507.00005': 'Five.' };

afterEach(() => deleteDB(NAME));

async function stage(desk: Desk, files: Readonly<Record<string, Readonly<Record<string, string>>>>): Promise<string> {
  const documents = Object.entries(files).map(([name, glosses]) => ({ name, text: glossesText(glosses) }));
  return (await desk.service.stage({ stage: null, documents })).stage;
}

/** What each document says, by its name; a document and its glosses that do not belong together fail the test. */
async function told(desk: Desk): Promise<Record<string, Record<string, string>>> {
  const database = await desk.handle.open();
  const documents = await database.getAll('documents');
  const files: Record<string, Record<string, string>> = Object.fromEntries(documents.map(({ file }) => [file, {}]));
  const glosses = [];
  for await (const [, found] of readPapersTold(database)) glosses.push(...found);
  expect(glosses).toHaveLength(await database.count('glosses'));
  for (const { gloss, document } of glosses) {
    const file = files[document.file];
    if (file && gloss.paper) file[gloss.paper] = gloss.sections.what ?? '';
  }
  for (const { file, glosses: count, papers } of documents) {
    expect([Object.keys(files[file] ?? {}).length, papers.length]).toEqual([count, count]);
  }
  return files;
}

test('an import that is killed at any step leaves every document old or new, and goes on when it is woken', async () => {
  let steps = 0;
  for (; ; steps += 1) {
    const around = new Surroundings(NAME);
    const first = around.wake();
    const old = await stage(first, { 'a.json': BEFORE });
    const { id } = await first.service.keep({ stage: old, into: null, name: 'Mine', follow: 'once' });
    await first.service.work();
    const next = await stage(first, { 'a.json': AFTER, 'b.json': OTHER });
    await first.handle.close();

    const dying = around.wake();
    await dying.handle.open();
    const fault = killAfter(steps);
    await dying.service.keep({ stage: next, into: id, name: 'Mine', follow: 'once' }).catch(() => undefined);
    await dying.service.work();
    vi.restoreAllMocks();
    await dying.handle.close();

    const woken = around.wake();
    const between = await told(woken);
    expect([BEFORE, AFTER]).toContainEqual(between['a.json']);
    expect([undefined, OTHER]).toContainEqual(between['b.json']);
    await woken.service.work();
    const kept = (await (await woken.handle.open()).get('stages', next))?.source === id;
    expect(await told(woken)).toEqual(kept ? { 'a.json': AFTER, 'b.json': OTHER } : { 'a.json': BEFORE });
    // Who kept it and heard nothing asks again.
    await woken.service.keep({ stage: next, into: id, name: 'Mine', follow: 'once' });
    await woken.service.work();
    expect(await told(woken)).toEqual({ 'a.json': AFTER, 'b.json': OTHER });
    expect(await woken.service.list()).toMatchObject([{ documents: 2, glosses: 4, work: null, failure: null }]);
    expect(woken.faults).toEqual([]);
    await woken.handle.close();
    await deleteDB(NAME);
    if (!fault.killed()) break;
  }
  expect(steps).toBeGreaterThan(40);
});

test('a removal that is killed at any step leaves a source wholly there or wholly gone', async () => {
  let steps = 0;
  for (; ; steps += 1) {
    const around = new Surroundings(NAME);
    const desk = around.wake();
    const given = await stage(desk, { 'a.json': BEFORE, 'b.json': OTHER });
    const { id } = await desk.service.keep({ stage: given, into: null, name: 'Mine', follow: 'once' });
    await desk.service.work();
    const fault = killAfter(steps);
    await desk.service.remove(id).catch(() => undefined);
    vi.restoreAllMocks();
    await desk.handle.close();
    const woken = around.wake();
    const there = (await woken.service.list()).length === 1;
    expect(await told(woken)).toEqual(there ? { 'a.json': BEFORE, 'b.json': OTHER } : {});
    await woken.handle.close();
    await deleteDB(NAME);
    if (!fault.killed()) break;
  }
  expect(steps).toBeGreaterThan(5);
});

test('a disk that is full stops an import with words, and it goes on when there is room', async () => {
  const around = new Surroundings(NAME);
  const desk = around.wake();
  const given = await stage(desk, { 'a.json': BEFORE, 'b.json': OTHER });
  await desk.service.keep({ stage: given, into: null, name: 'Mine', follow: 'once' });
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    if (this.name === 'glosses') throw new DOMException('full', 'QuotaExceededError');
    return Reflect.apply(real, this, args);
  });
  await desk.service.work();
  const [stopped] = await desk.service.list();
  expect(stopped).toMatchObject({ documents: 0, work: { what: 'import', done: 0, total: 2 } });
  expect(stopped?.failure?.message).toMatch(/couldn't import a\.json: the browser's storage is full/);
  expect(desk.wakes.at(-1)).toBe(stopped?.failure?.nextTry);
  vi.restoreAllMocks();
  await desk.service.work();
  expect(await told(desk)).toEqual({ 'a.json': BEFORE, 'b.json': OTHER });
  expect((await desk.service.list())[0]?.failure).toBeNull();
  await desk.handle.close();
});

const real = IDBObjectStore.prototype.put;
