import type { Page } from 'playwright';
import { ask } from '../../test/e2e/support/ask.ts';
import { launchExtension } from '../../test/e2e/support/chromium.ts';
import { killWorker } from '../../test/e2e/support/kill-worker.ts';
import { importSample, sequences } from '../../test/e2e/support/library.ts';
import { startReplicaServer } from '../../test/e2e/support/replica-server.ts';
import { table } from '../commands/table.ts';
import { quantile } from '../measure/quantile.ts';
import { readRuns } from '../measure/read-runs.ts';

const RUNS = readRuns(process.argv[2]);
const SIZES = [1000, 5000, 20_000];

const server = await startReplicaServer();

/** Waits until the second copy has all that the library has. */
async function copied(page: Page): Promise<void> {
  for (;;) {
    const { library, copy } = await sequences(page);
    if (library === copy) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Milliseconds until a background that has to be woken first has answered with a page of the library. */
async function answer(page: Page, papers: number): Promise<number> {
  const start = performance.now();
  const { total } = await ask(page, 'library', { filter: {}, order: 'added', offset: 0, limit: 50 });
  const took = performance.now() - start;
  if (total !== papers) throw new Error(`the library has ${total} papers of ${papers}`);
  return took;
}

async function measure(papers: number): Promise<string[][]> {
  const running = await launchExtension({ server });
  // A page of the extension that runs nothing, and so asks nothing by itself.
  const page = await running.context.newPage();
  await page.goto(running.extensionUrl('manifest.json'));
  await importSample(page, papers);
  const session = await running.context.newCDPSession(page);
  const origin = `chrome-extension://${running.extensionId}`;
  const [whole, healed]: number[][] = [[], []];
  for (let round = 0; round < RUNS; round += 1) {
    await copied(page);
    await killWorker(running.context, running.extensionId);
    whole?.push(await answer(page, papers));
    await killWorker(running.context, running.extensionId);
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
    healed?.push(await answer(page, papers));
    if (!(await ask(page, 'syncStatus')).healed) throw new Error('nothing was damaged');
  }
  await running.close();
  const both = (times: readonly number[] = []) =>
    `${quantile(times, 0.5).toFixed(0)} / ${quantile(times, 0.95).toFixed(0)}`;
  return [[String(papers), both(whole), both(healed)]];
}

const rows: string[][] = [['papers', 'whole ms', 'database lost ms']];
for (const papers of SIZES) rows.push(...(await measure(papers)));
console.log(`the first page of the library from a sleeping background, ${RUNS} times, median / 95th percentile`);
console.log(table(rows));
await server.close();
