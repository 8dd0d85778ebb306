import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright/test';
import { launchPlain, type PlainChromium } from './support/chromium.ts';
import { expect, openOwn, openPanel, panelOf, test } from './support/journey.ts';
import { REPLICAS } from './support/replica-pages.ts';

/**
 * The sum of what moved without the reader's doing, by the browser's own account (web.dev/articles/cls). What moved before
 * the first paint, as the page's style came, nobody saw: the browser tells of it by when its frame began.
 */
async function layoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        const painted = performance.getEntriesByName('first-paint')[0]?.startTime ?? 0;
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            if (entry.startTime > painted) sum += (entry as unknown as { value: number }).value;
          }
        });
        observer.observe({ type: 'layout-shift', buffered: true });
        // Two frames later every shift so far has been reported.
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
      }),
  );
}

const PAGES = [
  'https://arxiv.org/abs/2507.05566',
  'https://arxiv.org/abs/2506.21551',
  'https://arxiv.org/abs/2510.12345',
  'https://arxiv.org/html/2510.12345',
  'https://huggingface.co/papers/2507.05566',
  'https://huggingface.co/papers/2507.05240',
];

/** Waits until a page has done all that it does by itself. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('load');
  if (page.url().endsWith('abs/2510.12345')) {
    await expect(page.locator('blockquote.abstract .MathJax').first()).toBeAttached();
  }
  if (page.url().endsWith('05240')) await expect(page.locator('html[data-drawn]')).toBeAttached();
}

test.describe('beside the panel', () => {
  let plain: PlainChromium;
  test.beforeAll(async ({ server }) => {
    plain = await launchPlain(server);
  });
  test.afterAll(() => plain.close());

  /** What moves on a page by itself, without the extension: formulas that are set late, say. */
  async function ownShift(url: string, width: number): Promise<number> {
    const page = await plain.context.newPage();
    await page.setViewportSize({ width, height: 900 });
    await page.goto(url);
    await settled(page);
    const shift = await layoutShift(page);
    await page.close();
    return shift;
  }

  for (const width of [1280, 390]) {
    for (const url of PAGES) {
      test(`nothing moves on ${url} at ${width} px`, async ({ page }) => {
        await page.setViewportSize({ width, height: 900 });
        await openPanel(page, url);
        await settled(page);
        expect((await layoutShift(page)) - (await ownShift(url, width))).toBeLessThanOrEqual(0.01);
      });
    }
  }
});

test('nothing moves when the fonts of the page arrive late', async ({ page, running, server }) => {
  // A font that looks unlike the one it takes the place of, held back until the panel stands.
  const font = fileURLToPath(
    import.meta.resolve('@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff2'),
  );
  const style = `@font-face { font-family: Late; src: url(/late.woff2); font-display: swap; } body { font-family: Late, serif !important; }`;
  const plain = await launchPlain(server);
  const shifts: number[] = [];
  for (const [context, extended] of [
    [plain.context, false],
    [running.context, true],
  ] as const) {
    const tab = extended ? page : await context.newPage();
    const { promise: panelStands, resolve: letFontCome } = Promise.withResolvers<void>();
    await tab.route('**/static/arxiv.css', async (route) => {
      await route.fulfill({
        contentType: 'text/css',
        body: `${await readFile(`${REPLICAS}arxiv.css`, 'utf8')}\n${style}`,
      });
    });
    await tab.route('**/late.woff2', async (route) => {
      await panelStands;
      await route.fulfill({ path: font, contentType: 'font/woff2' });
    });
    await tab.goto('https://arxiv.org/abs/2507.05566', { waitUntil: 'domcontentloaded' });
    if (extended) await expect(panelOf(tab)).toHaveAttribute('data-state', 'ready');
    const height = () => tab.evaluate(() => document.querySelector('papergloss-panel')?.getBoundingClientRect().height);
    const before = await height();
    letFontCome();
    await tab.waitForFunction(() => document.fonts.check('16px Late'));
    expect(await height()).toBe(before);
    shifts.push(await layoutShift(tab));
  }
  await plain.close();
  const [alone = 0, withPanel = 0] = shifts;
  expect(withPanel - alone).toBeLessThanOrEqual(0.01);
});

