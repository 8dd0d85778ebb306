import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright/test';
import type { RunningChromium } from './support/chromium.ts';
import { expect, openOwn, openPanel, panelOf, test, watchErrors } from './support/journey.ts';

const KNOWN = '2507.05566';
const UNKNOWN = '2510.12345';

const row = (id: string, title: string, summary: string) =>
  `| ${title} (Read more on [arXiv](https://arxiv.org/abs/${id}) or [HuggingFace](https://huggingface.co/papers/${id})) | Ada Birch | ${summary} |`;

/** A day's table: two papers, and a row that can't be read. */
function table(words: string): string {
  return [
    '## Papers for 2025-10-15',
    '',
    '| Title | Authors | Summary |',
    '|---|---|---|',
    row(KNOWN, 'SingLoRA', `It keeps **one** matrix, see [code](https://code.example/x). ${words}`),
    row(UNKNOWN, 'Hedges', 'The *trimmer* needs no labels. It reads `views`.'),
    '| Too Few |',
    '',
  ].join('\n');
}

const file = (name: string, text: string) => ({ name, mimeType: 'text/markdown', buffer: Buffer.from(text) });

async function openSources(running: RunningChromium): Promise<{ options: Page; sources: Locator }> {
  const options = await openOwn(running, 'options.html');
  const sources = options.locator('#sources');
  await expect(sources.locator('.sources-none').or(sources.locator('[data-source]').first())).toBeVisible();
  return { options, sources };
}

/** Brings a table in as a file, under a name. */
async function bring(sources: Locator, name: string, text: string): Promise<Locator> {
  await sources.locator('.drop-place input[multiple]').first().setInputFiles(file('2025-10-15.md', text));
  await expect(sources.locator('[data-file="2025-10-15.md"]')).toBeVisible();
  await sources.getByLabel('Name of the source').fill(name);
  await sources.getByRole('button', { name: 'Keep', exact: true }).click();
  const source = sources.getByRole('region', { name });
  await expect(source).toContainText('Papers2, with 2 glosses');
  return source;
}

async function violations(page: Page, inside = 'body'): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).include(inside).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}

