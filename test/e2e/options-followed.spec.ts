import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { localDay } from '../../lib/core/dates.ts';
import { addDays } from '../../lib/sources/series.ts';
import { madeUpDay } from './support/day-tables.ts';
import { markdown } from './support/document-server.ts';
import { expect, PAPERS, settled, subscribe, test } from './support/source-journey.ts';

const YESTERDAY = addDays(localDay(Date.now()), -1);
const DAY_BEFORE = addDays(YESTERDAY, -1);

test('what is followed is paused, asked together, and its requests are listed and cleared', async ({
  reader,
  documents,
}) => {
  const { options, ask } = reader;
  documents.on('/a.md', markdown(madeUpDay(YESTERDAY, 2)));
  documents.on('/b.md', markdown(madeUpDay(DAY_BEFORE, 3)));
  await subscribe(reader, `https://${PAPERS}/a.md`, 'A');
  await subscribe(reader, `https://${PAPERS}/b.md`, 'B');
  const [a, b] = [
    options.getByRole('region', { name: 'A', exact: true }),
    options.getByRole('region', { name: 'B', exact: true }),
  ];
  await b.getByRole('button', { name: 'Pause' }).click();
  await expect(b).toContainText('Nothing is asked there until you resume.');
  await expect(options.getByRole('button', { name: 'Refresh all' })).toHaveCount(0);
  await b.getByRole('button', { name: 'Resume' }).click();
  await expect(b).toContainText('Followed');
  documents.on('/b.md', markdown('nothing here', {}));
  const before = documents.arrivals.length;
  await options.getByRole('button', { name: 'Refresh all' }).click();
  await expect(options.locator('#sources')).toContainText(/Asked 2 sources\./);
  expect(documents.arrivals.length).toBe(before + 2);
  await expect(a).toContainText('Papers2, with 2 glosses');
  await expect(b).toContainText('Papers3, with 3 glosses'); // the good copy stays

  const requests = options.locator('#requests');
  await expect(requests.getByRole('row')).toHaveCount((await ask('requestLog')).length + 1);
  await expect(requests).toContainText(`https://${PAPERS}/b.md`);
  const { violations } = await new AxeBuilder({ page: options }).analyze();
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);
  await requests.getByRole('button', { name: 'Clear' }).click();
  await expect(requests).toContainText('No request was made.');
  expect(await ask('requestLog')).toEqual([]);
});

test('the list of what is followed leaves as a file, and is followed from it again', async ({ reader, documents }) => {
  const { options, ask } = reader;
  documents.on(`/${YESTERDAY}.md`, markdown(madeUpDay(YESTERDAY, 2)));
  documents.on('/a.md', markdown(madeUpDay(DAY_BEFORE, 3)));
  const { id } = await subscribe(reader, `https://${PAPERS}/${YESTERDAY}.md`, 'Hedges', 'series');
  await subscribe(reader, `https://${PAPERS}/a.md`, 'A'); // it keeps the host allowed
  const downloading = options.waitForEvent('download');
  await options.getByRole('button', { name: 'Export the list' }).click();
  const download = await downloading;
  const buffer = await readFile(await download.path());
  const list = options.locator('.list-file');
  const file = { name: 'sources.json', mimeType: 'application/json', buffer };

  await list.locator('input[type="file"]').setInputFiles(file);
  await expect(list).toContainText('You follow it already.');
  await expect(list.getByRole('button', { name: /^Follow/ })).toHaveCount(0);
  await list.getByRole('button', { name: 'Close' }).click();

  await ask('removeSource', { id });
  await list.locator('input[type="file"]').setInputFiles(file);
  await expect(list.getByRole('button', { name: 'Follow 1 source' })).toBeVisible();
  await expect(list).toContainText(PAPERS);
  await list.getByRole('button', { name: 'Cancel' }).click();
  await expect(options.getByRole('region', { name: 'Hedges', exact: true })).toHaveCount(0);

  await list.locator('input[type="file"]').setInputFiles(file);
  await list.getByRole('button', { name: 'Follow 1 source' }).click();
  await expect(list).toContainText('1 source added.');
  await expect(options.getByRole('region', { name: 'Hedges', exact: true })).toContainText('Papers2, with 2 glosses');
});

test('a list that is none says so', async ({ reader: { options } }) => {
  const file = { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no') };
  await options.locator('.list-file input[type="file"]').setInputFiles(file);
  await expect(options.locator('.list-file')).toContainText('This is no list of sources.');
});

test('the past of a series is fetched from a day on, which the page refuses ahead of today', async ({
  reader,
  documents,
}) => {
  const { options, ask } = reader;
  for (const day of [YESTERDAY, DAY_BEFORE]) documents.on(`/${day}.md`, markdown(madeUpDay(day, 2)));
  const { id } = await subscribe(reader, `https://${PAPERS}/${YESTERDAY}.md`, 'Hedges', 'series');
  const source = options.getByRole('region', { name: 'Hedges', exact: true });
  await source.getByRole('button', { name: 'Fetch the past' }).click();
  await source.getByLabel('From', { exact: true }).fill('2999-01-01');
  await source.getByRole('button', { name: 'Fetch', exact: true }).click();
  await expect(source).toContainText('Choose a day up to');
  await source.getByLabel('From', { exact: true }).fill(addDays(YESTERDAY, -2));
  await source.getByRole('button', { name: 'Fetch', exact: true }).click();
  await expect(source).toContainText('Fetching the days since');
  await settled(ask, id);
  await expect(source).toContainText('Papers4, with 4 glosses');
});
