import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchExtension } from './support/chromium.ts';
import { expect, openOwn, openPanel, test } from './support/journey.ts';

test('three letters find the paper, its gloss opens in place, and it is there tomorrow', async ({ server }) => {
  const profileDir = await mkdtemp(join(tmpdir(), 'papergloss-tomorrow-'));
  try {
    const today = await launchExtension({ server, profileDir });
    const popup = await openOwn(today, 'popup.html');
    await expect(popup.locator('input[type="search"]')).toBeFocused();
    await popup.keyboard.type('sin');
    const first = popup.locator('[data-result]').first();
    await expect(first).toHaveAttribute('data-paper', '2507.05566');
    await expect(first.locator('mark').first()).toHaveText(/^Sin/i);
    await popup.keyboard.press('ArrowDown');
    await popup.keyboard.press('Enter');
    await expect(popup.getByRole('heading', { name: /SingLoRA: Low Rank/ })).toBeVisible();
    await expect(popup.locator('[data-metric][data-value="91.3"]')).toBeVisible();
    await popup.keyboard.press('Escape');
    await expect(first).toBeVisible();
    await first.locator('button[data-action="save"]').click();
    await expect(first.locator('button[data-action="save"]')).toHaveAttribute('aria-pressed', 'true');
    await today.close();

    const tomorrow = await launchExtension({ server, profileDir });
    const again = await openOwn(tomorrow, 'popup.html');
    await again.getByRole('tab', { name: 'Saved' }).click();
    await expect(again.locator('[data-saved]')).toHaveCount(1);
    await expect(again.locator('[data-saved][data-paper="2507.05566"]')).toContainText('SingLoRA');
    await tomorrow.close();
  } finally {
    await rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
  }
});

test('the popup of the toolbar opens', async ({ running }) => {
  await running.worker.evaluate(() => chrome.action.openPopup());
  await expect
    .poll(() =>
      running.worker.evaluate(async () => (await chrome.runtime.getContexts({ contextTypes: ['POPUP'] })).length),
    )
    .toBe(1);
});

test('the library opens beside the page', async ({ running }) => {
  const popup = await openOwn(running, 'popup.html');
  await popup.getByRole('tab', { name: 'Saved' }).click();
  await popup.getByRole('button', { name: 'Open the library' }).click();
  await expect
    .poll(() =>
      running.worker.evaluate(async () => (await chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] })).length),
    )
    .toBe(1);
});

test('results follow the typing and the filters', async ({ running }) => {
  const popup = await openOwn(running, 'popup.html');
  const results = popup.locator('[data-result]');
  await expect(results.first()).toBeVisible();
  await popup.locator('input[type="search"]').fill('robot');
  await expect(results.first().locator('mark').first()).toHaveText(/^robot/i);
  const all = await results.count();
  const topic = popup.getByLabel('Topic').locator('option', { hasText: /^robotics/ });
  await popup.getByLabel('Topic').selectOption((await topic.getAttribute('value')) ?? '');
  await expect.poll(() => results.count()).toBeLessThan(all);
  await popup.locator('input[type="search"]').fill('zzzzzz');
  await expect(results).toHaveCount(0);
});

test('a status is kept, and a paper removed by mistake comes back with it', async ({ running, page }) => {
  const panel = await openPanel(page, 'https://arxiv.org/abs/2507.05566');
  await panel.locator('button[data-action="save"]').click();
  const popup = await openOwn(running, 'popup.html');
  await popup.getByRole('tab', { name: 'Saved' }).click();
  const row = popup.locator('[data-saved][data-paper="2507.05566"]');
  await row.getByRole('combobox').selectOption('reading');
  await expect(popup.getByRole('heading', { name: /Reading/ })).toContainText('1');
  await row.locator('button[data-action="save"]').click();
  await expect(row).toHaveCount(0);
  await popup.getByRole('button', { name: 'Undo' }).click();
  await expect(row.getByRole('combobox')).toHaveValue('reading');
});

test('saving on a page shows at once in the open popup, and the other way round', async ({ running, page }) => {
  const popup = await openOwn(running, 'popup.html');
  await popup.getByRole('tab', { name: 'Saved' }).click();
  const panel = await openPanel(page, 'https://huggingface.co/papers/2507.05566');
  const save = panel.locator('button[data-action="save"]');
  await save.click();
  const row = popup.locator('[data-saved][data-paper="2507.05566"]');
  await expect(row).toBeVisible();
  await row.locator('button[data-action="save"]').click();
  await expect(save).toHaveAttribute('aria-pressed', 'false');
});

test('the options say what is in the index and read it again on demand', async ({ running }) => {
  const options = await openOwn(running, 'options.html');
  await expect(options.getByText('Byte-Sized AI & Code')).toBeVisible();
  for (const count of ['18', '20', '24', '19']) {
    await expect(options.getByRole('cell', { name: count, exact: true }).first()).toBeVisible();
  }
  await options.getByRole('button', { name: /Reload the index/ }).click();
  await expect(options.getByText(/^Read 100 papers from 5 sources/)).toBeVisible();
});
