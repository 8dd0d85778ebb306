import type { BrowserContext, Page } from 'playwright';
import { launchExtension, launchPlain } from '../../test/e2e/support/chromium.ts';
import { killWorker } from '../../test/e2e/support/kill-worker.ts';
import { startReplicaServer } from '../../test/e2e/support/replica-server.ts';
import { table } from '../commands/table.ts';
import { notePaints, readPaints } from '../measure/note-paints.ts';
import { quantile } from '../measure/quantile.ts';
import { readRuns } from '../measure/read-runs.ts';

const RUNS = readRuns(process.argv[2]);

const PAGES = [
  'https://arxiv.org/abs/2507.05566',
  'https://huggingface.co/papers/2507.05566',
  'https://arxiv.org/abs/2510.12345',
];

/** In the page: `place` is the frame in which the panel's room is taken, `panel` the one in which its content stands. */
const SELECTORS = { place: 'papergloss-panel', panel: 'papergloss-panel[data-state="ready"]' };

/** What one opening of a page measured: milliseconds, and units of layout shift. */
interface Measure {
  /** From DOMContentLoaded; null without the extension. */
  readonly place: number | null;
  readonly panel: number | null;
  /** From the beginning of navigation. */
  readonly firstPaint: number;
  readonly layoutShift: number;
}

async function open(context: BrowserContext, url: string, withPanel: boolean): Promise<Measure> {
  const page = await context.newPage();
  await page.addInitScript(notePaints, SELECTORS);
  await page.goto(url, { waitUntil: 'load' });
  const { place, panel } = withPanel ? await readPaints(page, Object.keys(SELECTORS)) : {};
  if (url.endsWith('12345')) await page.waitForSelector('blockquote.abstract .MathJax');
  const { parsed, firstPaint, layoutShift } = await readTimings(page);
  await page.close();
  return { place: sinceParsed(place, parsed), panel: sinceParsed(panel, parsed), firstPaint, layoutShift };
}

function sinceParsed(time: number | undefined, parsed: number): number | null {
  return time === undefined ? null : time - parsed;
}

/** What the browser itself noted, two frames after all has come. */
function readTimings(page: Page): Promise<{ parsed: number; firstPaint: number; layoutShift: number }> {
  return page.evaluate(async () => {
    let layoutShift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) layoutShift += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
    const firstPaint = new Promise<number>((resolve) => {
      new PerformanceObserver((list) => resolve(list.getEntries()[0]?.startTime ?? 0)).observe({
        type: 'paint',
        buffered: true,
      });
    });
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return { parsed: navigation?.domContentLoadedEventStart ?? 0, firstPaint: await firstPaint, layoutShift };
  });
}

/** Runs of one kind; the one before them fills caches and is not counted. */
async function repeat(run: () => Promise<Measure>): Promise<Measure[]> {
  await run();
  const measures: Measure[] = [];
  for (let round = 0; round < RUNS; round += 1) measures.push(await run());
  return measures;
}

function row(url: string, name: string, measures: readonly Measure[]): string[] {
  const values = (key: keyof Measure) => measures.flatMap((measure) => measure[key] ?? []);
  const both = (key: keyof Measure) => {
    const [median, p95] = [quantile(values(key), 0.5), quantile(values(key), 0.95)];
    return Number.isNaN(median) ? '-' : `${median.toFixed(0)} / ${p95.toFixed(0)}`;
  };
  const shift = Math.max(...values('layoutShift')).toFixed(4);
  return [url, name, both('place'), both('panel'), both('firstPaint'), shift];
}

const server = await startReplicaServer();
const plain = await launchPlain(server);
const { context, extensionId, close } = await launchExtension({ server });
const rows = [['page', 'worker', 'place ms', 'panel ms', 'first paint ms', 'most shift']];
for (const url of PAGES) {
  rows.push(row(url, 'no extension', await repeat(() => open(plain.context, url, false))));
  rows.push(row(url, 'awake', await repeat(() => open(context, url, true))));
  const asleep = async () => {
    await killWorker(context, extensionId);
    return open(context, url, true);
  };
  rows.push(row(url, 'asleep', await repeat(asleep)));
}
console.log(`${RUNS} openings each, median / 95th percentile; place and panel count from DOMContentLoaded`);
console.log(table(rows));
await close();
await plain.close();
await server.close();
