import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readPapersTold } from '../../../lib/store/source-store.ts';
import { paperId } from '../../search/sample-papers.ts';
import { type Desk, glossesText, Surroundings } from './desk.ts';

const one = paperId('2507.00001');
const two = paperId('2507.00002');
const bundled = paperId('2501.00001');

let around = new Surroundings('source-service');
let desk: Desk = around.wake();

beforeEach(() => {
  around = new Surroundings('source-service');
  desk = around.wake();
});

afterEach(async () => {
  await desk.service.work();
  await desk.handle.close();
  await deleteDB(around.name);
  expect(desk.faults).toEqual([]);
});

/** Gives documents by hand and keeps them. */
async function give(files: Readonly<Record<string, string>>, into: string | null = null, name = 'Mine') {
  const documents = Object.entries(files).map(([file, text]) => ({ name: file, text }));
  const { stage } = await desk.service.stage({ stage: null, documents });
  const kept = await desk.service.keep({ stage, into, name, follow: 'once' });
  await desk.service.work();
  return kept;
}

/** What is said of a paper, by the sources' names. */
async function voicesOf(id: typeof one) {
  const [paper] = await desk.papers.papers([id]);
  return (paper?.tellings ?? []).map(({ source, gloss }) => [source.title, gloss.sections.what]);
}

async function allGlosses() {
  const found = [];
  for await (const [, told] of readPapersTold(await desk.handle.open())) found.push(...told.map(({ gloss }) => gloss));
  return found;
}

describe('documents that were given', () => {
  test('are shown before they are kept, with what could not be read', async () => {
    const staged = await desk.service.stage({
      stage: null,
      documents: [
        { name: 'a.json', text: glossesText({ [one]: 'It trims hedges.', nonsense: 'No paper.' }) },
        { name: 'b.txt', text: 'Nothing that anybody reads.' },
      ],
    });
    expect(staged).toMatchObject({ name: 'Garden glosses', address: null, series: null });
    expect(staged.documents).toMatchObject([
      {
        file: 'a.json',
        format: { kind: 'glosses', title: 'Published glosses' },
        refused: null,
        date: '2025-07-09',
        glosses: 1,
        matched: 1,
        unmatched: 0,
        skippedInAll: 1,
        skipped: [{ line: 1, reason: expect.stringMatching(/names no paper/) }],
        samples: [{ id: one, title: `About ${one}`, text: 'It trims hedges.' }],
        known: null,
      },
      { file: 'b.txt', format: null, refused: expect.stringMatching(/b\.txt is none of the documents/) },
    ]);
    expect(await desk.service.list()).toEqual([]);
    expect(await voicesOf(one)).toEqual([]);
  });

  test('speak under the name of their source once they are kept, beside the bundled glosses', async () => {
    const kept = await give({ 'a.json': glossesText({ [one]: 'It trims hedges.', [bundled]: 'It folds.' }) });
    expect(kept).toMatchObject({ name: 'Mine', origin: { is: 'files' }, allowed: true });
    expect(await voicesOf(one)).toEqual([['Mine', 'It trims hedges.']]);
    expect((await voicesOf(bundled)).map(([name]) => name).sort()).toEqual(['Daily papers', 'Mine']);
    const [listed] = await desk.service.list();
    expect(listed).toMatchObject({ documents: 1, papers: 2, glosses: 2, unbound: 0, newest: '2025-07-09', work: null });
  });

  test('that are given twice add nothing, under whichever name', async () => {
    const text = glossesText({ [one]: 'It trims hedges.' });
    const first = await give({ 'a.json': text });
    const second = await give({ 'a.json': text });
    expect(second.id).toBe(first.id);
    await give({ 'copy of a.json': text }, first.id);
    expect(await allGlosses()).toHaveLength(1);
    expect(await desk.service.list()).toMatchObject([{ documents: 1, glosses: 1 }]);
  });

  test('that were edited replace their own glosses and no others', async () => {
    const { id } = await give({
      'a.json': glossesText({ [one]: 'It trims hedges.', [two]: 'It mows.' }),
      'b.json': glossesText({ [two]: 'It rakes.' }),
    });
    await give({ 'a.json': glossesText({ [one]: 'It trims roses.' }) }, id);
    expect(await voicesOf(one)).toEqual([['Mine', 'It trims roses.']]);
    expect(await voicesOf(two)).toEqual([['Mine', 'It rakes.']]);
    expect(await desk.service.list()).toMatchObject([{ documents: 2, glosses: 2, papers: 2 }]);
  });

  test('that are known are said to be', async () => {
    const text = glossesText({ [one]: 'It trims hedges.' });
    const { id } = await give({ 'a.json': text });
    const known = async (name: string, content: string) =>
      (await desk.service.stage({ stage: null, documents: [{ name, text: content }] })).documents[0]?.known;
    expect(await known('b.json', text)).toEqual({ source: id, name: 'Mine', same: true });
    expect(await known('a.json', glossesText({ [one]: 'More.' }))).toEqual({ source: id, name: 'Mine', same: false });
    expect(await known('b.json', glossesText({ [one]: 'More.' }))).toBeNull();
  });

  test('are not kept twice by a question that is asked twice', async () => {
    const documents = [{ name: 'a.json', text: glossesText({ [one]: 'It trims hedges.' }) }];
    const { stage } = await desk.service.stage({ stage: null, documents });
    const request = { stage, into: null, name: 'Mine', follow: 'once' } as const;
    const first = await desk.service.keep(request);
    expect((await desk.service.keep(request)).id).toBe(first.id);
    await desk.service.work();
    expect((await desk.service.keep(request)).id).toBe(first.id);
    expect(await desk.service.list()).toHaveLength(1);
  });

  test('are forgotten when the reader says so, or after a day', async () => {
    const documents = [{ name: 'a.json', text: glossesText({ [one]: 'It trims hedges.' }) }];
    const { stage } = await desk.service.stage({ stage: null, documents });
    await desk.service.drop(stage);
    const request = { into: null, name: 'Mine', follow: 'once' } as const;
    await expect(desk.service.keep({ stage, ...request })).rejects.toThrow(/not here any more. Choose them again/);
    const other = await desk.service.stage({ stage: null, documents });
    around.now += 25 * 3_600_000;
    await desk.service.work();
    await expect(desk.service.keep({ stage: other.stage, ...request })).rejects.toThrow(/Choose them again/);
    expect(await (await desk.handle.open()).count('waiting')).toBe(0);
  });

  test('join those that were given before, and are named message by message', async () => {
    const documents = (name: string, id: string) => [{ name, text: glossesText({ [id]: name }) }];
    const { stage } = await desk.service.stage({ stage: null, documents: documents('a.json', one) });
    const second = await desk.service.stage({ stage, documents: documents('b.json', two) });
    expect(second.documents.map(({ file }) => file)).toEqual(['b.json']);
    await desk.service.keep({ stage, into: null, name: 'Both', follow: 'once' });
    await desk.service.work();
    expect(await desk.service.list()).toMatchObject([{ name: 'Both', documents: 2 }]);
  });
});

