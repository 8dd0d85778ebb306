import { cp, mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'playwright/test';
import { CHROME_BUILD, launchExtension, type RunningChromium } from './support/chromium.ts';
import { expect, openOwn, openPanel, panelOf, test, watchErrors } from './support/journey.ts';
import { killWorker } from './support/kill-worker.ts';

const KNOWN = 'https://arxiv.org/abs/2507.05566';

/** How many papers the store holds, counted beside the extension's own code. */
function countPapers(worker: Worker): Promise<number> {
  return worker.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('papergloss');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const counting = opening.result.transaction('papers').objectStore('papers').count();
          counting.onsuccess = () => {
            opening.result.close();
            resolve(counting.result);
          };
        };
      }),
  );
}

/**
 * Makes the background hang in the middle of its next transaction of a kind: at the `at`th call of a method of the
 * store, that transaction is kept busy for ever, until the worker dies. Resolves once it hangs.
 */
async function hangAt(worker: Worker, method: 'put' | 'get', store: string, at: number): Promise<() => Promise<void>> {
  await worker.evaluate(
    ([name, storeName, call]) => {
      const original = IDBObjectStore.prototype[name];
      let calls = 0;
      Object.assign(globalThis, { hanging: false });
      IDBObjectStore.prototype[name] = function (this: IDBObjectStore, ...args: [never]) {
        const request = original.apply(this, args);
        if (this.name !== storeName) return request;
        calls += 1;
        if (calls < call) return request;
        const busy = () => {
          const next = this.count();
          next.onsuccess = busy;
        };
        busy();
        Object.assign(globalThis, { hanging: true });
        // What the code waits for never comes.
        return name === 'get' ? new Proxy(request, { set: () => true, get: () => () => undefined }) : request;
      };
    },
    [method, store, at] as const,
  );
  return () =>
    expect.poll(() => worker.evaluate(() => (globalThis as unknown as { hanging: boolean }).hanging)).toBe(true);
}

/** Makes the stored catalog one of an earlier version, so that the packaged one is taken for an update. */
function ageStoredCatalog(worker: Worker): Promise<void> {
  return worker.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('papergloss');
        opening.onsuccess = () => {
          const writing = opening.result.transaction('meta', 'readwrite');
          const meta = writing.objectStore('meta');
          const reading = meta.get('catalog');
          reading.onsuccess = () => meta.put({ ...reading.result, version: 'ffffffffffffffff' }, 'catalog');
          writing.oncomplete = () => resolve(opening.result.close());
          writing.onerror = () => reject(writing.error);
        };
      }),
  );
}

async function withProfile(use: (profileDir: string) => Promise<void>): Promise<void> {
  const profileDir = await mkdtemp(join(tmpdir(), 'papergloss-profile-'));
  try {
    await use(profileDir);
  } finally {
    await rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function save(running: RunningChromium, url: string): Promise<void> {
  const page = await running.context.newPage();
  const button = (await openPanel(page, url)).locator('button[data-action="save"]');
  await button.click();
  await expect(button).toHaveAttribute('aria-pressed', 'true');
  await page.close();
}

async function savedIds(running: RunningChromium): Promise<(string | null)[]> {
  const popup = await openOwn(running, 'popup.html');
  await popup.getByRole('tab', { name: 'Saved' }).click();
  await expect(popup.locator('[data-saved]').first()).toBeVisible();
  const ids = await popup
    .locator('[data-saved]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-paper')));
  await popup.close();
  return ids;
}

