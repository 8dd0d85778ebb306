import { readFile } from 'node:fs/promises';
import type { Download, Page } from 'playwright/test';
import { FORMATS } from '../../lib/library/formats/index.ts';
import { launchExtension, type RunningChromium } from './support/chromium.ts';
import { expect, openOwn, test, watchErrors } from './support/journey.ts';

/** Saves the first papers of the popup, and gives their ids. */
async function saveSome(running: RunningChromium, count: number): Promise<string[]> {
  const popup = await openOwn(running, 'popup.html');
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const row = popup.locator('[data-result]').nth(at);
    await row.locator('[data-action="save"]').click();
    await expect(row.locator('[data-action="save"]')).toHaveAttribute('aria-pressed', 'true');
    ids.push((await row.getAttribute('data-paper')) ?? '');
  }
  await popup.close();
  return ids;
}

async function openOptions(running: RunningChromium): Promise<Page> {
  const options = await openOwn(running, 'options.html');
  await expect(options.locator('.sync-line .sync-mark')).toBeVisible();
  return options;
}

async function savedIds(running: RunningChromium): Promise<string[]> {
  const popup = await openOwn(running, 'popup.html');
  await popup.getByRole('tab', { name: 'Saved' }).click();
  await expect(popup.getByRole('heading', { name: /To read/ }).or(popup.getByText('Nothing saved yet'))).toBeVisible();
  const ids = await popup
    .locator('[data-saved]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-paper') ?? ''));
  await popup.close();
  return ids.sort();
}

async function textOf(download: Download): Promise<string> {
  return readFile(await download.path(), 'utf8');
}

test('every format leaves as a file that can be read back', async ({ running }) => {
  const ids = await saveSome(running, 2);
  const options = await openOptions(running);
  const errors = watchErrors(options);
  for (const format of FORMATS.filter(({ write }) => write)) {
    await options.getByLabel('Format').selectOption(format.id);
    const downloading = options.waitForEvent('download');
    await options.getByRole('button', { name: 'Export 2 papers' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(new RegExp(`^papergloss-.*\\.${format.extension}$`));
    const text = await textOf(download);
    const read = format.read?.(text).papers.map(({ id }) => id as string);
    if (read) expect(read.sort(), format.id).toEqual([...ids].sort());
    else for (const id of ids) expect(text, format.id).toContain(id);
  }
  expect(errors).toEqual([]);
});

test('an import is seen before it is kept, and taken back at a click', async ({ running }) => {
  const [saved = ''] = await saveSome(running, 1);
  const options = await openOptions(running);
  const list = `https://arxiv.org/abs/${saved}\nhttps://arxiv.org/abs/1706.03762\nno paper at all\n`;
  await options.locator('#exchange input[type="file"][multiple]').setInputFiles({
    name: 'list.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(list),
  });
  const report = options.locator('[data-file="list.txt"]');
  await expect(report).toContainText('New1');
  await expect(report).toContainText('Stay as they are1');
  await expect(report).toContainText('1 part left out');
  expect(await savedIds(running)).toEqual([saved]);

  await options.getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(options.getByText('1 paper added or changed.')).toBeVisible();
  expect(await savedIds(running)).toEqual(['1706.03762', saved].sort());

  await options.locator('#exchange').getByRole('button', { name: 'Undo' }).click();
  await expect(options.getByText('Taken back: 1 paper as before.')).toBeVisible();
  expect(await savedIds(running)).toEqual([saved]);
});

test('a library is carried to another profile by a file, twice without harm', async ({ running, server }) => {
  const ids = await saveSome(running, 3);
  const options = await openOptions(running);
  const downloading = options.waitForEvent('download');
  await options.getByRole('button', { name: 'Write a file' }).click();
  const buffer = Buffer.from(await textOf(await downloading));

  const other = await launchExtension({ server });
  try {
    const [own = ''] = await saveSome(other, 1);
    const there = await openOptions(other);
    for (const words of [/added or changed, /, /0 papers added or changed, 3 as before/]) {
      const field = there.locator('[data-backend="file"] input[type="file"]');
      await field.setInputFiles({ name: 'library.json', mimeType: 'application/json', buffer });
      await expect(there.locator('[data-backend="file"]')).toContainText(words);
    }
    expect(await savedIds(other)).toEqual([...new Set([...ids, own])].sort());
    await there
      .locator('[data-backend="file"] input[type="file"]')
      .setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no') });
    await expect(there.locator('[data-backend="file"]')).toContainText('"photo.jpg" is no library file');
  } finally {
    await other.close();
  }
});

test('a day comes back at a click, and so does what was after it', async ({ running }) => {
  const [first = '', second = '', third = ''] = await saveSome(running, 3);
  const popup = await openOwn(running, 'popup.html');
  await popup.locator(`[data-result][data-paper="${first}"] [data-action="save"]`).click();
  await expect(popup.locator(`[data-paper="${first}"] [data-action="save"]`)).toHaveAttribute('aria-pressed', 'false');
  const options = await openOptions(running);
  const snapshots = options.locator('#sync');
  await snapshots.getByRole('button', { name: /^Restore/ }).click();
  await expect(snapshots.getByText(/^As on .*: 1 paper changed\.$/)).toBeVisible();
  expect(await savedIds(running)).toEqual([first, second, third].sort());
  await snapshots.getByRole('button', { name: 'Undo' }).click();
  await expect(snapshots.getByText('Taken back: 1 paper as before.')).toBeVisible();
  expect(await savedIds(running)).toEqual([second, third].sort());
});

test('browser sync is switched on, says what is synced, and is left', async ({ running }) => {
  await saveSome(running, 2);
  const options = await openOptions(running);
  await expect(options.getByText('2 papers on this device only: sync is off')).toBeVisible();
  const block = options.locator('[data-backend="browser"]');
  await block.getByRole('button', { name: 'Switch on' }).click();
  await expect(options.getByText('All 2 papers synced', { exact: true })).toBeVisible();
  await expect(block).toContainText('All 2 papers fit.');
  const popup = await openOwn(running, 'popup.html');
  await expect(popup.locator('.foot')).toContainText('All 2 papers synced');
  await expect(popup.locator('.foot')).not.toContainText('nothing leaves');
  await block.getByRole('button', { name: 'Stop syncing' }).click();
  await block.getByRole('button', { name: 'Stop syncing' }).click();
  await expect(options.getByText('Sync is off')).toBeVisible();
  await expect(popup.locator('.foot')).toContainText('nothing leaves this browser');
});
