import type { Fit } from '../../../lib/sync/backend.ts';
import type { SyncFault } from '../../../lib/sync/fault.ts';
import type { BackendFailure, BackendStatus, SyncStatus } from '../../../lib/sync/status.ts';

/** The time in these tests; milliseconds since 1970. */
export const NOW = Date.UTC(2026, 10, 22, 12);

export const MINUTE = 60_000;

const QUIET = { running: false, synced: null, waiting: 0, failure: null, fit: null, where: '', encrypted: false };

export function browserSync(more: Partial<BackendStatus> = {}): BackendStatus {
  return { kind: 'browser', title: 'Browser sync', on: false, ...QUIET, ...more };
}

export function server(more: Partial<BackendStatus> = {}): BackendStatus {
  return { kind: 'webdav', title: 'WebDAV server', on: false, ...QUIET, ...more };
}

/** A server in use. */
export function usedServer(more: Partial<BackendStatus> = {}): BackendStatus {
  const where = 'https://cloud.example/dav/ as ana';
  return server({ on: true, synced: NOW - 2 * MINUTE, where, encrypted: true, ...more });
}

export function failed(fault: SyncFault, nextTry: number | null = null): BackendFailure {
  return { fault, message: `Words about ${fault}.`, at: NOW - 5 * MINUTE, nextTry };
}

export function room(papers: number, whole: number, withoutNote: number, left: number): Fit {
  return { papers, whole, withoutNote, left, bytes: 96_400, bytesAllowed: 98_000 };
}

export function status(more: Partial<SyncStatus> = {}): SyncStatus {
  return { backends: [browserSync(), server()], onlyHere: 0, papers: 0, removal: null, healed: null, ...more };
}
