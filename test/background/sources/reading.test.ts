import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { exchangeHandlers } from '../../../entrypoints/background/exchange/exchange-handlers.ts';
import { createLibrary, type Library } from '../../../entrypoints/background/library/library.ts';
import { libraryHandlers } from '../../../entrypoints/background/library/library-handlers.ts';
import { paperHandlers } from '../../../entrypoints/background/paper-handlers.ts';
import { createSnapshots } from '../../../lib/store/snapshots.ts';
import { paperId } from '../../search/sample-papers.ts';
import { MemoryPlace } from '../../store/memory-folder.ts';
import { type Desk, glossesText, Surroundings } from './desk.ts';

const imported = paperId('2507.00001');
const alike = paperId('2507.00002');
const bundled = paperId('2501.00001');

let around = new Surroundings('reading');
let desk: Desk = around.wake();
let library: Library;
let handlers: ReturnType<typeof paperHandlers>;
let source = '';

function wake(): void {
  desk = around.wake();
  library = createLibrary(
    desk.handle,
    () => 1,
    () => {},
  );
  handlers = paperHandlers(desk.papers, library, desk.abstracts, desk.service.met);
}

beforeEach(async () => {
  around = new Surroundings('reading');
  wake();
  const text = glossesText({
    [imported]: 'A **zeppelin** of cloth and helium carries parcels with HeliumBot and ClothNet.',
    [alike]: 'HeliumBot lifts a zeppelin, and ClothNet mends it.',
    [bundled]: 'Shirts fold themselves.',
  });
  const { stage } = await desk.service.stage({ stage: null, documents: [{ name: 'a.json', text }] });
  source = (await desk.service.keep({ stage, into: null, name: 'Airships', follow: 'once' })).id;
  await desk.service.work();
});

afterEach(async () => {
  await desk.handle.close();
  await deleteDB(around.name);
});

const search = (query: string, filters = {}) => handlers.search({ query, filters, limit: 10 });
const look = async (id: typeof imported) => (await handlers.lookup({ papers: [{ id, facts: null }] }))[0];

