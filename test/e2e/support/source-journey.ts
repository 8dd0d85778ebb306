import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import type { ListedSource, SourceDetail } from '../../../lib/sources/listed-source.ts';
import { allowHosts } from './allow-hosts.ts';
import { type Ask, askerIn } from './ask-background.ts';
import { CHROME_BUILD, launchExtension, type RunningChromium } from './chromium.ts';
import { type DocumentServer, startDocumentServer } from './document-server.ts';
import { test as base, expect, openOwn } from './journey.ts';

/** Where readers find documents. */
export const PAPERS = 'papers.example';

/** Where GitHub keeps the files that its pages show. */
export const RAW = 'raw.githubusercontent.com';

/** Other hosts where documents are, so that one that is slow holds up no other. */
export const OTHERS = ['slow.example', 'silent.example'] as const;

/** What the background may take; a server that says nothing is given up after less. */
const PATIENCE = 60_000;

/** A reader with a browser, whose hosts with documents are allowed, as if the reader had answered the browser. */
export interface Reader {
  readonly running: RunningChromium;
  /** The options, open in a tab. */
  readonly options: Page;
  readonly ask: Ask;
}

interface Fixtures {
  /** The server of documents, over TLS; what has no behaviour is absent. */
  documents: DocumentServer;
  /** A server on this machine that nobody has any business with. */
  canary: DocumentServer;
  reader: Reader;
}

/** Tests of sources in a real browser. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: the test runner reads what a fixture needs from this pattern
  documents: async ({}, use) => {
    const server = await startDocumentServer({ secure: true });
    await use(server);
    await server.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: the test runner reads what a fixture needs from this pattern
  canary: async ({}, use) => {
    const server = await startDocumentServer({ secure: true });
    await use(server);
    await server.close();
  },
  reader: async ({ server, documents }, use) => {
    const profileDir = await mkdtemp(join(tmpdir(), 'papergloss-reader-'));
    const hosts = [PAPERS, RAW, ...OTHERS];
    await allowHosts(profileDir, CHROME_BUILD, hosts);
    const ports = Object.fromEntries(hosts.map((host) => [host, documents.port]));
    const running = await launchExtension({ server, profileDir, hosts: ports });
    const options = await openOwn(running, 'options.html');
    await use({ running, options, ask: askerIn((run, message) => options.evaluate(run, message), PATIENCE) });
    await running.close();
    await rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
  },
});

export { expect };

/** Subscribes to an address without the page, and waits until its documents are in. */
export async function subscribe(
  { ask }: Reader,
  address: string,
  name: string,
  follow: 'address' | 'series' = 'address',
): Promise<ListedSource> {
  const { stage } = await ask('stageAddress', { address });
  const { id } = await ask('keepStaged', { stage, into: null, name, follow });
  return settled(ask, id);
}

/** How a source stands once all that it was at is done. */
export async function settled(ask: Ask, id: string): Promise<ListedSource> {
  await expect.poll(async () => (await sourceOf(ask, id)).work, { timeout: PATIENCE }).toBeNull();
  return sourceOf(ask, id);
}

export async function sourceOf(ask: Ask, id: string): Promise<ListedSource> {
  const source = (await ask('sources')).find((each) => each.id === id);
  if (!source) throw new Error(`there is no source ${id}`);
  return source;
}

export async function detailOf(ask: Ask, id: string): Promise<SourceDetail> {
  const detail = await ask('sourceDetail', { id });
  if (!detail) throw new Error(`there is no source ${id}`);
  return detail;
}
