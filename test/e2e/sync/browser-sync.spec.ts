import { isDeepStrictEqual } from 'node:util';
import type { BackendStatus } from '../../../lib/sync/status.ts';
import { madeUpFile } from '../../../scripts/measure/made-up-papers.ts';
import type { ChromiumDevice } from './devices.ts';
import { expect, note, PAPERS, save, tag, test, toldBy, valuesOf } from './journey.ts';

/** Of Chromium and of Firefox. */
const QUOTA = { all: 102_400, item: 8192, items: 512 };

function itemsOf({ options }: ChromiumDevice): Promise<Record<string, unknown>> {
  return options.evaluate(() => chrome.storage.sync.get(null));
}

/** Does what browsers do that are signed in to one account: what comes in replaces what is there, item by item. */
async function carry(from: ChromiumDevice, to: ChromiumDevice): Promise<void> {
  await to.options.evaluate((items) => chrome.storage.sync.set(items), await itemsOf(from));
}

async function browserSyncOf(device: ChromiumDevice): Promise<BackendStatus | undefined> {
  return (await device.ask('syncStatus')).backends.find(({ kind }) => kind === 'browser');
}

test('what the browser carries to another is merged there, edits of both kept', async ({ devices }) => {
  const [one, two] = await Promise.all([devices.chromium('one'), devices.chromium('two')]);
  const [shared, mine, yours] = PAPERS;
  for (const device of [one, two]) {
    await save(device, shared);
    await note(device, shared, `The note of ${device.name}`);
  }
  await save(one, mine);
  await tag(one, mine, 'mine');
  await save(two, yours);
  await one.options.locator('[data-backend="browser"]').getByRole('button', { name: 'Switch on' }).click();
  await expect(one.options.locator('.sync-line')).toContainText('All 2 papers synced');
  await two.ask('setUpBrowserSync');

  // What the other wrote goes over what was written here, and nobody asks: each hears of it, and mends it by itself.
  await carry(one, two);
  await expect.poll(async () => (await two.ask('libraryIds', { filter: {}, order: 'added' })).length).toBe(3);
  await expect.poll(async () => (await browserSyncOf(two))?.waiting).toBe(0);
  await expect
    .poll(async () => {
      await carry(two, one);
      return (await one.ask('libraryIds', { filter: {}, order: 'added' })).length;
    })
    .toBe(3);
  await expect
    .poll(async () => {
      // To and fro: what one of them mended last may be what the other has not heard of.
      await carry(two, one);
      await carry(one, two);
      const told = { one: await toldBy(one), two: await toldBy(two) };
      const waiting = await Promise.all([one, two].map(async (device) => (await browserSyncOf(device))?.waiting));
      return { told: told.one, alike: isDeepStrictEqual(told.one, told.two), waiting };
    })
    .toMatchObject({ told: { rows: [{}, {}, {}] }, alike: true, waiting: [0, 0] });
  const told = await toldBy(one);
  expect(valuesOf(told, shared, 'note')).toEqual(['The note of one', 'The note of two']);
  expect(told.rows.find(({ id }) => id === mine)?.tags).toEqual(['mine']);
});

test('a library that is too large for it is shared as far as it fits, within every quota, and that is said', async ({
  devices,
}) => {
  const device = await devices.chromium('one');
  await device.ask('importLibrary', await madeUpFile(3000, 7));
  await device.options.locator('[data-backend="browser"]').getByRole('button', { name: 'Switch on' }).click();
  const block = device.options.locator('[data-backend="browser"]');
  await expect(block.locator('.fit')).toContainText(/of 3,000 papers fit/);
  const { fit, failure } = (await browserSyncOf(device)) ?? {};
  expect(failure).toBeNull();
  expect(fit?.papers).toBe(3000);
  expect(fit?.left).toBeGreaterThan(0);
  expect((fit?.papers ?? 0) - (fit?.left ?? 0)).toBeGreaterThan(400);

  const items = await itemsOf(device);
  const sizes = Object.entries(items).map(([key, value]) => Buffer.byteLength(key + JSON.stringify(value)));
  expect(sizes.length).toBeLessThanOrEqual(QUOTA.items);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(QUOTA.item);
  const used = await device.options.evaluate(() => chrome.storage.sync.getBytesInUse(null));
  expect(used).toBe(sizes.reduce((sum, size) => sum + size, 0));
  expect(used).toBeLessThanOrEqual(QUOTA.all);
  expect(used).toBeGreaterThan(QUOTA.all / 2);
  expect(used).toBe(fit?.bytes);
});