describe('what imported documents say', () => {
  test('stands on a paper’s page, in the author’s own words and beside the bundled ones', async () => {
    const view = await look(imported);
    expect(view?.paper).toMatchObject({ id: imported, title: 'About 2507.00001' });
    expect(view?.voices).toMatchObject([
      { source: { kind: 'glosses', title: 'Airships', date: '2025-07-09' }, verbatim: { sections: {} } },
    ]);
    const both = (await look(bundled))?.voices;
    expect(both?.map((voice) => [voice.source.title, voice.verbatim !== undefined]).sort()).toEqual([
      ['Airships', true],
      ['Daily papers', false],
    ]);
  });

  test('is found, filtered by its source, and shown in rows without markup', async () => {
    const { rows, total } = await search('zeppelin cloth');
    expect(rows[0]).toMatchObject({
      id: imported,
      title: 'About 2507.00001',
      lead: 'A zeppelin of cloth and helium carries parcels with HeliumBot and ClothNet.',
    });
    expect(total).toBe(2);
    expect((await search('', { source })).total).toBe(3);
    expect((await search('', { source: 'daily-table-2025-01-02' })).total).toBe(2);
    expect((await search('')).total).toBe(4);
  });

  test('counts in the overview, each source of the reader’s as one', async () => {
    const { papers, sources } = await handlers.overview();
    expect(papers).toBe(4);
    const airships = { kind: 'glosses', title: 'Airships', date: '2025-07-09', glosses: 3 };
    expect(sources).toContainEqual({ id: source, own: true, ...airships });
  });

  test('relates papers with each other', async () => {
    expect((await look(imported))?.related.map(({ id }) => id)).toContain(alike);
  });

  test('gives saved papers their lead, and leaves them saved when it goes', async () => {
    await handlers.setSaved({ id: imported, saved: true, facts: null });
    const lists = libraryHandlers(desk.papers, library, createSnapshots(new MemoryPlace().folder(), Date.now));
    const page = () => lists.library({ filter: {}, order: 'added', offset: 0, limit: 5 });
    expect((await page()).rows[0]).toMatchObject({
      title: 'About 2507.00001',
      lead: expect.stringMatching(/^A zeppelin/),
    });
    await desk.service.remove(source);
    expect((await page()).rows[0]).toMatchObject({ id: imported, title: 'About 2507.00001', lead: '' });
    expect((await look(imported))?.voices).toEqual([]);
    expect((await search('zeppelin cloth')).total).toBe(0);
    expect((await search('')).rows[0]).toMatchObject({ id: imported, saved: { status: 'to-read' } });
  });

  test('leaves a page the last word on what a paper is called', async () => {
    const facts = { title: 'As on its Page', abstract: '', authors: ['Ana Núñez'], published: '2025-07-01' };
    const [view] = await handlers.lookup({ papers: [{ id: imported, facts }] });
    expect(view?.paper).toMatchObject({ title: 'As on its Page', authors: ['Ana Núñez'], published: '2025-07-01' });
    await handlers.setSaved({ id: imported, saved: true, facts });
    const saved = { title: 'As on its Page', authors: ['Ana Núñez'] };
    expect((await library.list())[0]?.row).toMatchObject(saved);
    const lists = libraryHandlers(desk.papers, library, createSnapshots(new MemoryPlace().folder(), Date.now));
    const { rows } = await lists.library({ filter: {}, order: 'added', offset: 0, limit: 5 });
    expect(rows[0]).toMatchObject({ ...saved, lead: expect.stringMatching(/^A zeppelin/) });
    expect((await search('zeppelin cloth')).rows[0]).toMatchObject(saved);
    const { text } = await exchangeHandlers(desk.papers, library, () => 1).exportLibrary({
      format: 'json',
      papers: {},
    });
    expect(text).toContain('As on its Page');
    expect(text).not.toContain('About 2507.00001');
  });

  test('is heard of a paper as often as anybody listens, however often a document speaks of it', async () => {
    const glosses = Array.from({ length: 900 }, (_, at) => ({
      paper: { id: alike },
      date: `2025-0${1 + (at % 9)}-01`,
      sections: { what: `It floats ${at}.` },
    }));
    const text = JSON.stringify({ papergloss: 'glosses', version: 1, title: 'Chatter', glosses });
    const { stage } = await desk.service.stage({ stage: null, documents: [{ name: 'b.json', text }] });
    await desk.service.keep({ stage, into: null, name: 'Chatter', follow: 'once' });
    await desk.service.work();
    const voices = (await look(alike))?.voices ?? [];
    expect(voices.length).toBeLessThanOrEqual(40);
    expect(voices[0]?.source.date).toBe('2025-09-01');
  });

  test('is looked up by index: a background that has just been woken reads no other paper', async () => {
    await desk.handle.close();
    wake();
    await desk.papers.papers([bundled]); // the bundle is there
    const all = vi.spyOn(IDBObjectStore.prototype, 'getAll');
    expect((await desk.papers.papers([imported]))[0]?.tellings).toHaveLength(1);
    expect(all).not.toHaveBeenCalled();
  });

  test('that can not be read leaves the bundled glosses', async () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    await handlers.overview();
    const real = IDBIndex.prototype.getAll;
    vi.spyOn(IDBIndex.prototype, 'getAll').mockImplementation(function (this: IDBIndex, ...args) {
      if (this.objectStore.name === 'glosses') throw new DOMException('damaged', 'UnknownError');
      return Reflect.apply(real, this, args);
    });
    expect((await look(bundled))?.voices.map((voice) => voice.source.title)).toEqual(['Daily papers']);
    expect([...warned.mock.calls, ...desk.faults].length).toBeGreaterThan(0);
  });
});
