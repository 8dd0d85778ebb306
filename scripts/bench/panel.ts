import type { BrowserContext, Page } from 'playwright';
import { launchExtension, launchPlain } from '../../test/e2e/support/chromium.ts';
import { killWorker } from '../../test/e2e/support/kill-worker.ts';
import { startReplicaServer } from '../../test/e2e/support/replica-server.ts';
import { table } from '../commands/table.ts';
import { quantile } from '../measure/quantile.ts';

const RUNS = Number(process.argv[2] ?? 25);

const PAGES = [
  'https://arxiv.org/abs/2507.05566',
  'https://huggingface.co/papers/2507.05566',
  'https://arxiv.org/abs/2510.12345',
];

/** What one opening of a page measured, in milliseconds and layout shift units. */
interface Measure {
  /** From DOMContentLoaded to the frame in which the panel stood with its content; null without the extension. */
  readonly panel: number | null;
  /** From DOMContentLoaded to the frame in which its place was taken. */
  readonly place: number | null;
  readonly firstPaint: number;
  readonly layoutShift: number;
}

/** Runs in the page before anything of it: notes when the panel comes and when it is ready, each at its frame. */
function observe(): void {
  const marks = { place: 0, panel: 0, shift: 0 };
  Object.assign(window, { marks });
  const atFrame = (name: 'place' | 'panel') =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        marks[name] = performance.now();
      };
      port2.postMessage(null); // answered after this frame is painted
    });
  new MutationObserver((_, observer) => {
    const panel = document.querySelector('papergloss-panel');
    if (!panel) return;
    if (marks.place === 0) {
      marks.place = -1;
      atFrame('place');
    }
    if (panel.getAttribute('data-state') !== 'ready') return;
    observer.disconnect();
    atFrame('panel');
  }).observe(document, { childList: true, subtree: true, attributeFilter: ['data-state'] });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) marks.shift += (entry as unknown as { value: number }).value;
  }).observe({ type: 'layout-shift', buffered: true });
}

async function open(context: BrowserContext, url: string, withPanel: boolean): Promise<Measure> {
  const page = await context.newPage();
  await page.addInitScript(observe);
  await page.goto(url, { waitUntil: 'load' });
  if (withPanel) await page.waitForFunction(() => (window as unknown as { marks: { panel: number } }).marks.panel > 0);
  if (url.endsWith('12345')) await page.waitForSelector('blockquote.abstract .MathJax');
  const measure = await read(page);
  await page.close();
  return measure;
}

function read(page: Page): Promise<Measure> {
  return page.evaluate(
    () =>
      new Promise<Measure>((resolve) => {
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            const { marks } = window as unknown as { marks: { place: number; panel: number; shift: number } };
            const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
            const parsed = navigation?.domContentLoadedEventStart ?? 0;
            const [paint] = performance.getEntriesByName('first-contentful-paint');
            resolve({
              panel: marks.panel > 0 ? marks.panel - parsed : null,
              place: marks.place > 0 ? marks.place - parsed : null,
              firstPaint: paint?.startTime ?? 0,
              layoutShift: marks.shift,
            });
          }),
        );
      }),
  );
}

async function repeat(times: number, run: () => Promise<Measure>): Promise<Measure[]> {
  const measures: Measure[] = [];
  for (let round = 0; round < times; round += 1) measures.push(await run());
  return measures.slice(1); // the first fills caches
}

function row(url: string, name: string, measures: readonly Measure[]): string[] {
  const figures = (key: keyof Measure) => measures.flatMap((measure) => measure[key] ?? []);
  const both = (values: number[]) =>
    values.length > 0 ? `${quantile(values, 0.5).toFixed(0)} / ${quantile(values, 0.95).toFixed(0)}` : '-';
  const shift = Math.max(...figures('layoutShift')).toFixed(4);
  return [url, name, both(figures('place')), both(figures('panel')), both(figures('firstPaint')), shift];
}

const server = await startReplicaServer();
const plain = await launchPlain(server);
const running = await launchExtension({ server });
const rows = [['page', 'worker', 'place ms', 'panel ms', 'first paint ms', 'shift']];
for (const url of PAGES) {
  const { context, extensionId } = running;
  rows.push(row(url, 'none', await repeat(RUNS, () => open(plain.context, url, false))));
  rows.push(row(url, 'awake', await repeat(RUNS, () => open(context, url, true))));
  const asleep = await repeat(RUNS, async () => {
    await killWorker(context, extensionId);
    return open(context, url, true);
  });
  rows.push(row(url, 'asleep', asleep));
}
console.log(`${RUNS - 1} openings each, median / 95th percentile; times of the panel count from DOMContentLoaded`);
console.log(table(rows));
await running.close();
await plain.close();
await server.close();
