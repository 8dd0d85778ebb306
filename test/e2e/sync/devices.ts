import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import type { Page as FirefoxPage } from 'puppeteer-core';
import type { WebdavServer } from '../../../scripts/webdav/real-servers.ts';
import { allowHosts } from '../support/allow-hosts.ts';
import { type Ask, askerIn } from '../support/ask-background.ts';
import { CHROME_BUILD, launchExtension, type RunningChromium } from '../support/chromium.ts';
import { launchFirefox } from '../support/firefox.ts';
import { type Gate, openGate } from '../support/gate.ts';
import { killBrowser } from '../support/kill-browser.ts';
import type { ReplicaServer } from '../support/replica-server.ts';

/** Where the browsers find the reader's server. */
export const CLOUD = 'cloud.example';

/** A host of somebody else's, which no browser has a reason to go to. Whatever does comes to the gate as well. */
export const ELSEWHERE = 'elsewhere.example';

/** What the background may take; a round with a server that is held takes as long as the test holds it. */
const PATIENCE = 60_000;

/** A browser of the reader's, with the extension in it, and its own way to the server. */
export interface Device {
  readonly name: string;
  readonly gate: Gate;
  readonly ask: Ask;
  close(): Promise<void>;
}

export interface ChromiumDevice extends Device {
  readonly running: RunningChromium;
  /** The options, open in a tab. */
  readonly options: Page;
  /** Kills it by its process id and starts it again with the profile that it left. */
  killed(): Promise<ChromiumDevice>;
}

export interface FirefoxDevice extends Device {
  /** The options, open in a tab. */
  readonly options: FirefoxPage;
}

/** What devices are started beside. */
export interface Surroundings {
  /** The sites. */
  readonly server: ReplicaServer;
  readonly dav: WebdavServer;
}

export async function startChromium(name: string, around: Surroundings): Promise<ChromiumDevice> {
  const profileDir = await mkdtemp(join(tmpdir(), 'papergloss-device-'));
  await allowHosts(profileDir, CHROME_BUILD, [CLOUD, ELSEWHERE]);
  const gate = await openGate(around.dav.address);
  // The one of now: it may be killed and started again.
  let current: RunningChromium | null = null;
  const close = async () => {
    await current?.close();
    await gate.close();
    await rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
  };
  const start = async (): Promise<ChromiumDevice> => {
    const running = await launchExtension({ server: around.server, profileDir, hosts: hostsAt(gate) });
    current = running;
    const options = await running.context.newPage();
    await options.goto(running.extensionUrl('options.html'));
    return {
      name,
      gate,
      running,
      options,
      ask: askerIn((run, message) => options.evaluate(run, message), PATIENCE),
      async killed() {
        const closed = running.context.waitForEvent('close');
        await killBrowser(profileDir);
        await closed;
        return start();
      },
      close,
    };
  };
  try {
    return await start();
  } catch (error) {
    await close();
    throw error;
  }
}

export async function startFirefox(name: string, around: Surroundings): Promise<FirefoxDevice> {
  const gate = await openGate(around.dav.address);
  try {
    const firefox = await launchFirefox({ server: around.server, hosts: hostsAt(gate) });
    const options = await firefox.openExtensionPage('options.html', '[data-backend="webdav"]');
    return {
      name,
      gate,
      options,
      ask: askerIn((run, message) => options.evaluate(run, message), PATIENCE),
      async close() {
        await firefox.close();
        await gate.close();
      },
    };
  } catch (error) {
    await gate.close();
    throw error;
  }
}

function hostsAt({ port }: Gate): Readonly<Record<string, number>> {
  return { [CLOUD]: port, [ELSEWHERE]: port };
}
