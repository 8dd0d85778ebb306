import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { KeepRequest } from '../../../lib/messages.ts';
import { addDays } from '../../../lib/sources/series.ts';
import { REFRESH_EVERY } from '../../../lib/sources/timetable.ts';
import { readRequests } from '../../../lib/store/request-store.ts';
import { paperId } from '../../search/sample-papers.ts';
import { type Desk, glossesText, Surroundings } from './desk.ts';

const HOST = 'https://papers.example.org';
const PATTERN = 'https://papers.example.org/*';
const ADDRESS = `${HOST}/mine.json`;
const TEMPLATE = `${HOST}/{yyyy}/{mm}/{dd}.json`;
const one = paperId('2507.00001');
const TODAY = '2025-07-10';

let around = new Surroundings('following');
let desk: Desk = around.wake();

beforeEach(() => {
  around = new Surroundings('following');
  around.allowed.add(PATTERN);
  desk = around.wake();
});

afterEach(async () => {
  await desk.handle.close();
  await deleteDB(around.name);
  expect(desk.faults).toEqual([]);
});

function serve(address: string, text: string, headers: Record<string, string> = {}): void {
  around.pages.set(address, () => new Response(text, { headers: { 'Content-Type': 'application/json', ...headers } }));
}

async function follow(address: string, how: KeepRequest['follow'] = 'address') {
  const { stage } = await desk.service.stageAddress(address);
  const kept = await desk.service.keep({ stage, into: null, name: 'Followed', follow: how });
  await desk.service.work();
  return kept;
}

async function said(): Promise<readonly (string | undefined)[]> {
  const [paper] = await desk.papers.papers([one]);
  return (paper?.tellings ?? []).map(({ gloss }) => gloss.sections.what);
}

