import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page, Worker } from 'playwright/test';
import { ask } from './support/ask.ts';
import { launchExtension, type RunningChromium } from './support/chromium.ts';
import { DAMAGES, databaseFolder, fingerprint } from './support/damage.ts';
import { test as base, expect, openOwn } from './support/journey.ts';
import { killWorker } from './support/kill-worker.ts';
import { exportedPapers, importSample, sequences } from './support/library.ts';

const PAPERS = 5000;

/** A browser with a large library that was closed when all of it was copied. */
interface Kept {
  readonly profileDir: string;
  readonly extensionId: string;
  readonly papers: readonly object[];
}

interface WorkerFixtures {
  readonly kept: Kept;
}

interface Fixtures {
  /** A profile of the test's own, with that library. */
  readonly profileDir: string;
  /** Opens a browser on that profile; it is closed with the test. */
  readonly reopen: () => Promise<RunningChromium>;
}

const test = base.extend<Fixtures, WorkerFixtures>({
  kept: [
    async ({ server }, use) => {
      const profileDir = await mkdtemp(join(tmpdir(), 'papergloss-kept-'));
      const running = await launchExtension({ server, profileDir });
      const page = await openOwn(running, 'options.html');
      await importSample(page, PAPERS);
      const papers = await exportedPapers(page);
      await expect.poll(() => isCopied(page)).toBe(true);
      await running.close();
      await use({ profileDir, extensionId: running.extensionId, papers });
      await rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
    },
    { scope: 'worker' },
  ],
  profileDir: async ({ kept }, use) => {
    const profileDir = await mkdtemp(join(tmpdir(), 'papergloss-damaged-'));
    await cp(kept.profileDir, profileDir, { recursive: true });
    await use(profileDir);
    await rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
  },
  reopen: async ({ server, profileDir }, use) => {
    const opened: RunningChromium[] = [];
    await use(async () => {
      const running = await launchExtension({ server, profileDir });
      opened.push(running);
      return running;
    });
    for (const running of opened) await running.close();
  },
});

async function isCopied(page: Page): Promise<boolean> {
  const { library, copy } = await sequences(page);
  return copy === library;
}

const HEALED = /^The library's storage was damaged; [\d,]+ papers were put back from the second copy\.$/;

test.describe(`a library of ${PAPERS} papers has them all again, and says so,`, () => {
  for (const [name, damage] of Object.entries(DAMAGES)) {
    test(`after ${name}`, async ({ kept, profileDir, reopen }) => {
      const folder = databaseFolder(profileDir, kept.extensionId);
      const before = await fingerprint(folder);
      await damage(folder);
      expect(await fingerprint(folder)).not.toBe(before);

      const running = await reopen();
      const popup = await openOwn(running, 'popup.html');
      expect(await exportedPapers(popup)).toEqual(kept.papers);
      // The words are there only where papers were missing: the browser had really lost them.
      expect((await ask(popup, 'syncStatus')).healed).toMatch(HEALED);
    });
  }

  test('after its database is deleted while it is in use', async ({ kept, reopen }) => {
    const running = await reopen();
    const popup = await openOwn(running, 'popup.html');
    const before = await ask(popup, 'syncStatus');
    expect(before).toMatchObject({ papers: PAPERS, healed: null });
    const session = await running.context.newCDPSession(popup);
    const origin = `chrome-extension://${running.extensionId}`;
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
    await expect.poll(async () => (await ask(popup, 'syncStatus')).healed).toMatch(HEALED);
    expect(await exportedPapers(popup)).toEqual(kept.papers);
    await killWorker(running.context, running.extensionId);
    expect(await exportedPapers(popup)).toEqual(kept.papers);
  });
});

test('the words are shown until they were read, and asked for nothing', async ({ kept, profileDir, reopen }) => {
  await DAMAGES['the whole folder deleted']?.(databaseFolder(profileDir, kept.extensionId));
  const running = await reopen();
  const popup = await openOwn(running, 'popup.html');
  await expect(popup.getByText(/put back from the second copy/)).toBeVisible();
  const options = await openOwn(running, 'options.html');
  const notice = options.getByText(/put back from the second copy/);
  await expect(notice).toBeVisible();
  await options.getByRole('button', { name: 'Understood' }).click();
  await expect(notice).toBeHidden();
  await running.close();

  const later = await reopen();
  const page = await openOwn(later, 'options.html');
  expect(await ask(page, 'syncStatus')).toMatchObject({ papers: PAPERS, healed: null });
});

for (const at of [1, 20, 65]) {
  test(`a background killed while it writes file ${at} of its copy goes on with it when it wakes`, async ({
    running,
  }) => {
    const page = await openOwn(running, 'options.html');
    await importSample(page, 10);
    await expect.poll(() => isCopied(page)).toBe(true);
    const hangs = await hangAtCopy(running.worker, at);
    await importSample(page, 3000);
    await hangs();
    const papers = await exportedPapers(page);
    expect(await isCopied(page)).toBe(false);
    await killWorker(running.context, running.extensionId);
    expect(await exportedPapers(page)).toEqual(papers);
    await expect.poll(() => isCopied(page)).toBe(true);
    const session = await running.context.newCDPSession(page);
    const origin = `chrome-extension://${running.extensionId}`;
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
    await expect.poll(async () => (await ask(page, 'syncStatus')).healed).toMatch(HEALED);
    expect(await exportedPapers(page)).toEqual(papers);
  });
}

/** Makes the background hang for ever in the `at`th file that it writes. Resolves once it hangs. */
async function hangAtCopy(worker: Worker, at: number): Promise<() => Promise<void>> {
  await worker.evaluate((call) => {
    const { put } = Cache.prototype;
    let calls = 0;
    Object.assign(globalThis, { hanging: false });
    Cache.prototype.put = function (this: Cache, ...args) {
      calls += 1;
      if (calls < call) return put.apply(this, args);
      Object.assign(globalThis, { hanging: true });
      return new Promise(() => {});
    };
  }, at);
  return () =>
    expect.poll(() => worker.evaluate(() => (globalThis as unknown as { hanging: boolean }).hanging)).toBe(true);
}

test('the library is taken back to a day with one click, and to the present with another', async ({
  running,
  page,
}) => {
  const own = await openOwn(running, 'options.html');
  await importSample(own, 30);
  await expect.poll(() => isCopied(own)).toBe(true);
  const then = await exportedPapers(own);
  const ids = await ask(own, 'libraryIds', { filter: {}, order: 'added' });
  const [some, others] = [ids.slice(0, 20), ids.slice(20)];
  await ask(own, 'editLibrary', { edits: [{ ids: some, changes: [{ kind: 'remove' }] }] });
  await ask(own, 'editLibrary', { edits: [{ ids: others, changes: [{ kind: 'note', value: 'written over' }] }] });
  const now = await exportedPapers(own);
  expect(now).toHaveLength(10);

  await page.goto(running.extensionUrl('options.html'));
  await page.getByRole('button', { name: /^Restore / }).click();
  await expect(page.getByText(/30 papers changed/)).toBeVisible();
  expect((await exportedPapers(own)).map(withoutTime)).toEqual(then.map(withoutTime));
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await exportedPapers(own)).map(withoutTime)).toEqual(now.map(withoutTime));
});

/** A paper without when it was last edited: what is restored is edited. */
function withoutTime(paper: object): object {
  return { ...paper, updated: 0 };
}
