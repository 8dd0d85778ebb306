import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { findBrowser } from '../../../scripts/setup/browsers.mjs';
import { startConnectProxy } from './connect-proxy.ts';
import { REPLICA_HOSTS, type ReplicaServer } from './replica-server.ts';

/** The Firefox build. */
export const FIREFOX_BUILD = fileURLToPath(new URL('../../../.output/firefox-mv3', import.meta.url));

const ADDON_ID = 'papergloss@papergloss.org';
/** Firefox makes one up for each profile unless told. */
const ADDON_HOST = '11111111-2222-3333-4444-555555555555';

/** Milliseconds in which one document has given way to the next, and between two looks. */
const PATIENCE = 20_000;
const PAUSE = 50;

export interface FirefoxOptions {
  readonly server: ReplicaServer;
  /** The built extension; the Firefox build unless told. */
  readonly extensionDir?: string;
  /** Other hosts that can be reached, each with the port on this machine that stands in for it. */
  readonly hosts?: Readonly<Record<string, number>>;
  /** A profile to go on with; a fresh one, removed at the end, unless told. */
  readonly profileDir?: string;
}

/** A Firefox with the extension in it. */
export interface RunningFirefox {
  readonly browser: Browser;
  /**
   * Opens a page of the extension, `popup.html`, and waits for an element of it: Firefox never says that such a page
   * has loaded.
   */
  openExtensionPage(path: string, selector: string): Promise<Page>;
  close(): Promise<void>;
}

/** The folder of a profile where Firefox keeps the databases of the extension. */
export function firefoxDatabases(profileDir: string): string {
  return join(profileDir, 'storage', 'default', `moz-extension+++${ADDON_HOST}`, 'idb');
}

/** Opens the system's Firefox with the extension, with no way to the web but what it is told. */
export async function launchFirefox({
  server,
  extensionDir = FIREFOX_BUILD,
  hosts = {},
  profileDir,
}: FirefoxOptions): Promise<RunningFirefox> {
  const executablePath = findBrowser('firefox');
  if (!executablePath) throw new Error('no Firefox found; npm run setup says how to get one');
  const sites = Object.fromEntries(REPLICA_HOSTS.map((host) => [host, server.port]));
  const proxy = await startConnectProxy({ ...sites, ...hosts });
  try {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath,
      headless: true,
      ...(profileDir === undefined ? {} : { userDataDir: profileDir }),
      acceptInsecureCerts: true,
      // Lets a test open pages of the extension.
      args: ['--remote-allow-system-access'],
      extraPrefsFirefox: preferences(proxy.port),
    });
    const close = async () => {
      await browser.close();
      await proxy.close();
    };
    await browser.installExtension(extensionDir);
    return { browser, close, openExtensionPage: (path, selector) => openExtensionPage(browser, path, selector) };
  } catch (error) {
    await proxy.close();
    throw error;
  }
}

function preferences(proxyPort: number): Record<string, unknown> {
  return {
    'extensions.webextensions.uuids': JSON.stringify({ [ADDON_ID]: ADDON_HOST }),
    'network.proxy.type': 1,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': proxyPort,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': proxyPort,
    // The background sleeps soon, so that tests see it wake.
    'extensions.background.idle.timeout': 1500,
    'extensions.webextOptionalPermissionPrompts': false,
  };
}

async function openExtensionPage(browser: Browser, path: string, selector: string): Promise<Page> {
  const page = await browser.newPage();
  // The promise of this navigation is never kept.
  page.goto(`moz-extension://${ADDON_HOST}/${path}`).catch(() => {});
  await waitThrough(page, selector);
  return page;
}

/** Waits for an element of a page that is on its way: what is asked while one document gives way to the next fails. */
async function waitThrough(page: Page, selector: string): Promise<void> {
  for (const deadline = Date.now() + PATIENCE; ; ) {
    try {
      await page.waitForSelector(selector);
      return;
    } catch (error) {
      if (!/Protocol error/.test(inspect(error)) || Date.now() > deadline) throw error;
      await setTimeout(PAUSE);
    }
  }
}
