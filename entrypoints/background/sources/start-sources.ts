import browser from 'webextension-polyfill';
import { newRevision, sourcesRevision, writeSetting } from '../../../lib/settings.ts';
import { onePerHost } from '../../../lib/sources/per-host.ts';
import type { RequestLog } from '../../../lib/sources/request-log.ts';
import { cacheFolder } from '../../../lib/store/copy-folder.ts';
import type { DatabaseHandle } from '../../../lib/store/database.ts';
import { permissionPattern } from '../../../lib/sync/backends/webdav/address.ts';
import type { WebdavPlace } from '../../../lib/sync/backends/webdav.ts';
import { ANNOUNCE_PAUSE, atMostEvery } from '../at-most-every.ts';
import { createDocumentIndex } from './document-index.ts';
import { keepAwake } from './keep-awake.ts';
import type { Hosts } from './source-parts.ts';
import { createSourceService, type SourceService } from './source-service.ts';

/** The number is that of the format: a later one writes elsewhere, and never over what it can't read. */
const COPY = 'sources-1';

/** The names of the alarms, each of which means that there is work. */
const ALARMS = { due: 'sources', watch: 'sources-watch' } as const;

/**
 * Starts work on sources in this browser. Registers its listeners at once, since their events wake the background.
 * @param told called when what sources say of papers changed
 */
export function startSources(
  handle: DatabaseHandle,
  log: RequestLog,
  told: () => void,
  warn: (error: unknown) => void,
): SourceService {
  const announce = atMostEvery(ANNOUNCE_PAUSE, () => {
    writeSetting(sourcesRevision, newRevision()).catch(warn);
  });
  const service = createSourceService({
    open: handle.open,
    documents: createDocumentIndex(handle.open),
    now: Date.now,
    announce,
    told,
    pause: () => new Promise((resolve) => setTimeout(resolve, 0)),
    fetch: (url, init) => fetch(url, init),
    log,
    perHost: onePerHost(),
    hosts: permissions(handle),
    copy: cacheFolder(COPY),
    awake: keepAwake({
      call() {
        browser.runtime.getPlatformInfo().catch(warn);
      },
      watch: () => browser.alarms.create(ALARMS.watch, { periodInMinutes: 1 }),
      rest() {
        browser.alarms.clear(ALARMS.watch).catch(warn);
      },
    }),
    wakeAt(time) {
      if (time === null) browser.alarms.clear(ALARMS.due).catch(warn);
      else browser.alarms.create(ALARMS.due, { when: time });
    },
    warn,
  });
  const names: readonly string[] = Object.values(ALARMS);
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (names.includes(name)) void service.work();
  });
  browser.runtime.onStartup.addListener(() => void service.work());
  self.addEventListener('online', () => void service.askAgain('unreachable'));
  browser.permissions.onAdded.addListener(() => void service.askAgain('permission'));
  browser.permissions.onRemoved.addListener(announce);
  void service.work();
  return service;
}

function permissions(handle: DatabaseHandle): Hosts {
  return {
    allowed: (pattern) => browser.permissions.contains({ origins: [pattern] }),
    async release(pattern) {
      const server = (await (await handle.open()).get('backends', 'webdav'))?.place as WebdavPlace | undefined;
      if (server && permissionPattern(server.address) === pattern) return;
      // Firefox would take the panel's own permission for that site along.
      if (import.meta.env.FIREFOX && sitePatterns().has(pattern)) return;
      await browser.permissions.remove({ origins: [pattern] });
    },
  };
}

/** Of the hosts on whose pages the panel stands. */
function sitePatterns(): ReadonlySet<string> {
  const matches = browser.runtime.getManifest().content_scripts?.flatMap((script) => script.matches ?? []) ?? [];
  return new Set(matches.map((match) => `https://${new URL(match.replaceAll('*', 'any')).hostname}/*`));
}
