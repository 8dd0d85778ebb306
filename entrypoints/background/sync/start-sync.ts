import browser from 'webextension-polyfill';
import { newRevision, syncRevision, writeSetting } from '../../../lib/settings.ts';
import type { DatabaseHandle } from '../../../lib/store/database.ts';
import type { Fetch } from '../../../lib/sync/backends/webdav/requests.ts';
import type { Row } from '../../../lib/sync/replica.ts';
import { ANNOUNCE_PAUSE, atMostEvery } from '../at-most-every.ts';
import type { Library } from '../library/library.ts';
import { connections } from './connections.ts';
import { createSyncService, type SyncService } from './sync-service.ts';
import { ALARMS, type Alarms, createTimetable } from './timetable.ts';

/** Milliseconds between two rounds that changes of browser sync begin. */
const BROWSER_PAUSE = 5000;

/** A service that hears of edits. */
export interface RunningSync extends SyncService {
  /** Rows were written, by whomever. */
  edited(rows: readonly Row[]): void;
}

/**
 * Starts syncing in this browser. Registers its listeners at once, since their events wake the background.
 * @param fetch what requests to a server are made with
 */
export function startSync(
  handle: DatabaseHandle,
  library: Library,
  fetch: Fetch,
  warn: (error: unknown) => void,
): RunningSync {
  const round = () => {
    service.run(null, false).catch(warn);
  };
  const timetable = createTimetable(alarmClock(warn), Date.now, round, wait);
  const service = createSyncService(handle, library, connections(fetch), {
    now: Date.now,
    alone: (run) => navigator.locks.request('papergloss-sync', run),
    announce: atMostEvery(ANNOUNCE_PAUSE, () => {
      writeSetting(syncRevision, newRevision()).catch(warn);
    }),
    timetable,
  });
  // Devices that sync at once change it many times in a row.
  const fromBrowser = atMostEvery(BROWSER_PAUSE, () => {
    service.run('browser', false).catch(warn);
  });
  const names: readonly string[] = Object.values(ALARMS);
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (names.includes(name)) round();
  });
  browser.runtime.onStartup.addListener(round);
  browser.storage.onChanged.addListener((_, area) => {
    if (area === 'sync') fromBrowser();
  });
  self.addEventListener('online', () => {
    service.online().catch(warn);
  });
  service.plan().catch(warn);
  return {
    ...service,
    edited(rows) {
      if (rows.some(({ waiting }) => waiting.size > 0)) timetable.edited();
    },
  };
}

function alarmClock(warn: (error: unknown) => void): Alarms {
  const every = async (name: string, periodInMinutes: number) => {
    if (!(await browser.alarms.get(name))) browser.alarms.create(name, { periodInMinutes });
  };
  return {
    at: (name, when) => browser.alarms.create(name, { when }),
    every(name, minutes) {
      every(name, minutes).catch(warn);
    },
    clear(name) {
      browser.alarms.clear(name).catch(warn);
    },
  };
}

function wait(callback: () => void, milliseconds: number): () => void {
  const timer = setTimeout(callback, milliseconds);
  return () => clearTimeout(timer);
}