test.describe('a background that is killed', () => {
  for (const at of [1, 50, 100]) {
    test(`while it writes paper ${at} of the index leaves the old one whole and goes on by itself`, async ({
      running,
    }) => {
      await save(running, KNOWN);
      const options = await openOwn(running, 'options.html');
      await expect(options.getByText('100', { exact: true })).toBeVisible();
      const hangs = await hangAt(running.worker, 'put', 'papers', at);
      await options.getByRole('button', { name: /Reload the index/ }).click();
      await hangs();
      await killWorker(running.context, running.extensionId);
      const page = await running.context.newPage();
      await openPanel(page, KNOWN);
      expect(await countPapers(running.worker)).toBe(100);
      expect(await savedIds(running)).toEqual(['2507.05566']);
    });
  }

  test('while it loads the index for the first time loads it at the next event', async ({ running }) => {
    const options = await openOwn(running, 'options.html');
    await expect(options.getByText('100', { exact: true })).toBeVisible();
    await running.worker.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open('papergloss');
          opening.onsuccess = () => {
            const writing = opening.result.transaction(['papers', 'meta'], 'readwrite');
            writing.objectStore('papers').clear();
            writing.objectStore('meta').clear();
            writing.oncomplete = () => resolve(opening.result.close());
            writing.onerror = () => reject(writing.error);
          };
        }),
    );
    const hangs = await hangAt(running.worker, 'put', 'papers', 60);
    await options.getByRole('button', { name: /Reload the index/ }).click();
    await hangs();
    await killWorker(running.context, running.extensionId);
    const page = await running.context.newPage();
    await expect((await openPanel(page, KNOWN)).locator('[data-section="what"]').first()).toContainText('SingLoRA');
    expect(await countPapers(running.worker)).toBe(100);
  });

  test('while it looks a paper up is asked again by the page', async ({ running, page }) => {
    await openPanel(page, KNOWN);
    const hangs = await hangAt(running.worker, 'get', 'papers', 1);
    await page.reload();
    await hangs();
    await expect(panelOf(page)).toHaveAttribute('data-state', 'loading');
    await killWorker(running.context, running.extensionId);
    await expect(panelOf(page)).toHaveAttribute('data-state', 'ready');
  });

  test('while the popup saves, searches or opens a gloss is asked again by the popup', async ({ running }) => {
    const popup = await openOwn(running, 'popup.html');
    const row = popup.locator('[data-result][data-paper="2507.05566"]');
    await popup.locator('input[type="search"]').fill('singlora');
    await expect(row).toBeVisible();

    let hangs = await hangAt(running.worker, 'get', 'library', 1);
    await row.locator('button[data-action="save"]').click();
    await hangs();
    await killWorker(running.context, running.extensionId);
    await expect.poll(() => savedIds(running)).toEqual(['2507.05566']);
    await expect(row.locator('button[data-action="save"]')).toHaveAttribute('aria-pressed', 'true');

    hangs = await hangAt(running.worker, 'get', 'papers', 1);
    await row.locator('[data-row-focus]').focus();
    await popup.keyboard.press('Enter');
    await hangs();
    await killWorker(running.context, running.extensionId);
    await expect(popup.locator('[data-metric][data-value="91.3"]')).toBeVisible();
  });

  test('again and again answers every time and loses nothing', async ({ running, page }) => {
    await save(running, KNOWN);
    for (let round = 0; round < 10; round += 1) {
      await killWorker(running.context, running.extensionId);
      const panel = await openPanel(page, KNOWN);
      await expect(panel.locator('button[data-action="save"]')).toHaveAttribute('aria-pressed', 'true');
    }
  });
});

