import { test as base, expect, type Locator, type Page } from 'playwright/test';
import { type LaunchOptions, launchExtension, type RunningChromium } from './chromium.ts';
import { type ReplicaServer, startReplicaServer } from './replica-server.ts';

interface Fixtures {
  /** What the browser of this test is launched with, beside the server. */
  launch: Omit<LaunchOptions, 'server'>;
  /** A Chromium of the test's own, with the extension in a fresh profile. */
  running: RunningChromium;
  /** A page in it that fails the test when any error reaches its console. */
  page: Page;
}

interface WorkerFixtures {
  /** Our replica pages. */
  server: ReplicaServer;
}

/** Tests that run the built extension in a real browser. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: the test runner reads what a fixture needs from this pattern
    async ({}, use) => {
      const server = await startReplicaServer();
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
  launch: [{}, { option: true }],
  running: async ({ server, launch }, use) => {
    const running = await launchExtension({ ...launch, server });
    await use(running);
    await running.close();
  },
  page: async ({ running }, use) => {
    const page = await running.context.newPage();
    const errors = watchErrors(page);
    await use(page);
    expect(errors).toEqual([]);
  },
});

export { expect };

/** What a page writes to its console as errors from now on; answers of the server with an error status aside. */
export function watchErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      errors.push(message.text());
  });
  return errors;
}

/** The panel of a page. */
export function panelOf(page: Page): Locator {
  return page.locator('papergloss-panel');
}

/** Opens a page and waits until its panel has an answer. */
export async function openPanel(page: Page, url: string): Promise<Locator> {
  await page.goto(url);
  const panel = panelOf(page);
  await expect(panel).toHaveAttribute('data-state', 'ready');
  return panel;
}

/** Opens a page of the extension in a tab. */
export async function openOwn(running: RunningChromium, path: string): Promise<Page> {
  const page = await running.context.newPage();
  await page.goto(running.extensionUrl(path));
  return page;
}
