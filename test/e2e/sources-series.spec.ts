import { localDay } from '../../lib/core/dates.ts';
import { addDays } from '../../lib/sources/series.ts';
import { daysUpTo, madeUpDay } from './support/day-tables.ts';
import { type Behaviour, markdown } from './support/document-server.ts';
import {
  detailOf,
  expect,
  PAPERS,
  RAW,
  type Reader,
  settled,
  sourceOf,
  subscribe,
  test,
} from './support/source-journey.ts';

const TODAY = localDay(Date.now());
const YESTERDAY = addDays(TODAY, -1);

const pathOf = (day: string) => `/${day}.md`;
const ADDRESS = `https://${PAPERS}${pathOf(YESTERDAY)}`;

/** Has an alarm of the extension ring at once, and waits until it has. */
async function ring({ options }: Reader, name: string): Promise<void> {
  await options.evaluate((alarm) => chrome.alarms.create(alarm, { when: Date.now() }), name);
  const next = () =>
    options.evaluate(
      async (alarm) => (await chrome.alarms.get(alarm))?.scheduledTime ?? Number.POSITIVE_INFINITY,
      name,
    );
  await expect.poll(async () => (await next()) > Date.now()).toBe(true);
}

test('the page of a file on GitHub is followed as the series that it is a day of, and new days come', async ({
  reader,
  documents,
}) => {
  const { options, ask } = reader;
  const raw = (day: string) => `/o/r/main/${day.replaceAll('-', '/')}.md`;
  documents.on(raw(YESTERDAY), markdown(madeUpDay(YESTERDAY, 3)));
  await options
    .getByRole('textbox', { name: 'Address', exact: true })
    .fill(`github.com/o/r/blob/main/${YESTERDAY.replaceAll('-', '/')}.md#L3`);
  await options.getByRole('button', { name: 'Look at it' }).click();
  const review = options.getByRole('region', { name: 'What would be kept' });
  await expect(review).toContainText(`https://${RAW}${raw(YESTERDAY)}`);
  await expect(review.getByLabel('Follow the whole series')).toBeChecked();
  await expect(review).toContainText(`https://${RAW}/o/r/main/{yyyy}/{mm}/{dd}.md`);
  await review.getByRole('button', { name: 'Keep' }).click();
  await expect(options.locator('section.source')).toContainText('Followed');
  const [{ id } = { id: '' }] = await ask('sources');
  await settled(ask, id);

  documents.on(raw(TODAY), markdown(madeUpDay(TODAY, 4)));
  documents.on(raw(addDays(TODAY, -3)), markdown(madeUpDay(addDays(TODAY, -3), 5)));
  await options.locator('section.source').getByRole('button', { name: 'Refresh' }).click();
  await expect.poll(async () => (await sourceOf(ask, id)).documents).toBe(3);
  await settled(ask, id);
  const { documents: all, source } = await detailOf(ask, id);
  expect(all.map(({ date, glosses }) => [date, glosses])).toEqual([
    [TODAY, 4],
    [YESTERDAY, 3],
    [addDays(TODAY, -3), 5],
  ]);
  expect(source.failure).toBeNull();
  expect(new Set(documents.arrivals.map(({ headers }) => headers.host))).toEqual(new Set([RAW]));
});

test('of one host one thing is asked at a time, however many sources are there', async ({ reader, documents }) => {
  const { ask } = reader;
  let open = 0;
  let most = 0;
  const counted =
    (behaviour: Behaviour): Behaviour =>
    (response, request) => {
      open += 1;
      most = Math.max(most, open);
      // Long enough for another to come, if one does.
      setTimeout(() => {
        open -= 1;
        behaviour(response, request);
      }, 20);
    };
  const days = daysUpTo(YESTERDAY, 20);
  for (const name of ['a', 'b', 'c']) {
    for (const day of days) documents.on(`/${name}${pathOf(day)}`, counted(markdown(madeUpDay(day, 2))));
  }
  const sources = await Promise.all(
    ['a', 'b', 'c'].map((name) => subscribe(reader, `https://${PAPERS}/${name}${pathOf(YESTERDAY)}`, name, 'series')),
  );
  await Promise.all(sources.map(({ id }) => ask('fetchPast', { id, from: days.at(-1) ?? '' })));
  await Promise.all(sources.map(({ id }) => settled(ask, id)));
  for (const { id } of sources) expect((await sourceOf(ask, id)).documents).toBe(20);
  expect(most).toBe(1);
});

test('an alarm that rings often asks no more often than every six hours', async ({ reader, documents }) => {
  documents.on(pathOf(YESTERDAY), markdown(madeUpDay(YESTERDAY, 2)));
  const { id } = await subscribe(reader, ADDRESS, 'Often');
  await expect.poll(() => reader.options.evaluate(() => chrome.alarms.get('sources'))).toBeDefined();
  const alarm = await reader.options.evaluate(() => chrome.alarms.get('sources'));
  // Not before six hours are over, but for what the clock lost meanwhile.
  expect((alarm?.scheduledTime ?? 0) - Date.now()).toBeGreaterThan(6 * 3_600_000 - 60_000);
  const before = documents.arrivals.length;
  for (let times = 0; times < 3; times += 1) await ring(reader, 'sources');
  expect(documents.arrivals).toHaveLength(before);
  expect((await sourceOf(reader.ask, id)).failure).toBeNull();
});

test('without a connection it is said so, nothing is lost, and it goes on when there is one', async ({
  reader,
  documents,
}) => {
  const { running, options, ask } = reader;
  documents.on(pathOf(YESTERDAY), markdown(madeUpDay(YESTERDAY, 2)));
  const { id } = await subscribe(reader, ADDRESS, 'Far away');
  const before = documents.arrivals.length;
  await running.context.setOffline(true);
  await ask('refreshSources', { id });
  await expect(options.locator('section.source')).toContainText(`${PAPERS} can't be reached`);
  expect(documents.arrivals).toHaveLength(before);
  expect(await sourceOf(ask, id)).toMatchObject({ documents: 1, glosses: 2 });
  await running.context.setOffline(false);
  await ask('refreshSources', { id });
  expect(await sourceOf(ask, id)).toMatchObject({ documents: 1, glosses: 2, failure: null });
  expect(documents.arrivals).toHaveLength(before + 1);
});

test('what is fetched of the past can be stopped, and what came stays', async ({ reader, documents }) => {
  const { options, ask } = reader;
  const days = daysUpTo(YESTERDAY, 40);
  for (const day of days) documents.on(pathOf(day), markdown(madeUpDay(day, 2)));
  const held = Promise.withResolvers<void>();
  documents.on(pathOf(days[25] ?? ''), () => held.resolve());
  const { id } = await subscribe(reader, ADDRESS, 'Hedges', 'series');
  await options.locator('[data-opens="past"]').click();
  await options.getByLabel('From', { exact: true }).fill(days.at(-1) ?? '');
  await options.getByRole('button', { name: 'Fetch', exact: true }).click();
  await held.promise;
  await expect(options.locator('section.source')).toContainText(/\d+ of \d+/);
  await options.locator('section.source').getByRole('button', { name: 'Stop' }).click();
  const source = await settled(ask, id);
  expect(source.documents).toBe(25);
  expect(source.failure).toBeNull();
  const before = documents.arrivals.length;
  await ring(reader, 'sources');
  expect(documents.arrivals).toHaveLength(before);
});
