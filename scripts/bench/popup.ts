import { launchExtension } from '../../test/e2e/support/chromium.ts';
import { killWorker } from '../../test/e2e/support/kill-worker.ts';
import { startReplicaServer } from '../../test/e2e/support/replica-server.ts';
import { table } from '../commands/table.ts';
import { notePaints, readPaints } from '../measure/note-paints.ts';
import { quantile } from '../measure/quantile.ts';
import { readRuns } from '../measure/read-runs.ts';

const RUNS = readRuns(process.argv[2]);

const SELECTORS = { shell: 'input[type="search"]', results: '[data-result]' };

const server = await startReplicaServer();
const running = await launchExtension({ server });

/** Opens the popup in a tab; milliseconds from the beginning of navigation to each frame. */
async function open(): Promise<Record<string, number>> {
  const page = await running.context.newPage();
  await page.addInitScript(notePaints, SELECTORS);
  await page.goto(running.extensionUrl('popup.html'));
  const paints = await readPaints(page, Object.keys(SELECTORS));
  await page.close();
  return paints;
}

async function measure(name: string, before: () => Promise<void>): Promise<string[]> {
  const paints: Record<string, number>[] = [];
  for (let round = 0; round <= RUNS; round += 1) {
    await before();
    paints.push(await open());
  }
  const both = (key: string) => {
    const values = paints.slice(1).map((paint) => paint[key] ?? Number.NaN); // the first fills caches
    return `${quantile(values, 0.5).toFixed(0)} / ${quantile(values, 0.95).toFixed(0)}`;
  };
  return [name, both('shell'), both('results')];
}

const rows = [
  ['worker', 'field ms', 'results ms'],
  await measure('awake', async () => {}),
  await measure('asleep', () => killWorker(running.context, running.extensionId)),
];
console.log(`the popup opened ${RUNS} times each, median / 95th percentile, from the beginning of navigation`);
console.log(table(rows));
await running.close();
await server.close();
