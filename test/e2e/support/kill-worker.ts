import type { BrowserContext } from 'playwright';

/**
 * Kills the extension's background as Chromium does when it has been idle; the next message or event wakes it. While a
 * test drives the browser it never idles out by itself.
 */
export async function killWorker(context: BrowserContext, extensionId: string): Promise<void> {
  // A page of the extension that runs nothing, and so can't wake what is being killed.
  const page = await context.newPage();
  try {
    await page.goto(`chrome-extension://${extensionId}/manifest.json`);
    const session = await context.newCDPSession(page);
    const stopped = new Promise<void>((resolve) => {
      session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
        if (versions.some(({ runningStatus }) => runningStatus === 'stopped')) resolve();
      });
    });
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
    await stopped;
  } finally {
    await page.close();
  }
}
