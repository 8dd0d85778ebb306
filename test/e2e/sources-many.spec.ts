import { localDay } from '../../lib/core/dates.ts';
import { addDays } from '../../lib/sources/series.ts';
import { daysUpTo, madeUpDay } from './support/day-tables.ts';
import { markdown } from './support/document-server.ts';
import { openPanel } from './support/journey.ts';
import { killWorker } from './support/kill-worker.ts';
import { detailOf, expect, PAPERS, type Reader, settled, sourceOf, subscribe, test } from './support/source-journey.ts';

const DAYS = 100;
const PAPERS_A_DAY = 10;

const pathOf = (day: string) => `/${day.replaceAll('-', '/')}.md`;

/** Nothing is missing and nothing is there twice. */
async function expectAll({ ask }: Reader, id: string, days: readonly string[]): Promise<void> {
  const { source, documents } = await detailOf(ask, id);
  expect(documents.map(({ date }) => date)).toEqual([...days].sort().reverse());
  expect(new Set(documents.map(({ file }) => file)).size).toBe(days.length);
  expect(documents.map(({ glosses }) => glosses)).toEqual(days.map(() => PAPERS_A_DAY));
  expect(source).toMatchObject({
    documents: days.length,
    glosses: days.length * PAPERS_A_DAY,
    papers: days.length * PAPERS_A_DAY,
    work: null,
    failure: null,
  });
}

test('the past of a series comes to its end though the background is killed again and again', async ({
  reader,
  documents,
}) => {
  test.setTimeout(180_000);
  const { running, options, ask } = reader;
  const yesterday = addDays(localDay(Date.now()), -1);
  const days = daysUpTo(yesterday, DAYS);
  for (const day of days) documents.on(pathOf(day), markdown(madeUpDay(day, PAPERS_A_DAY)));
  const { id, origin } = await subscribe(reader, `https://${PAPERS}${pathOf(yesterday)}`, 'Hedges', 'series');
  expect(origin).toEqual({ is: 'series', address: `https://${PAPERS}/{yyyy}/{mm}/{dd}.md` });

  await ask('fetchPast', { id, from: days.at(-1) ?? '' });
  for (const at of [20, 50, 51, 80]) {
    // The server keeps it waiting in the middle of a day, and that is when it dies.
    const day = days[at] ?? '';
    const asked = Promise.withResolvers<void>();
    documents.on(pathOf(day), () => asked.resolve());
    await asked.promise;
    documents.on(pathOf(day), markdown(madeUpDay(day, PAPERS_A_DAY)));
    await killWorker(running.context, running.extensionId);
    // Its alarm wakes it, within a minute; here it rings at once.
    await options.evaluate(() => chrome.alarms.create('sources-watch', { when: Date.now() }));
  }
  await expect.poll(async () => (await sourceOf(ask, id)).documents, { timeout: 120_000 }).toBe(DAYS);
  await settled(ask, id);
  await expectAll(reader, id, days);
  // What came before it died was not asked for again.
  const times = Map.groupBy(documents.arrivals, ({ url }) => url);
  for (const [at, day] of days.entries()) {
    if (at > 7) expect(times.get(pathOf(day))?.length, day).toBe([20, 50, 51, 80].includes(at) ? 2 : 1);
  }
  // Again brings nothing.
  const before = documents.arrivals.length;
  await ask('fetchPast', { id, from: days.at(-1) ?? '' });
  await settled(ask, id);
  expect(documents.arrivals.slice(before).filter(({ url }) => days.some((day) => pathOf(day) === url))).toEqual([]);
  await expectAll(reader, id, days);
});

test('an import of many files goes on where it was killed, while the reader goes on browsing', async ({ reader }) => {
  test.setTimeout(180_000);
  const { running, options, ask } = reader;
  const days = daysUpTo('2025-12-31', DAYS);
  const files = days.map((day) => ({ name: `${day}.md`, text: madeUpDay(day, PAPERS_A_DAY) }));
  const { stage } = await ask('stageDocuments', { stage: null, documents: files });
  const { id } = await ask('keepStaged', { stage, into: null, name: 'Hedges', follow: 'once' });
  let kills = 0;
  while (kills < 8) {
    const { documents } = await sourceOf(ask, id);
    if (documents === DAYS) break;
    // It comes further each time before it is killed again.
    await expect.poll(async () => (await sourceOf(ask, id)).documents, { timeout: 30_000 }).toBeGreaterThan(documents);
    await killWorker(running.context, running.extensionId);
    kills += 1;
    await options.evaluate(() => chrome.alarms.create('sources-watch', { when: Date.now() }));
    const page = await running.context.newPage();
    await openPanel(page, 'https://arxiv.org/abs/2507.05566');
    await page.close();
  }
  expect(kills).toBeGreaterThan(1);
  await expect.poll(async () => (await sourceOf(ask, id)).documents, { timeout: 60_000 }).toBe(DAYS);
  await settled(ask, id);
  await expectAll(reader, id, days);

  await test.step('the same files again add nothing, an edited one replaces its own', async () => {
    const edited = files.map((file, at) =>
      at === 3 ? { ...file, text: file.text.replaceAll('hedges of day', 'lawns of day') } : file,
    );
    const { stage: again, documents } = await ask('stageDocuments', { stage: null, documents: edited });
    expect(documents.map(({ known }) => known?.same)).toEqual(days.map((_, at) => at !== 3));
    await ask('keepStaged', { stage: again, into: id, name: 'Hedges', follow: 'once' });
    await settled(ask, id);
    await expectAll(reader, id, days);
    const hits = await ask('search', { query: 'lawns', filters: {}, limit: 50 });
    expect(JSON.stringify(hits)).toContain('lawns of day');
  });

  await test.step('removed, nothing of it is left', async () => {
    expect(await ask('removeSource', { id })).toEqual([]);
    const counts = await options.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
    expect(counts).toContain('papergloss');
    const hits = await ask('search', { query: 'lawns', filters: {}, limit: 50 });
    expect(JSON.stringify(hits)).not.toContain('lawns of day');
  });
});
