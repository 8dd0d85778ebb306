import type { Page } from 'playwright/test';
import { localDay } from '../../lib/core/dates.ts';
import type { Staged, StagedDocument } from '../../lib/sources/listed-source.ts';
import { addDays } from '../../lib/sources/series.ts';
import { daysUpTo, madeUpDay } from './support/day-tables.ts';
import { markdown } from './support/document-server.ts';
import { openPanel } from './support/journey.ts';
import { killWorker } from './support/kill-worker.ts';
import { detailOf, expect, PAPERS, type Reader, settled, sourceOf, subscribe, test } from './support/source-journey.ts';

const DAYS = 100;
/** So many that they can be killed more than once, on a fast machine too. */
const FILES = 300;
const PAPERS_A_DAY = 10;

type Document = { readonly name: string; readonly text: string };

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

/** Puts documents aside as the options do, a hundred in a message. */
async function stageAll({ ask }: Reader, files: readonly Document[]): Promise<Staged> {
  let stage: string | null = null;
  const documents: StagedDocument[] = [];
  let staged: Staged;
  do {
    staged = await ask('stageDocuments', { stage, documents: files.slice(documents.length, documents.length + 100) });
    stage = staged.stage;
    documents.push(...staged.documents);
  } while (documents.length < files.length);
  return { ...staged, documents };
}

/** How much is stored of the reader's sources, counted beside the extension's own code. */
function rowsLeft(options: Page): Promise<number> {
  return options.evaluate(
    (stores) =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('papergloss');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const transaction = database.transaction(stores);
          const counts = stores.map((store) => transaction.objectStore(store).count());
          transaction.oncomplete = () => {
            database.close();
            resolve(counts.reduce((sum, { result }) => sum + result, 0));
          };
        };
      }),
    ['sources', 'documents', 'glosses', 'stages', 'waiting'],
  );
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
  const days = daysUpTo('2025-12-31', FILES);
  const files = days.map((day) => ({ name: `${day}.md`, text: madeUpDay(day, PAPERS_A_DAY) }));
  const { stage } = await stageAll(reader, files);
  const { id } = await ask('keepStaged', { stage, into: null, name: 'Hedges', follow: 'once' });
  let kills = 0;
  while (kills < 8) {
    const { documents } = await sourceOf(ask, id);
    if (documents === FILES) break;
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
  await expect.poll(async () => (await sourceOf(ask, id)).documents, { timeout: 60_000 }).toBe(FILES);
  await settled(ask, id);
  await expectAll(reader, id, days);

  // The index is made anew when the background is at rest.
  const found = async () => JSON.stringify(await ask('search', { query: 'lawns', filters: {}, limit: 50 }));
  await test.step('the same files again add nothing, an edited one replaces its own', async () => {
    const edited = files.map((file, at) =>
      at === 3 ? { ...file, text: file.text.replaceAll('hedges of day', 'lawns of day') } : file,
    );
    const { stage: again, documents } = await stageAll(reader, edited);
    expect(documents.map(({ known }) => known?.same)).toEqual(days.map((_, at) => at !== 3));
    await ask('keepStaged', { stage: again, into: id, name: 'Hedges', follow: 'once' });
    await settled(ask, id);
    await expectAll(reader, id, days);
    await expect.poll(found, { timeout: 60_000 }).toContain('lawns of day');
  });

  await test.step('removed, nothing of it is left', async () => {
    expect(await rowsLeft(options)).toBeGreaterThan(FILES * PAPERS_A_DAY);
    expect(await ask('removeSource', { id })).toEqual([]);
    expect(await rowsLeft(options)).toBe(0);
    await expect.poll(found, { timeout: 60_000 }).not.toContain('lawns of day');
  });
});