async function narrow(page: Page): Promise<number> {
  await page.setViewportSize({ width: 390, height: 900 });
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

test('a file is seen before it is kept, and then stands on its papers’ pages, named, dated and marked', async ({
  running,
}) => {
  const { options, sources } = await openSources(running);
  const errors = watchErrors(options);
  await sources
    .locator('.drop-place input[multiple]')
    .first()
    .setInputFiles(file('2025-10-15.md', table('It is small.')));
  const report = sources.locator('[data-file="2025-10-15.md"]');
  await expect(report).toContainText('Read as daily table');
  await expect(report).toContainText('2 glosses of 2 papers.');
  await expect(report.getByRole('list', { name: 'How some of its glosses begin' }).getByRole('listitem')).toHaveCount(
    2,
  );
  await report.getByText('1 part left out').click();
  await expect(report.getByText(/^Line 7/)).toBeVisible();
  await sources.getByRole('button', { name: 'Discard' }).click();
  await expect(sources.getByText('Discarded. Nothing was kept.')).toBeVisible();

  const source = await bring(sources, 'Anna’s table', table('It is small.'));
  await expect(source).toContainText('1, of 15 Oct 2025');
  await source.getByRole('button', { name: 'Documents' }).click();
  await expect(source.locator('[data-document="2025-10-15.md"]')).toContainText('1 part left out');
  expect(errors).toEqual([]);

  const page = await running.context.newPage();
  const panel = await openPanel(page, `https://arxiv.org/abs/${UNKNOWN}`);
  await expect(panel.locator('[data-source]')).toHaveText('Anna’s table · Daily table · 15 Oct 2025 · verbatim');
  await expect(panel.locator('.lead em')).toHaveText('trimmer');
  expect(await violations(page, 'papergloss-panel')).toEqual([]);

  const known = await openPanel(page, `https://arxiv.org/abs/${KNOWN}`);
  await known.getByRole('button', { name: /sources$/ }).click();
  await known.getByLabel('Anna’s table').check();
  await expect(known.locator('[data-source][data-quoted="true"]')).toContainText('Anna’s table');
  const link = known.getByRole('link', { name: 'code' });
  await expect(link).toHaveAttribute('href', 'https://code.example/x');
  await expect(link).toHaveAttribute('rel', 'noopener noreferrer');

  const popup = await openOwn(running, 'popup.html');
  await popup.getByLabel('Source').selectOption({ label: 'Anna’s table (2)' });
  await expect(popup.locator('[data-result]')).toHaveCount(2);
  await popup.locator('input[type="search"]').fill('trimmer');
  await expect(popup.locator('[data-result]')).toHaveCount(1);
  await popup.keyboard.press('ArrowDown');
  await popup.keyboard.press('Enter');
  await expect(popup.locator('.detail-gloss em')).toHaveText('trimmer');
  await expect(popup.locator('.detail-gloss [data-source]')).toContainText('Anna’s table');
  expect(await violations(popup)).toEqual([]);
});

test('the same file brings nothing, an edited one replaces its own, a removed source leaves saved papers', async ({
  running,
}) => {
  const { sources } = await openSources(running);
  const source = await bring(sources, 'Anna’s table', table('It is small.'));
  const page = await running.context.newPage();
  const panel = await openPanel(page, `https://arxiv.org/abs/${UNKNOWN}`);
  await panel.locator('[data-action="save"]').click();
  await expect(panel.locator('[data-action="save"]')).toHaveAttribute('aria-pressed', 'true');

  const field = source.locator('input[type="file"]');
  await field.setInputFiles(file('2025-10-15.md', table('It is small.')));
  await expect(sources.locator('.document-known')).toHaveText('You have this already, in Anna’s table.');
  await expect(sources.getByRole('button', { name: 'Keep', exact: true })).toHaveCount(0);
  await sources.getByRole('button', { name: 'Close' }).click();

  await field.setInputFiles(file('2025-10-15.md', table('It is large.').replace('trimmer', 'gardener')));
  await expect(sources.locator('.document-known')).toHaveText(
    'Replaces 15 Oct 2025 in Anna’s table, which says something else.',
  );
  await sources.getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(source).toContainText('Papers2, with 2 glosses');
  await expect(panel.locator('.lead em')).toHaveText('gardener');

  await source.getByRole('button', { name: 'Remove' }).click();
  await expect(source).toContainText('Its 2 glosses go. Saved papers stay');
  await source.getByRole('button', { name: 'Remove' }).last().click();
  await expect(sources.getByText('Anna’s table is removed, with 2 glosses.')).toBeFocused();
  await page.reload();
  await expect(panelOf(page)).toHaveAttribute('data-state', 'ready');
  await expect(panelOf(page).locator('[data-action="save"]')).toHaveAttribute('aria-pressed', 'true');
  await expect(panelOf(page).getByText('gardener')).toHaveCount(0);
});

/** Moves the focus on until it is where it is wanted; by keys alone. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let at = 0; at < 200; at += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('the keyboard never got there');
}

test('text is pasted, kept, renamed and removed by keyboard alone', async ({ running }) => {
  const { options, sources } = await openSources(running);
  await tabTo(options, options.getByRole('link', { name: 'Sources', exact: true }));
  await options.keyboard.press('Enter');
  await tabTo(options, sources.getByLabel('Paste a document'));
  await options.keyboard.insertText(table('It is small.'));
  await tabTo(options, sources.getByRole('button', { name: 'Look through the text' }));
  await options.keyboard.press('Enter');
  await expect(sources.getByRole('region', { name: 'What would be kept' })).toBeFocused();
  await tabTo(options, sources.getByLabel('Name of the source'));
  await options.keyboard.press('Control+a');
  await options.keyboard.insertText('My table');
  await options.keyboard.press('Enter');
  const source = sources.getByRole('region', { name: 'My table' });
  await expect(source).toContainText('Papers2, with 2 glosses');

  await options.keyboard.press('Shift+Tab');
  await tabTo(options, source.getByRole('button', { name: 'Rename' }));
  await options.keyboard.press('Enter');
  await options.keyboard.insertText('Renamed'); // the old name is selected
  await options.keyboard.press('Enter');
  const renamed = sources.getByRole('region', { name: 'Renamed' });
  await expect(renamed.getByRole('button', { name: 'Rename' })).toBeFocused();
  await tabTo(options, renamed.getByRole('button', { name: 'Remove' }));
  await options.keyboard.press('Enter');
  await expect(renamed.getByRole('button', { name: 'Remove' }).last()).toBeFocused();
  await options.keyboard.press('Enter');
  await expect(sources.getByText('Renamed is removed, with 2 glosses.')).toBeFocused();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`axe finds nothing among sources in ${colorScheme}`, () => {
    test.use({ launch: { colorScheme } });

    test('empty, looked at, listed, opened, at both widths', async ({ running }) => {
      const { options, sources } = await openSources(running);
      expect(await violations(options)).toEqual([]);
      const files = ['a.md', 'b.md', 'c.md', 'd.md'].map((name) => file(name, table(name)));
      await sources
        .locator('.drop-place input[multiple]')
        .first()
        .setInputFiles([...files, file('photo.md', 'no paper')]);
      await expect(sources.locator('.review')).toBeVisible();
      await sources.locator('.document-report summary').first().click();
      expect(await violations(options)).toEqual([]);
      await sources.getByRole('button', { name: 'Keep', exact: true }).click();
      const source = sources.locator('.source').first();
      await expect(source).toContainText('with 8 glosses');
      await source.getByRole('button', { name: 'Documents' }).click();
      await expect(source.locator('[data-document]').first()).toBeVisible();
      expect(await violations(options)).toEqual([]);
      await source.getByRole('button', { name: 'Remove' }).click();
      expect(await narrow(options)).toBeLessThanOrEqual(0);
      expect(await violations(options)).toEqual([]);
    });
  });
}

test('no request is made for files, and that is said', async ({ running }) => {
  const { options, sources } = await openSources(running);
  await bring(sources, 'Anna’s table', table('It is small.'));
  await expect(options.locator('#requests')).toContainText('No request was made.');
});
