import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allowHosts } from '../../test/e2e/support/allow-hosts.ts';
import { type Ask, askerIn } from '../../test/e2e/support/ask-background.ts';
import { CHROME_BUILD, launchExtension, type RunningChromium } from '../../test/e2e/support/chromium.ts';
import { startReplicaServer } from '../../test/e2e/support/replica-server.ts';
import { table } from '../commands/table.ts';
import { madeUpFile } from '../measure/made-up-papers.ts';
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

/** Looks at the heap of the background ten times a second. */
async function watchHeap({ context, extensionId }: RunningChromium) {
  const browser = context.browser();
  if (!browser) throw new Error('this Chromium lets nobody look at its heap');
  const session = await browser.newBrowserCDPSession();
  const { targetInfos } = await session.send('Target.getTargets');
  const target = targetInfos.find(({ type, url }) => type === 'service_worker' && url.includes(extensionId));
  if (!target) throw new Error('the background is asleep');
  const { sessionId } = await session.send('Target.attachToTarget', { targetId: target.targetId, flatten: false });
  let most = 0;
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { result } = JSON.parse(message) as { result?: { usedSize?: number; backingStorageSize?: number } };
    most = Math.max(most, (result?.usedSize ?? 0) + (result?.backingStorageSize ?? 0));
  });
  const look = () => {
    const message = JSON.stringify({ id: 1, method: 'Runtime.getHeapUsage' });
    session.send('Target.sendMessageToTarget', { sessionId, message }).catch(() => {});
  };
  const timer = setInterval(look, 100);
  return {
    async end() {
      clearInterval(timer);
      await session.detach();
      return most;
    },
  };
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