describe('a source', () => {
  test('that is renamed speaks under its new name', async () => {
    const { id } = await give({ 'a.json': glossesText({ [one]: 'It trims hedges.' }) });
    expect(await desk.service.edit(id, { name: ' Hedges \n ' })).toMatchObject({ name: 'Hedges' });
    expect(await voicesOf(one)).toEqual([['Hedges', 'It trims hedges.']]);
    await expect(desk.service.edit(id, { name: ' ' })).rejects.toThrow(/Give the source a name/);
    await expect(give({ 'b.json': glossesText({ [two]: 'b' }) }, null, '\u200b')).rejects.toThrow(/a name/);
  });

  test('that is removed takes its glosses along, and nobody else’s', async () => {
    const { id } = await give({ 'a.json': glossesText({ [one]: 'It trims hedges.' }) });
    await give({ 'b.json': glossesText({ [one]: 'It mows.' }) }, null, 'Other');
    expect(await desk.service.remove(id)).toMatchObject([{ name: 'Other' }]);
    expect(await voicesOf(one)).toEqual([['Other', 'It mows.']]);
    expect(await allGlosses()).toHaveLength(1);
    await expect(desk.service.edit(id, { paused: true })).rejects.toThrow(/was removed meanwhile/);
  });

  test('is told with its documents, the newest first', async () => {
    const { id } = await give({
      'a.json': glossesText({ [one]: 'It trims hedges.' }, '2025-07-08'),
      'b.json': glossesText({ [two]: 'It mows.' }, '2025-07-09'),
    });
    const detail = await desk.service.detail(id);
    expect(detail?.documents.map(({ file, date }) => [file, date])).toEqual([
      ['b.json', '2025-07-09'],
      ['a.json', '2025-07-08'],
    ]);
    expect(detail?.source).toMatchObject({ oldest: '2025-07-08', newest: '2025-07-09' });
    expect(await desk.service.detail('own-nothing')).toBeNull();
  });
});

test('a background that wakes and finds nothing to do reads no document', async () => {
  await give({ 'a.json': glossesText({ [one]: 'It trims hedges.' }) });
  await desk.handle.close();
  desk = around.wake();
  const read: string[] = [];
  const real = IDBObjectStore.prototype.getAll;
  vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(function (this: IDBObjectStore, ...args) {
    read.push(this.name);
    return Reflect.apply(real, this, args);
  });
  await desk.service.work();
  expect(read).toContain('sources');
  expect(read).not.toContain('documents');
});
