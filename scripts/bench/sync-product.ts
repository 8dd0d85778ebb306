import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allowHosts } from '../../test/e2e/support/allow-hosts.ts';
import { type Ask, askerIn } from '../../test/e2e/support/ask-background.ts';
import { CHROME_BUILD, launchExtension, type RunningChromium } from '../../test/e2e/support/chromium.ts';
import { startReplicaServer } from '../../test/e2e/support/replica-server.ts';
import { table } from '../commands/table.ts';
import { madeUpFile } from '../measure/made-up-papers.ts';
import { watchHeap } from '../measure/watch-heap.ts';
import { LIGHTTPD, startWebdavServer, type WebdavServer } from '../webdav/real-servers.ts';

/** Papers of the libraries that are synced. */
const SIZES = [10, 1000, 20_000];

/** As long as anything here may take; milliseconds. */
const PATIENCE = 300_000;

const CLOUD = 'cloud.example';

interface Device {
  readonly running: RunningChromium;
  readonly ask: Ask;
  close(): Promise<void>;
}

const server = await startReplicaServer();

async function startDevice(dav: WebdavServer): Promise<Device> {
  const profileDir = await mkdtemp(join(tmpdir(), 'papergloss-bench-'));
  await allowHosts(profileDir, CHROME_BUILD, [CLOUD]);
  const hosts = { [CLOUD]: Number(new URL(dav.address).port) };
  const running = await launchExtension({ server, profileDir, hosts });
  const page = await running.context.newPage();
  // Nothing of it draws anything; the background works alone.
  await page.goto(running.extensionUrl('manifest.json'));
  return {
    running,
    ask: askerIn((run, message) => page.evaluate(run, message), PATIENCE),
    async close() {
      await running.close();
      await rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Seconds that something takes, and the most that the background's heap was seen to hold meanwhile. */
async function measured(device: Device, work: () => Promise<unknown>): Promise<string> {
  const heap = await watchHeap(device.running);
  const start = performance.now();
  await work();
  const seconds = (performance.now() - start) / 1000;
  return `${seconds.toFixed(1)} s (${((await heap.end()) / 1e6).toFixed(0)} MB)`;
}

async function measure(size: number): Promise<string[]> {
  const dav = await startWebdavServer(LIGHTTPD);
  const access = {
    address: `https://${CLOUD}/`,
    user: dav.user,
    password: dav.password,
    passphrase: 'eight words of the reader and one more',
  };
  const [first, second] = [await startDevice(dav), await startDevice(dav)];
  try {
    const file = await madeUpFile(size, size);
    const imported = await measured(first, () => first.ask('importLibrary', file));
    const up = await measured(first, () => first.ask('setUpServer', access));
    const down = await measured(second, () => second.ask('setUpServer', access));
    const { papers, backends } = await second.ask('syncStatus');
    const failure = backends.find(({ kind }) => kind === 'webdav')?.failure;
    if (papers !== size || failure) throw new Error(`${papers} of ${size} papers came: ${failure?.message}`);
    const again = await measured(second, () => second.ask('syncNow', { kind: 'webdav' }));
    return [`${size}`, imported, up, down, again];
  } finally {
    await Promise.all([first.close(), second.close()]);
    await dav.close();
  }
}

const rows = [['papers', 'import', 'set up, first upload', 'set up elsewhere, all there', 'sync now']];
for (const size of SIZES) rows.push(await measure(size));
console.log(
  'the built extension in Chromium on a real lighttpd over TLS, encrypted; in brackets the most its background held',
);
console.log(table(rows));
await server.close();
