import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { ask } from './support/ask.ts';
import { expect, openOwn, openPanel, test } from './support/journey.ts';

const [SINGLE, SEARCH, ALONE] = ['2507.05566', '2506.21551', '2507.06203'] as const;

/** Ours: two papers that report the same under other names. */
const DOCUMENT = JSON.stringify({
  papergloss: 'glosses',
  version: 1,
  title: 'Numbers to compare',
  date: '2026-11-01',
  glosses: [
    {
      paper: { id: SINGLE, title: 'SingLoRA', authors: ['A'] },
      sections: { what: 'It has one matrix.' },
      metrics: [
        {
          name: 'accuracy',
          value: 62.5,
          unit: '%',
          dataset: 'MMLU-Pro',
          direction: 'higher',
          kind: 'absolute',
          quote: 'It reaches 62.5% on MMLU-Pro.',
        },
        {
          name: 'latency',
          value: 900,
          unit: 'ms',
          dataset: 'A100',
          direction: 'lower',
          kind: 'absolute',
          quote: 'An answer takes 900 ms.',
        },
      ],
    },
    {
      paper: { id: SEARCH, title: 'Grokking', authors: ['B'] },
      sections: { what: 'It watches checkpoints.' },
      metrics: [
        {
          name: 'acc',
          value: 71,
          unit: '%',
          dataset: 'the MMLU Pro benchmark',
          direction: 'higher',
          kind: 'absolute',
          quote: 'It reaches 71%.',
          baseline: { name: 'Dense', value: 64, unit: '%' },
        },
        {
          name: 'latency',
          value: 1.2,
          unit: 's',
          dataset: 'A100',
          direction: 'lower',
          kind: 'absolute',
          quote: 'It takes 1.2 s.',
        },
      ],
    },
  ],
});

/** Brings the document in, as the options do. */
async function bringIn(page: Page): Promise<void> {
  const documents = [{ name: 'n.json', text: DOCUMENT }];
  const { stage } = await ask(page, 'stageDocuments', { stage: null, documents });
  await ask(page, 'keepStaged', { stage, into: null, name: 'Numbers', follow: 'once' });
  await expect
    .poll(async () => (await ask(page, 'sources')).map(({ glosses, work }) => [glosses, work]))
    .toEqual([[2, null]]);
}

test('papers of the library are compared where they report the same, in one unit', async ({ running }) => {
  const compare = await openOwn(running, `compare.html#${SINGLE},${SEARCH}`);
  await expect(compare.getByRole('status')).toHaveText(/^No number of these papers can be compared/);
  await bringIn(compare);
  await compare.reload();
  await expect(compare.locator('[data-comparison]')).toHaveCount(2);
  const accuracy = compare.locator('[data-comparison="acc · MMLU-Pro"]');
  await expect(accuracy.locator('[data-result]')).toHaveCount(2);
  await expect(accuracy.locator('[data-result]').first()).toHaveAttribute('data-paper', SEARCH);
  await accuracy.locator('summary').first().click();
  await expect(accuracy.locator('blockquote').first()).toHaveText('“It reaches 71%.”');
  const lengths = await compare
    .locator('[data-comparison="latency · A100"] .comparison-bar')
    .evaluateAll((bars) => bars.map((bar) => bar.getBoundingClientRect().width));
  expect((lengths[0] ?? 0) / (lengths[1] ?? 1)).toBeCloseTo(0.75, 1); // 900 ms beside 1.2 s
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ launch: { colorScheme } });

    test('papers are ticked, remembered in the address, and axe finds nothing', async ({ running }) => {
      const compare = await openOwn(running, `compare.html#${SINGLE}`);
      await bringIn(compare);
      await compare.reload();
      await expect(compare.getByRole('status')).toHaveText('Tick two papers or more.');
      await compare.getByRole('group', { name: 'Related to them' }).getByRole('checkbox').first().check();
      await expect(compare).toHaveURL(/#2507\.05566,\d{4}\.\d{5}$/);
      await compare.goto(running.extensionUrl(`compare.html#${SINGLE},${SEARCH},${ALONE}`));
      await compare.reload();
      await expect(compare.locator('[data-comparison]')).toHaveCount(2);
      await compare.locator('summary').first().press('Enter');
      for (const width of [1280, 390]) {
        await compare.setViewportSize({ width, height: 900 });
        expect(await compare.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        const { violations } = await new AxeBuilder({ page: compare }).analyze();
        expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);
      }
    });
  });
}

test('the way there is from the library, from a gloss in the popup and from its saved list', async ({ running }) => {
  const popup = await openOwn(running, 'popup.html');
  await popup.locator('[data-result] button[data-action="save"]').nth(0).click();
  await popup.locator('[data-result] button[data-action="save"]').nth(1).click();
  await popup.getByRole('tab', { name: 'Saved' }).click();
  const [fromSaved] = await Promise.all([
    running.context.waitForEvent('page'),
    popup.getByRole('button', { name: 'Compare' }).click(),
  ]);
  await expect(fromSaved.getByRole('group', { name: 'Saved' }).getByRole('checkbox')).toHaveCount(2);

  const library = await openOwn(running, 'sidepanel.html');
  const rows = library.locator('[data-saved] input[type="checkbox"]');
  await rows.nth(0).check();
  await expect(library.getByRole('toolbar')).toContainText('1 selected');
  await expect(library.getByRole('button', { name: 'Compare' })).toHaveCount(0);
  await rows.nth(1).check();
  const [fromLibrary] = await Promise.all([
    running.context.waitForEvent('page'),
    library.getByRole('button', { name: 'Compare' }).click(),
  ]);
  await expect(fromLibrary.getByRole('group', { name: 'Chosen' }).getByRole('checkbox', { checked: true })).toHaveCount(
    2,
  );
});

test('a paper that nobody has written about is compared, once it is saved, by what its abstract reports', async ({
  running,
  page,
}) => {
  const panel = await openPanel(page, 'https://arxiv.org/abs/2510.12345');
  const reported = await panel.locator('[data-metric]').count();
  await panel.locator('button[data-action="save"]').click();
  await expect(panel.locator('button[data-action="save"]')).toHaveAttribute('aria-pressed', 'true');

  const compare = await openOwn(running, `compare.html#${SINGLE},2510.12345`);
  const shared = compare.locator('[data-comparison]').filter({ hasText: 'MNLI' });
  await expect(shared.locator('[data-result][data-paper="2510.12345"]')).toContainText('90.4%');
  await expect(shared.locator(`[data-result][data-paper="${SINGLE}"]`)).toContainText('91.3%');

  const popup = await openOwn(running, 'popup.html');
  await popup.getByRole('tab', { name: 'Saved' }).click();
  await popup
    .locator('[data-saved][data-paper="2510.12345"] a, [data-saved][data-paper="2510.12345"] button')
    .first()
    .click();
  await expect(popup.locator('.detail-gloss [data-quoted="true"]')).toContainText('From the abstract');
  await expect(popup.locator('.detail-gloss [data-metric]')).toHaveCount(reported);
});
