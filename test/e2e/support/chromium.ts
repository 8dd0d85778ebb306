import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Worker } from 'playwright';
import { findBrowser } from '../../../scripts/setup/browsers.mjs';
import { REPLICA_HOSTS, type ReplicaServer } from './replica-server.ts';

/** The Chrome build. */
export const CHROME_BUILD = fileURLToPath(new URL('../../../.output/chrome-mv3', import.meta.url));

export interface LaunchOptions {
  /** The built extension; the Chrome build unless told. */
  readonly extensionDir?: string;
  /** Stands in for both sites, and nothing else can be reached; null for the real web. */
  readonly server: ReplicaServer | null;
  readonly colorScheme?: 'light' | 'dark';
  readonly viewport?: { readonly width: number; readonly height: number };
  /** False for a window on the screen. */
  readonly headless?: boolean;
  /** A profile to go on with; a fresh one, removed at the end, unless told. */
  readonly profileDir?: string;
  /** Other hosts that can be reached, each with the port on this machine that stands in for it. */
  readonly hosts?: Readonly<Record<string, number>>;
}

/** A Chromium without the extension. */
export interface PlainChromium {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

/** A Chromium with the extension in it. */
export interface RunningChromium extends PlainChromium {
  readonly extensionId: string;
  /** The background; stays usable after it was killed and woke again. */
  readonly worker: Worker;
  /** `popup.html` as an address. */
  extensionUrl(path: string): string;
}

/** Opens the system's Chromium with the extension. */
export async function launchExtension(options: LaunchOptions): Promise<RunningChromium> {
  const extensionDir = options.extensionDir ?? CHROME_BUILD;
  const plain = await launch(options, [
    `--disable-extensions-except=${extensionDir}`,
    `--load-extension=${extensionDir}`,
  ]);
  try {
    return { ...plain, ...(await findExtension(plain.context)) };
  } catch (error) {
    await plain.close();
    throw error;
  }
}

/** Opens the system's Chromium without any extension, to compare with. */
export function launchPlain(server: ReplicaServer | null): Promise<PlainChromium> {
  return launch({ server }, []);
}

async function launch(options: LaunchOptions, args: readonly string[]): Promise<PlainChromium> {
  const executablePath = findBrowser('chromium');
  if (!executablePath) throw new Error('no Chromium found; npm run setup says how to get one');
  const profile = options.profileDir ?? (await mkdtemp(join(tmpdir(), 'papergloss-chromium-')));
  const removeProfile = async () => {
    if (options.profileDir === undefined) await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const context = await chromium.launchPersistentContext(profile, {
      executablePath,
      headless: options.headless ?? true,
      colorScheme: options.colorScheme ?? 'light',
      viewport: options.viewport ?? { width: 1280, height: 900 },
      args: [...args, ...webArguments(options)],
      // Readers go back to pages that the browser kept; so must tests.
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    });
    const close = async () => {
      await context.close();
      await removeProfile();
    };
    return { context, close };
  } catch (error) {
    await removeProfile();
    throw error;
  }
}

function webArguments({ server, hosts = {} }: LaunchOptions): string[] {
  if (!server) return [];
  const places = [...REPLICA_HOSTS.map((host) => [host, server.port]), ...Object.entries(hosts)];
  const rules = places.map(([host, port]) => `MAP ${host}:443 127.0.0.1:${port}`);
  // The flag, because Playwright's own option holds for pages only, not for the background.
  return [`--host-resolver-rules=${rules.join(',')},MAP * ~NOTFOUND,EXCLUDE 127.0.0.1`, '--ignore-certificate-errors'];
}

async function findExtension(context: BrowserContext): Promise<Omit<RunningChromium, keyof PlainChromium>> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const extensionId = new URL(worker.url()).host;
  return { worker, extensionId, extensionUrl: (path) => `chrome-extension://${extensionId}/${path}` };
}