describe('an address', () => {
  test('is shown, kept, and fetched again when it is time and not before', async () => {
    serve(ADDRESS, glossesText({ [one]: 'First.' }));
    const kept = await follow(ADDRESS);
    expect(kept).toMatchObject({ origin: { is: 'address', address: ADDRESS }, allowed: true, failure: null });
    serve(ADDRESS, glossesText({ [one]: 'Second.' }));
    around.now += REFRESH_EVERY - 1;
    await desk.service.work();
    expect([desk.asked.length, await said()]).toEqual([1, ['First.']]);
    around.now += 1;
    await desk.service.work();
    expect([desk.asked.length, await said()]).toEqual([2, ['Second.']]);
    expect(desk.wakes.at(-1)).toBe(around.now + REFRESH_EVERY);
  });

  test('is fetched at once when the reader asks, and costs nothing where it is unchanged', async () => {
    serve(ADDRESS, glossesText({ [one]: 'First.' }), { ETag: '"1"', 'Last-Modified': 'then' });
    const { id } = await follow(ADDRESS);
    const headers = vi.fn();
    around.pages.set(ADDRESS, () => new Response(null, { status: 304 }));
    around.seen = headers;
    around.now += 1000;
    const [listed] = await desk.service.refresh(id);
    expect(headers.mock.lastCall?.[0]).toMatchObject({ 'If-None-Match': '"1"', 'If-Modified-Since': 'then' });
    expect(listed).toMatchObject({ checked: around.now, failure: null });
    expect(await said()).toEqual(['First.']);
  });

  test('that says nothing of its versions and sends the same again changes nothing', async () => {
    serve(ADDRESS, glossesText({ [one]: 'First.' }));
    await follow(ADDRESS);
    const forgotten = vi.spyOn(desk.papers, 'forget');
    await desk.service.refresh(null);
    expect(forgotten).not.toHaveBeenCalled();
  });

  test.each([
    ['is gone', () => new Response('', { status: 404 }), /has no document at this address any more/],
    ['fails', () => new Response('', { status: 500 }), /reports an error \(500\)/],
    ['can not be reached', () => Promise.reject(new TypeError('offline')), /can't be reached/],
    ['sends a page that nobody reads', () => new Response('<html><body><p>Sorry</p></body></html>'), /is none of the/],
    ['sends a document that speaks of no paper', () => new Response(glossesText({})), /speaks of no paper any more/],
  ])('that %s keeps what was there, says so, and is tried again later', async (_, page, message) => {
    serve(ADDRESS, glossesText({ [one]: 'First.' }));
    const { id } = await follow(ADDRESS);
    around.pages.set(ADDRESS, page);
    const [listed] = await desk.service.refresh(id);
    expect(listed?.failure?.message).toMatch(message);
    expect(listed?.failure?.nextTry).toBeGreaterThan(around.now);
    expect(await said()).toEqual(['First.']);
    serve(ADDRESS, glossesText({ [one]: 'Second.' }));
    around.now = listed?.failure?.nextTry ?? 0;
    await desk.service.work();
    expect((await desk.service.list())[0]?.failure).toBeNull();
    expect(await said()).toEqual(['Second.']);
  });

  test('that the browser does not allow any more says so, and is asked for nothing', async () => {
    serve(ADDRESS, glossesText({ [one]: 'First.' }));
    await follow(ADDRESS);
    around.allowed.clear();
    around.now += REFRESH_EVERY;
    await desk.service.work();
    const [listed] = await desk.service.list();
    expect(desk.asked).toHaveLength(1);
    expect(listed).toMatchObject({ allowed: false, failure: { nextTry: null } });
    expect(listed?.failure?.message).toMatch(/Allow it again/);
    expect(await said()).toEqual(['First.']);
  });

  test('that is paused is left alone, unless the reader asks', async () => {
    serve(ADDRESS, glossesText({ [one]: 'First.' }));
    const { id } = await follow(ADDRESS);
    await desk.service.edit(id, { paused: true });
    around.now += 2 * REFRESH_EVERY;
    await desk.service.work();
    expect(desk.asked).toHaveLength(1);
    await desk.service.refresh(null);
    expect(desk.asked).toHaveLength(1);
    await desk.service.refresh(id);
    expect(desk.asked).toHaveLength(2);
  });

  test('is asked for once, however often an alarm rings', async () => {
    serve(ADDRESS, glossesText({ [one]: 'First.' }));
    await follow(ADDRESS);
    around.now += REFRESH_EVERY;
    await Promise.all([1, 2, 3, 4, 5].map(() => desk.service.work()));
    await desk.service.work();
    expect(desk.asked).toHaveLength(2);
  });

  test.each([
    ['unreachable', () => around.pages.set(ADDRESS, () => Promise.reject(new TypeError('offline')))],
    ['permission', () => around.allowed.clear()],
  ] as const)('that was kept from being asked (%s) is asked as soon as that may be over', async (kind, hinder) => {
    serve(ADDRESS, glossesText({ [one]: 'First.' }));
    const { id } = await follow(ADDRESS);
    hinder();
    expect((await desk.service.refresh(id))[0]?.failure).not.toBeNull();
    serve(ADDRESS, glossesText({ [one]: 'Second.' }));
    around.allowed.add(PATTERN);
    await desk.service.work();
    expect(await said()).toEqual(['First.']);
    await desk.service.askAgain(kind);
    expect(await said()).toEqual(['Second.']);
    expect((await desk.service.list())[0]?.failure).toBeNull();
  });

  test('that is stopped while it is asked is not asked again at once', async () => {
    serve(ADDRESS, glossesText({ [one]: 'First.' }));
    const { id } = await follow(ADDRESS);
    around.pages.set(ADDRESS, async () => {
      await desk.service.stop(id);
      return new Response(glossesText({ [one]: 'Late.' }));
    });
    around.now += REFRESH_EVERY;
    await desk.service.work();
    await desk.service.work();
    expect([desk.asked.length, await said()]).toEqual([2, ['First.']]);
    expect((await desk.service.list())[0]).toMatchObject({ failure: null, work: null });
  });

  test('that is followed already stays one source', async () => {
    serve(ADDRESS, glossesText({ [one]: 'First.' }));
    const first = await follow(ADDRESS);
    expect((await follow(ADDRESS)).id).toBe(first.id);
    expect(await desk.service.list()).toHaveLength(1);
  });

  test('that can not be had is refused in words, and needs no permission', async () => {
    await expect(desk.service.stageAddress(ADDRESS)).rejects.toThrow(/has no document at this address/);
    expect(around.released).toEqual([PATTERN]);
    await expect(desk.service.stageAddress('http://papers.example.org/')).rejects.toThrow(/has to begin with https/);
    await expect(desk.service.stageAddress('https://192.168.1.1/a.md')).rejects.toThrow(/own device or network/);
  });
});

describe('the permission to reach a host', () => {
  test('goes with the last source that needs it', async () => {
    serve(ADDRESS, glossesText({ [one]: 'First.' }));
    serve(`${HOST}/other.json`, glossesText({ [one]: 'Other.' }));
    const first = await follow(ADDRESS);
    const second = await follow(`${HOST}/other.json`);
    await desk.service.remove(first.id);
    expect(around.released).toEqual([]);
    await desk.service.remove(second.id);
    expect(around.released).toEqual([PATTERN]);
  });

  test('goes with documents that were fetched and not kept, or kept once', async () => {
    serve(ADDRESS, glossesText({ [one]: 'First.' }));
    const { stage } = await desk.service.stageAddress(ADDRESS);
    await desk.service.drop(stage);
    expect(around.released).toEqual([PATTERN]);
    around.allowed.add(PATTERN);
    await follow(ADDRESS, 'once');
    expect(around.released).toEqual([PATTERN, PATTERN]);
    expect(await said()).toEqual(['First.']);
  });
});

describe('a series', () => {
  const day = (date: string) => `${HOST}/${date.replaceAll('-', '/')}.json`;
  const serveDay = (date: string) => serve(day(date), glossesText({ [one]: `Of ${date}.` }, date));

  test('is recognized by the day in its address', async () => {
    serveDay(TODAY);
    expect(await desk.service.stageAddress(day(TODAY))).toMatchObject({
      series: TEMPLATE,
      name: 'Published glosses, papers.example.org',
    });
  });

  test('brings new days as they appear; a day without a document is no failure', async () => {
    serveDay('2025-07-08');
    const { id } = await follow(day('2025-07-08'), 'series');
    expect(await said()).toEqual(['Of 2025-07-08.']);
    serveDay(TODAY);
    around.now += REFRESH_EVERY;
    await desk.service.work();
    expect(await said()).toEqual(['Of 2025-07-10.', 'Of 2025-07-08.']);
    expect((await desk.service.list())[0]).toMatchObject({ failure: null, documents: 2, checked: around.now });
    expect((await desk.service.detail(id))?.documents.map(({ file }) => file)).toEqual([day(TODAY), day('2025-07-08')]);
  });

  test('does not ask for old days that are missing again and again', async () => {
    serveDay('2025-05-01');
    await follow(day('2025-05-01'), 'series');
    await desk.service.refresh(null);
    const before = desk.asked.length;
    expect(before).toBeGreaterThan(60);
    await desk.service.refresh(null);
    expect(desk.asked.length - before).toBeLessThan(12);
  });

  test('brings its past when the reader asks, newest first, and ends where there is none', async () => {
    const days = [0, -1, -3, -4].map((back) => addDays(TODAY, back));
    for (const each of days) serveDay(each);
    const { id } = await follow(day(TODAY), 'series');
    desk.asked.length = 0;
    const past = await desk.service.fetchPast(id, '2020-01-01');
    expect(past.work).toMatchObject({ what: 'past', done: 0 });
    await desk.service.work();
    expect(await said()).toEqual(days.map((each) => `Of ${each}.`));
    expect(desk.asked[0]).toBe(day('2025-07-09'));
    expect(desk.asked.length).toBeLessThan(70);
    expect((await desk.service.list())[0]).toMatchObject({ work: null, documents: 4 });
  });

  test('goes on with its past where it was when the background was killed', async () => {
    for (let back = 0; back < 20; back += 1) serveDay(addDays(TODAY, -back));
    const { id } = await follow(day(TODAY), 'series');
    let left = 7;
    around.pages.set(day(addDays(TODAY, -8)), () => {
      left = 0;
      return new Promise<Response>(() => {}); // and the background is killed while it waits
    });
    await desk.service.fetchPast(id, addDays(TODAY, -19));
    await vi.waitFor(() => expect(left).toBe(0));
    serveDay(addDays(TODAY, -8));
    await desk.handle.close();
    desk = around.wake();
    expect((await desk.service.list())[0]?.work).toMatchObject({ what: 'past', done: 7, total: 19 });
    await desk.service.work();
    expect((await desk.service.list())[0]).toMatchObject({ documents: 20, work: null });
    expect(desk.asked.filter((address) => address === day(addDays(TODAY, -3)))).toEqual([]);
  });

  test('is stopped by the reader; what came so far stays', async () => {
    for (let back = 0; back < 20; back += 1) serveDay(addDays(TODAY, -back));
    const { id } = await follow(day(TODAY), 'series');
    around.pages.set(day(addDays(TODAY, -5)), async () => {
      await desk.service.stop(id);
      return new Response(glossesText({ [one]: 'Late.' }));
    });
    await desk.service.fetchPast(id, addDays(TODAY, -19));
    await desk.service.work();
    expect((await desk.service.list())[0]).toMatchObject({ documents: 5, work: null, failure: null });
    await desk.service.work();
    expect((await desk.service.list())[0]).toMatchObject({ documents: 5 });
  });

  test('goes on with its past when the reader pauses it and thinks again while it is asked', async () => {
    for (let back = 0; back < 20; back += 1) serveDay(addDays(TODAY, -back));
    const { id } = await follow(day(TODAY), 'series');
    const wavers = day(addDays(TODAY, -5));
    around.pages.set(wavers, async () => {
      serveDay(addDays(TODAY, -5));
      await desk.service.edit(id, { paused: true });
      await desk.service.edit(id, { paused: false });
      await new Promise((resolve) => setTimeout(resolve)); // the work that it wakes finds this under way
      return new Response(glossesText({ [one]: 'Late.' }));
    });
    await desk.service.fetchPast(id, addDays(TODAY, -19));
    await vi.waitFor(async () => expect((await desk.service.list())[0]).toMatchObject({ documents: 20, work: null }));
    expect(desk.asked.filter((address) => address === wavers)).toHaveLength(2);
  });

  test('goes on beyond days that can not be read, and says which', async () => {
    for (let back = 0; back < 9; back += 1) serveDay(addDays(TODAY, -back));
    const page = () => new Response('<html><body><p>Sorry</p></body></html>');
    around.pages.set(day(addDays(TODAY, -3)), page);
    around.pages.set(day(addDays(TODAY, -5)), () => new Response(new Uint8Array([0])));
    const { id } = await follow(day(TODAY), 'series');
    await desk.service.fetchPast(id, addDays(TODAY, -8));
    await desk.service.work();
    const [listed] = await desk.service.list();
    expect(listed).toMatchObject({ documents: 7, work: null });
    expect(listed?.failure?.message).toMatch(/^7 Jul 2025: .* It is like that with 1 more\.$/);
    serveDay(addDays(TODAY, -3));
    serveDay(addDays(TODAY, -5));
    await desk.service.refresh(id);
    expect((await desk.service.list())[0]).toMatchObject({ documents: 9, failure: null });
  });

  test.each([
    ['forbids', () => new Response('', { status: 403 })],
    ['leads elsewhere', () => new Response('', { status: 302, headers: { Location: '/' } })],
  ])('of a host that %s what it does not have is none the worse for it', async (_, page) => {
    for (let back = -1; back < 9; back += 1) around.pages.set(day(addDays(TODAY, -back)), page);
    for (const back of [0, 2, 6]) serveDay(addDays(TODAY, -back));
    const { id } = await follow(day(TODAY), 'series');
    await desk.service.refresh(id);
    expect((await desk.service.list())[0]).toMatchObject({ documents: 3, failure: null });
    await desk.service.fetchPast(id, addDays(TODAY, -8));
    await desk.service.work();
    expect((await desk.service.list())[0]).toMatchObject({ documents: 3, work: null, failure: null });
    for (let back = -1; back < 9; back += 1) around.pages.set(day(addDays(TODAY, -back)), page);
    await desk.service.refresh(id);
    expect((await desk.service.list())[0]?.failure?.message).toMatch(/2025: papers\.example\.org/);
  });

  test('waits with its past while its host asks to be left alone', async () => {
    for (let back = 0; back < 9; back += 1) serveDay(addDays(TODAY, -back));
    const { id } = await follow(day(TODAY), 'series');
    const busy = () => new Response('', { status: 429, headers: { 'Retry-After': '3600' } });
    around.pages.set(day(addDays(TODAY, -4)), busy);
    await desk.service.fetchPast(id, addDays(TODAY, -8));
    await desk.service.work();
    const [listed] = await desk.service.list();
    expect(listed).toMatchObject({ documents: 4, work: { what: 'past' } });
    expect(listed?.failure?.message).toMatch(/left alone/);
    const asked = desk.asked.length;
    await desk.service.work();
    expect(desk.asked).toHaveLength(asked);
    serveDay(addDays(TODAY, -4));
    around.now = listed?.failure?.nextTry ?? 0;
    await desk.service.work();
    expect((await desk.service.list())[0]).toMatchObject({ documents: 9, work: null, failure: null });
  });
});

describe('every request', () => {
  test('is written down with what it was for', async () => {
    serve(`${ADDRESS}?token=abc`, glossesText({ [one]: 'First.' }));
    const { id } = await follow(`${ADDRESS}?token=abc`);
    around.pages.clear();
    await desk.service.refresh(id);
    const database = await desk.handle.open();
    await vi.waitFor(async () =>
      expect((await readRequests(database)).map(({ outcome }) => outcome)).toEqual(['404, not read to its end', '200']),
    );
    expect(await readRequests(database)).toMatchObject([
      { why: 'Followed', method: 'GET', address: `${ADDRESS}?token=…`, bytes: 0 },
      { why: 'A new source', address: `${ADDRESS}?token=…`, bytes: expect.any(Number) },
    ]);
  });
});

describe('a list of sources', () => {
  test('brings the same sources to another browser, which then fetches them', async () => {
    serve(ADDRESS, glossesText({ [one]: 'First.' }));
    await follow(ADDRESS);
    const { text, papers } = await desk.service.exportList();
    expect(papers).toBe(1);
    expect(await desk.service.previewList(text)).toMatchObject({
      entries: [{ known: true }],
      patterns: [],
      refused: [],
    });
    const [kept] = await desk.service.list();
    await desk.service.remove(kept?.id ?? '');
    around.allowed.add(PATTERN);
    expect(await desk.service.previewList(text)).toMatchObject({ entries: [{ known: false }], patterns: [PATTERN] });
    await desk.service.importList(text);
    await desk.service.importList(text);
    await desk.service.work();
    expect(await desk.service.list()).toMatchObject([{ name: 'Followed', documents: 1, failure: null }]);
    expect(await said()).toEqual(['First.']);
  });

  test('that is none is refused', async () => {
    await expect(desk.service.previewList('hello')).rejects.toThrow(/no list of sources/);
  });
});

describe('a database that was lost', () => {
  const lose = async () => {
    await desk.handle.close();
    await deleteDB(around.name);
    desk = around.wake();
    await desk.service.work();
  };

  test('gets its sources back, and what can be fetched', async () => {
    serve(ADDRESS, glossesText({ [one]: 'First.' }));
    const day = (date: string) => `${HOST}/${date.replaceAll('-', '/')}.json`;
    for (let back = 0; back < 5; back += 1) {
      const date = addDays(TODAY, -20 - back);
      serve(day(date), glossesText({ [one]: `Of ${date}.` }, date));
    }
    await follow(ADDRESS);
    const series = await follow(day(addDays(TODAY, -20)), 'series');
    await desk.service.fetchPast(series.id, addDays(TODAY, -24));
    await desk.service.work();
    const before = await said();
    await lose();
    expect((await said()).toSorted()).toEqual(before.toSorted());
    expect((await desk.service.list()).map(({ id }) => id)).toContain(series.id);
  });

  test('says of files that they are to be given again', async () => {
    const documents = [{ name: 'a.json', text: glossesText({ [one]: 'It trims hedges.' }) }];
    const { stage } = await desk.service.stage({ stage: null, documents });
    await desk.service.keep({ stage, into: null, name: 'Mine', follow: 'once' });
    await desk.service.work();
    await lose();
    const [listed] = await desk.service.list();
    expect(listed).toMatchObject({ name: 'Mine', documents: 0 });
    expect(listed?.failure?.message).toMatch(/was damaged\. Add its files again/);
  });

  test('does not get back what the reader removed', async () => {
    serve(ADDRESS, glossesText({ [one]: 'First.' }));
    const { id } = await follow(ADDRESS);
    await desk.service.remove(id);
    await lose();
    expect(await desk.service.list()).toEqual([]);
  });

  test('is not taken for lost where the copy is damaged or older', async () => {
    serve(ADDRESS, glossesText({ [one]: 'First.' }));
    const { id } = await follow(ADDRESS);
    await desk.service.edit(id, { name: 'Renamed' });
    await desk.service.work();
    for (const name of around.copy.files.keys()) around.copy.flip(name);
    await desk.handle.close();
    desk = around.wake();
    await desk.service.work();
    expect(await desk.service.list()).toMatchObject([{ name: 'Renamed', documents: 1 }]);
  });
});
