import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { deleteDB } from 'idb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLibrary } from '../../../entrypoints/background/library/library.ts';
import { paperHandlers } from '../../../entrypoints/background/paper-handlers.ts';
import { paperId } from '../../search/sample-papers.ts';
import { type Desk, Surroundings } from './desk.ts';

const REVIEW = readFileSync(new URL('../../documents/importers/weekly-review.txt', import.meta.url), 'utf8');
const hedge = paperId('2402.00011');
const other = paperId('2402.00099');

/** The abstract of the review's first block, as a page draws it. */
const SHOWN =
  'Hedges are hard to trim – a hedge of height h ≤ 3 grows by 62–78%. We present HedgeBot, which learns from videos; see this https URL.';

let around = new Surroundings('binding');
let desk: Desk = around.wake();

beforeEach(() => {
  around = new Surroundings('binding');
  desk = around.wake();
});

afterEach(async () => {
  await desk.handle.close();
  await deleteDB(around.name);
  expect(desk.faults).toEqual([]);
});

async function give(text: string, file = 'week.txt', into: string | null = null) {
  const { stage } = await desk.service.stage({ stage: null, documents: [{ name: file, text }] });
  const { id } = await desk.service.keep({ stage, into, name: file, follow: 'once' });
  await desk.service.work();
  return id;
}

function handlersOf() {
  const library = createLibrary(
    desk.handle,
    () => 1,
    () => {},
  );
  return paperHandlers(desk.papers, library, desk.abstracts, desk.service.met);
}

const factsOf = (abstract: string) => ({ title: 'A Title', abstract, authors: [], published: null });

async function open(id: typeof hedge, abstract: string) {
  const handlers = handlersOf();
  const facts = factsOf(abstract);
  const [view] = await handlers.lookup({ papers: [{ id, facts }] });
  return (view?.voices ?? []).filter(({ source }) => source.kind === 'weekly-review');
}

test('a block that names no paper speaks on the page that shows its abstract, at once and for good', async () => {
  const id = await give(REVIEW);
  const [before] = await desk.service.list();
  expect(before?.unbound).toBeGreaterThan(1);
  const [voice, ...others] = await open(hedge, SHOWN);
  expect(others).toEqual([]);
  expect(voice).toMatchObject({ source: { title: 'week.txt', date: '2024-03-03' }, gloss: { paper: hedge } });
  expect(voice?.gloss.sections.contribution).toBe('HedgeBot introduces a robot that trims hedges.');
  expect(voice?.verbatim).toBeDefined();
  const [after] = await desk.service.list();
  expect([after?.unbound, after?.glosses, after?.papers]).toEqual([(before?.unbound ?? 0) - 1, 1, 1]);
  await desk.handle.close();
  desk = around.wake();
  expect((await desk.papers.papers([hedge]))[0]?.tellings).toHaveLength(1);
  expect((await desk.service.detail(id))?.documents[0]).toMatchObject({ glosses: 1 });
});

test('it stays bound when its document is edited and given again, and in another that copies it', async () => {
  const id = await give(REVIEW);
  await open(hedge, SHOWN);
  await give(REVIEW.replaceAll('No roses were cut.', 'Roses were cut.'), 'week.txt', id);
  const [edited] = (await desk.papers.papers([hedge]))[0]?.tellings ?? [];
  expect(edited?.gloss.sections.limitations).toBe('Roses were cut.');
  await give(REVIEW.replaceAll('Code is promised.', 'Code is there.'), 'copy.txt');
  expect((await desk.papers.papers([hedge]))[0]?.tellings).toHaveLength(2);
});

test('a page of another paper gets none of it, whatever its abstract begins with', async () => {
  await give(REVIEW);
  for (const abstract of [
    'Hedges are easy to trim.',
    `${SHOWN} And this abstract goes on to say a great many other things about roses, lawns, bees and the weather of towns.`,
    SHOWN.replace('videos', 'pictures'),
    '',
  ]) {
    expect(await open(other, abstract)).toEqual([]);
  }
  expect((await desk.service.list())[0]?.glosses).toBe(0);
});

test('two pages that show one abstract: the first is believed, the other gets nothing', async () => {
  await give(REVIEW);
  expect(await open(hedge, SHOWN)).toHaveLength(1);
  expect(await open(other, SHOWN)).toEqual([]);
  await give(REVIEW.replaceAll('Code is promised.', 'Code is there.'), 'copy.txt');
  expect(await open(other, SHOWN)).toEqual([]);
});

test('a page that nobody waits for writes nothing', async () => {
  await give(REVIEW);
  const put = vi.spyOn(IDBObjectStore.prototype, 'put');
  await desk.service.met(
    other,
    'An abstract of quite another paper that speaks of nothing that grows in gardens at all.',
  );
  expect(put).not.toHaveBeenCalled();
  await desk.service.met(hedge, SHOWN);
  expect(put).toHaveBeenCalled();
});

test('a block is bound as it comes where a saved paper has its abstract, and never where two have', async () => {
  await handlersOf().setSaved({ id: hedge, saved: true, facts: factsOf(SHOWN) });
  await vi.waitFor(async () => expect(await desk.abstracts.read(hedge)).not.toBeNull());
  await give(REVIEW);
  expect((await desk.papers.papers([hedge]))[0]?.tellings).toHaveLength(1);
  await handlersOf().setSaved({ id: other, saved: true, facts: factsOf(SHOWN) });
  await vi.waitFor(async () => expect(await desk.abstracts.read(other)).not.toBeNull());
  await give(REVIEW.replaceAll('Code is promised.', 'Code is there.'), 'copy.txt');
  expect((await desk.papers.papers([other]))[0]).toBeUndefined();
});