test.describe('storage', () => {
  test('that the browser refuses leaves the gloss readable, and saving says what to do', async ({ server }) => {
    await withProfile(async (profileDir) => {
      // A file in the place of the folder of databases: none can be opened.
      await mkdir(join(profileDir, 'Default'), { recursive: true });
      await writeFile(join(profileDir, 'Default', 'IndexedDB'), '');
      const running = await launchExtension({ server, profileDir });
      const page = await running.context.newPage();
      const panel = await openPanel(page, KNOWN);
      await expect(panel.locator('[data-section="what"]').first()).toContainText('SingLoRA');
      await panel.locator('button[data-action="save"]').click();
      await expect(panel.getByRole('status').filter({ hasText: "couldn't save" })).toContainText(/Restart the browser/);
      await expect(panel.locator('button[data-action="save"]')).toHaveAttribute('aria-pressed', 'false');
      const options = await openOwn(running, 'options.html');
      await expect(options.getByText(/couldn't open its storage/).first()).toBeVisible();
      await running.close();
    });
  });

  test('that is full refuses a save in words, keeps what was saved, and takes it when there is room', async ({
    server,
  }) => {
    await withProfile(async (profileDir) => {
      const before = await launchExtension({ server, profileDir });
      await save(before, KNOWN);
      await before.close();

      // Before the first write of this run: the browser keeps an account of the space that it trusts for a while.
      const running = await launchExtension({ server, profileDir });
      const popup = await openOwn(running, 'popup.html');
      const session = await running.context.newCDPSession(popup);
      const origin = `chrome-extension://${running.extensionId}`;
      await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
      const page = await running.context.newPage();
      const panel = await openPanel(page, 'https://arxiv.org/abs/2506.21551');
      const button = panel.locator('button[data-action="save"]');
      await button.click();
      await expect(panel.getByRole('status').filter({ hasText: "couldn't save" })).toContainText(
        /storage is full\. Free/,
      );
      await expect(button).toHaveAttribute('aria-pressed', 'false');
      expect(await savedIds(running)).toEqual(['2507.05566']);
      await session.send('Storage.overrideQuotaForOrigin', { origin });
      await button.click();
      await expect(button).toHaveAttribute('aria-pressed', 'true');
      expect((await savedIds(running)).sort()).toEqual(['2506.21551', '2507.05566']);
      await running.close();
    });
  });

  test('takes the saves of several tabs at the same moment', async ({ running }) => {
    const urls = [KNOWN, 'https://huggingface.co/papers/2507.06203', 'https://arxiv.org/abs/2506.21551'];
    const panels = await Promise.all(urls.map(async (url) => openPanel(await running.context.newPage(), url)));
    await Promise.all(panels.map((panel) => panel.locator('button[data-action="save"]').click()));
    for (const panel of panels) {
      await expect(panel.locator('button[data-action="save"]')).toHaveAttribute('aria-pressed', 'true');
    }
    expect((await savedIds(running)).sort()).toEqual(['2506.21551', '2507.05566', '2507.06203']);
  });

  test('takes one paper saved in two tabs at the same moment for one', async ({ running }) => {
    const tabs = await Promise.all([openOwn(running, 'options.html'), openOwn(running, 'options.html')]);
    const saves = tabs.map((tab) =>
      tab.evaluate(() => {
        const data = { id: '2507.05566', saved: true, facts: null };
        const messages = Array.from({ length: 20 }, (_, id) => ({ id, type: 'setSaved', data, timestamp: Date.now() }));
        return Promise.all(messages.map((message) => chrome.runtime.sendMessage(message)));
      }),
    );
    const answers = (await Promise.all(saves)).flat().map(({ res }) => res);
    expect(answers).toHaveLength(40);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await savedIds(running)).toEqual(['2507.05566']);
  });
});

test.describe('a catalog file that is cut short', () => {
  async function cutBuild(folder: string): Promise<string> {
    const build = join(folder, 'build');
    await cp(CHROME_BUILD, build, { recursive: true });
    await truncate(join(build, 'catalog/papers.json'), 100_000);
    return build;
  }

  test('is told in words, on the page and in the popup', async ({ server }) => {
    await withProfile(async (folder) => {
      const running = await launchExtension({ server, extensionDir: await cutBuild(folder) });
      const page = await running.context.newPage();
      await page.goto(KNOWN);
      await expect(panelOf(page)).toHaveAttribute('data-state', 'error');
      await expect(panelOf(page)).toContainText(
        "The bundled index can't be read: the file is cut short. Repair or update",
      );
      const popup = await openOwn(running, 'popup.html');
      await expect(popup.getByText(/Repair or update the extension/).first()).toBeVisible();
      await running.close();
    });
  });

  test('leaves the index before it in use', async ({ server }) => {
    await withProfile(async (folder) => {
      const build = join(folder, 'build');
      const profileDir = join(folder, 'profile');
      await cp(CHROME_BUILD, build, { recursive: true });
      const before = await launchExtension({ server, profileDir, extensionDir: build });
      await openPanel(await before.context.newPage(), KNOWN);
      await ageStoredCatalog(before.worker);
      await before.close();

      await truncate(join(build, 'catalog/papers.json'), 100_000);
      const running = await launchExtension({ server, profileDir, extensionDir: build });
      const panel = await openPanel(await running.context.newPage(), KNOWN);
      await expect(panel.locator('[data-section="what"]').first()).toContainText('SingLoRA');
      const options = await openOwn(running, 'options.html');
      await expect(options.getByText(/cut short/).first()).toBeVisible();
      await running.close();
    });
  });
});

test.describe('an open page', () => {
  test('that comes back from the cache of the browser shows what was saved meanwhile', async ({ running, page }) => {
    const panel = await openPanel(page, KNOWN);
    await page.evaluate(() => {
      addEventListener('pageshow', ({ persisted }) => Object.assign(window, { persisted }));
    });
    await page.goto('https://arxiv.org/abs/2506.21551');
    await save(running, KNOWN);
    // It was loaded long ago: there is no load to wait for.
    await page.goBack({ waitUntil: 'commit' });
    expect(await page.evaluate(() => (window as unknown as { persisted?: boolean }).persisted)).toBe(true);
    await expect(panel.locator('button[data-action="save"]')).toHaveAttribute('aria-pressed', 'true');
    await panel.locator('button[data-action="save"]').click();
    await expect(panel.locator('button[data-action="save"]')).toHaveAttribute('aria-pressed', 'false');
  });

  test('under which the extension is updated says so once and breaks nothing', async ({ running }) => {
    const page = await running.context.newPage();
    const errors = watchErrors(page);
    const panel = await openPanel(page, KNOWN);
    const own = await openOwn(running, 'options.html');
    const closed = own.waitForEvent('close'); // pages of the extension go with the version that made them
    await own.evaluate(() => chrome.runtime.reload()).catch(() => undefined);
    await closed;
    await panel.locator('button[data-action="save"]').click({ force: true });
    await expect(panel).toContainText('Papergloss was updated. Reload this page to use it.');
    await expect(panel.locator('[data-section="what"]').first()).toContainText('SingLoRA');
    expect(errors).toEqual([]);
  });
});
