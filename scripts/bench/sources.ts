import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PaperId } from '../../lib/core/arxiv-id.ts';
import { localDay } from '../../lib/core/dates.ts';
import { addDays } from '../../lib/sources/series.ts';
import { allowHosts } from '../../test/e2e/support/allow-hosts.ts';
import { type Ask, askerIn } from '../../test/e2e/support/ask-background.ts';
import { CHROME_BUILD, launchExtension, type RunningChromium } from '../../test/e2e/support/chromium.ts';
import { daysUpTo, madeUpDay } from '../../test/e2e/support/day-tables.ts';
import { gzipBomb, markdown, startDocumentServer } from '../../test/e2e/support/document-server.ts';
import { startReplicaServer } from '../../test/e2e/support/replica-server.ts';
import { table } from '../commands/table.ts';
import { quantile } from '../measure/quantile.ts';
import { watchHeap } from '../measure/watch-heap.ts';
import { watchMemory } from '../measure/watch-memory.ts';
import { watchPauses } from '../measure/watch-pauses.ts';

const HOST = 'papers.example';
const PATIENCE = 600_000;
const YESTERDAY = addDays(localDay(Date.now()), -1);

/** Documents to import; those of a folder where one is named, else made up: 20 papers a day. */
async function documentsOf(folder: string | undefined, count: number): Promise<{ name: string; text: string }[]> {
  if (folder === undefined) {
    return daysUpTo(YESTERDAY, count).map((day) => ({ name: `${day}.md`, text: madeUpDay(day, 20) }));
  }
  const names = (await readdir(folder, { recursive: true })).filter((name) => /\.(?:md|txt|html?|json)$/.test(name));
  return Promise.all(
    names
      .sort()
      .slice(-count)
      .map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })),
  );
}

interface Device {
  readonly running: RunningChromium;
  readonly ask: Ask;
  close(): Promise<void>;
}

const server = await startReplicaServer();
const documents = await startDocumentServer({ secure: true });

async function startDevice(): Promise<Device> {
  const profileDir = await mkdtemp(join(tmpdir(), 'papergloss-bench-'));
  await allowHosts(profileDir, CHROME_BUILD, [HOST]);
  const running = await launchExtension({ server, profileDir, hosts: { [HOST]: documents.port } });
  const page = await running.context.newPage();
  // Nothing of it draws anything; the background works alone.
  await page.goto(running.extensionUrl('manifest.json'));
  const ask = askerIn((run, message) => page.evaluate(run, message), PATIENCE);
  await ask('overview'); // the index is there
  return {
    running,
    ask,
    async close() {
      await running.close();
      await rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** What something takes: seconds, the background's heap, the rise of its process, pauses, and how long readers wait. */
async function measured({ running, ask }: Device, work: () => Promise<unknown>): Promise<string[]> {
  const [heap, memory, pauses] = [
    await watchHeap(running),
    await watchMemory(running.context),
    await watchPauses(running.worker),
  ];
  const waits: number[] = [];
  let over = false;
  const readers = (async () => {
    while (!over) {
      const start = performance.now();
      await ask('lookup', { papers: [{ id: '2507.05566' as PaperId, facts: null }] });
      waits.push(performance.now() - start);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  })();
  const start = performance.now();
  await work();
  const seconds = (performance.now() - start) / 1000;
  over = true;
  await readers;
  return [
    seconds.toFixed(1),
    ((await heap.end()) / 1e6).toFixed(0),
    ((await memory.end()) / 1e6).toFixed(0),
    (await pauses.end()).toFixed(0),
    `${quantile(waits, 0.5).toFixed(0)} / ${Math.max(...waits).toFixed(0)}`,
  ];
}

async function settled(ask: Ask, id: string): Promise<void> {
  for (;;) {
    const source = (await ask('sources')).find((each) => each.id === id);
    if (!source || source.failure) throw new Error(source?.failure?.message ?? 'the source is gone');
    if (!source.work) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function importFiles({ ask }: Device, files: readonly { name: string; text: string }[]): Promise<string> {
  let stage: string | null = null;
  for (let at = 0; at < files.length; at += 100) {
    stage = (await ask('stageDocuments', { stage, documents: files.slice(at, at + 100) })).stage;
  }
  if (stage === null) throw new Error('there is no document to import');
  const { id } = await ask('keepStaged', { stage, into: null, name: 'Bench', follow: 'once' });
  await settled(ask, id);
  return id;
}

async function fetchSeries({ ask }: Device, days: readonly string[]): Promise<string> {
  const address = `https://${HOST}/${YESTERDAY}.md`;
  const { stage } = await ask('stageAddress', { address });
  const { id } = await ask('keepStaged', { stage, into: null, name: 'Bench', follow: 'series' });
  await settled(ask, id);
  await ask('fetchPast', { id, from: days.at(-1) ?? YESTERDAY });
  await settled(ask, id);
  return id;
}

const rows = [['', 's', 'heap MB', 'process +MB', 'longest pause ms', 'lookup meanwhile ms, median / most']];
async function row(name: string, work: (device: Device) => Promise<unknown>): Promise<void> {
  const device = await startDevice();
  try {
    let came = '';
    const measures = await measured(device, async () => {
      await work(device);
      const [source] = await device.ask('sources');
      came = source ? `: ${source.documents} documents, ${source.glosses} glosses` : '';
    });
    rows.push([name + came, ...measures]);
  } finally {
    await device.close();
  }
}

const [folder] = process.argv.slice(2);
for (const count of folder === undefined ? [100, 1000] : [100]) {
  const files = await documentsOf(folder, count);
  await row(`${count} files`, (device) => importFiles(device, files));
}
const days = daysUpTo(YESTERDAY, 100);
for (const day of days) documents.on(`/${day}.md`, markdown(madeUpDay(day, 20)));
await row('100 days of a series over TLS', (device) => fetchSeries(device, days));
documents.on('/bomb.md', gzipBomb);
await row('a packed document of 200 MB, refused', ({ ask }) =>
  ask('stageAddress', { address: `https://${HOST}/bomb.md` }).then(
    () => Promise.reject(new Error('it was taken')),
    () => null,
  ),
);
console.log(`the built extension in Chromium; ${folder === undefined ? 'documents made up' : 'files of a folder'}`);
console.log(table(rows));
await Promise.all([server.close(), documents.close()]);
