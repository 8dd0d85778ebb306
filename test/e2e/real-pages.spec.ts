import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launchExtension, type RunningChromium } from './support/chromium.ts';
import { expect, openOwn, panelOf, test } from './support/journey.ts';
import { type ReplicaServer, startReplicaServer } from './support/replica-server.ts';

/** Real pages of both sites, which stand beside some checkouts and are not ours to ship. */
const FOLDER = fileURLToPath(new URL('../../../shared/pages', import.meta.url));

interface RealPage {
  readonly file: string;
  readonly url: string;
  readonly kind: string;
  readonly status?: number;
  readonly arxiv_id?: string | null;
  readonly title?: string | null;
}

const pages: readonly RealPage[] = existsSync(FOLDER)
  ? (JSON.parse(readFileSync(`${FOLDER}/manifest.json`, 'utf8')) as { pages: RealPage[] }).pages
  : [];

const papers = pages.filter(
  ({ kind, status, arxiv_id }) => /^(arxiv-abs|arxiv-html|hf-paper)/.test(kind) && (status ?? 200) === 200 && arxiv_id,
);
const others = pages.filter((page) => !papers.includes(page));

// Said aloud, so that nobody takes their absence for a pass.
if (pages.length === 0) test.skip('real pages: there are none beside this checkout', () => {});

test.describe('real pages', () => {
  let server: ReplicaServer;
  let running: RunningChromium;
  test.beforeAll(async () => {
    server = await startReplicaServer(FOLDER);
    running = await launchExtension({ server });
  });
  test.afterAll(async () => {
    await running.close();
    await server.close();
  });

  for (const { file, url, arxiv_id, title } of papers) {
    test(`${file} has its panel and is saved by its id and title`, async () => {
      const id = (arxiv_id ?? '').replace(/v\d+$/, '');
      const page = await running.context.newPage();
      await page.goto(url, { waitUntil: 'domcontentloaded' });
      const panel = panelOf(page);
      await expect(panel).toHaveAttribute('data-state', 'ready');
      await expect(panel).toHaveAttribute('data-paper', id);
      await expect(panel).toHaveCount(1);
      const save = panel.locator('button[data-action="save"]');
      const first = (await save.getAttribute('aria-pressed')) === 'false';
      if (first) await save.click();
      await expect(save).toHaveAttribute('aria-pressed', 'true');
      await page.close();

      const popup = await openOwn(running, 'popup.html');
      await popup.getByRole('tab', { name: 'Saved' }).click();
      // Saved under the title of the version that was open first; another version may have another title.
      const row = popup.locator(`[data-saved][data-paper="${id}"]`);
      if (title && first) await expect(row).toContainText(title.replace(/\s+/g, ' '));
      await popup.close();
    });
  }

  for (const { file, url } of papers) {
    test(`${file} speaks from its abstract, where marks come and go and leave it as it was`, async () => {
      const page = await running.context.newPage();
      await page.goto(url, { waitUntil: 'load' });
      const panel = panelOf(page);
      await expect(panel).toHaveAttribute('data-state', 'ready');
      await expect(panel.locator('[data-source]')).toHaveAttribute('data-source', 'abstract');
      await expect(panel.locator('.lead [data-section]')).not.toBeEmpty();
      for (const number of await panel.locator('[data-metric]').all()) {
        await expect(number).toHaveAttribute('data-value', /^-?\d/);
        await expect(number.locator('blockquote')).not.toBeEmpty();
      }
      const written = () =>
        page.evaluate(() => {
          const copy = document.documentElement.cloneNode(true) as HTMLElement;
          for (const own of copy.querySelectorAll('papergloss-panel')) own.remove();
          return copy.outerHTML;
        });
      const before = await written();
      await page.keyboard.press('m');
      await expect(panel.locator('[data-role]').first()).toBeAttached();
      expect(await page.evaluate(() => CSS.highlights.size)).toBeGreaterThan(0);
      expect(await written()).toBe(before);
      await page.keyboard.press('m');
      await expect(panel.locator('[data-role]')).toHaveCount(0);
      expect(await written()).toBe(before);
      await page.close();
    });
  }

  for (const { file, url } of others) {
    test(`${file} shows no single paper and gets no panel`, async () => {
      const page = await running.context.newPage();
      await page.goto(url, { waitUntil: 'load' }).catch(() => undefined);
      await expect(panelOf(page)).toHaveCount(0);
      await page.close();
    });
  }
});