/** Runs in the page before anything of it: notes every height that the panel has while restored parts stand open. */
function noteHeights(): void {
  const heights = new Set<number>();
  Object.assign(window, { heights });
  const observer = new ResizeObserver(([entry]) => {
    if (entry?.target.shadowRoot?.querySelector('.open-parts')) heights.add(entry.contentRect.height);
  });
  new MutationObserver(() => {
    const panel = document.querySelector('papergloss-panel');
    if (panel) observer.observe(panel);
  }).observe(document, { childList: true, subtree: true });
}

test('what arrives where the reader left parts open moves nothing', async ({ page }) => {
  const panel = await openPanel(page, 'https://arxiv.org/abs/2507.05566');
  await panel.getByRole('button', { name: 'Method' }).click();
  await panel.getByRole('button', { name: 'Results' }).click();
  await page.addInitScript(noteHeights);
  for (const url of PAGES) {
    await openPanel(page, url);
    await expect(panel.locator('.open-parts')).toBeAttached();
    await settled(page);
    await layoutShift(page); // two frames later every size has been noted
    const heights = await page.evaluate(() => [...(window as unknown as { heights: Set<number> }).heights]);
    expect(heights, url).toHaveLength(1);
  }
});

test('no request is made that the reader did not make', async ({ page, running, server }) => {
  const before = server.requests.length;
  await openPanel(page, 'https://arxiv.org/abs/2507.05566');
  const popup = await openOwn(running, 'popup.html');
  await popup.locator('input[type="search"]').fill('lora');
  await expect(popup.locator('[data-result]').first()).toBeVisible();
  const options = await openOwn(running, 'options.html');
  await options.getByRole('button', { name: /Reload the index/ }).click();
  await expect(options.getByText(/100 papers/).first()).toBeVisible();
  const asked = server.requests.slice(before).map(({ url }) => url);
  expect(asked.filter((url) => !url.endsWith('/favicon.ico'))).toEqual([
    'https://arxiv.org/abs/2507.05566',
    'https://arxiv.org/static/arxiv.css',
  ]);
});

test('nothing that a content script can read names the papers that the reader saved', async ({ page, running }) => {
  const panel = await openPanel(page, 'https://arxiv.org/abs/2507.05566');
  await panel.locator('button[data-action="save"]').click();
  const popup = await openOwn(running, 'popup.html');
  await expect(popup.locator('[data-result]').first()).toHaveAttribute('data-paper', '2507.05566');
  await expect
    .poll(() => running.worker.evaluate(async () => JSON.stringify(await chrome.storage.session.get())))
    .toContain('2507.05566');

  const session = await running.context.newCDPSession(page);
  const contexts: { id: number; origin: string }[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => contexts.push(context));
  await session.send('Runtime.enable');
  const ours = contexts.find(({ origin }) => origin === `chrome-extension://${running.extensionId}`);
  expect(ours).toBeDefined();
  const read = async (area: string) => {
    const { result } = await session.send('Runtime.evaluate', {
      contextId: ours?.id ?? 0,
      expression: `chrome.storage.${area}.get().then(JSON.stringify, (error) => 'refused: ' + error.message)`,
      awaitPromise: true,
    });
    return String(result.value);
  };
  expect(await read('local')).toContain('savedRevision');
  expect(await read('local')).not.toContain('2507.05566');
  expect(await read('session')).toMatch(/^refused/);
});

test('no page can tell by a file of ours that the extension is there', async ({ page, running }) => {
  await openPanel(page, 'https://arxiv.org/abs/2507.05566');
  const files = [
    'manifest.json',
    'popup.html',
    'options.html',
    'catalog/papers.json',
    'content-scripts/panel.js',
    'icons/16.png',
  ];
  const reached = await page.evaluate(
    async (urls) => {
      const answers = await Promise.allSettled(urls.map((url) => fetch(url)));
      return urls.filter((_, at) => answers[at]?.status === 'fulfilled');
    },
    files.map((file) => running.extensionUrl(file)),
  );
  expect(reached).toEqual([]);
});
