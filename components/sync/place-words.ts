import type { SyncFault } from '../../lib/sync/fault.ts';
import type { BackendStatus } from '../../lib/sync/status.ts';
import { serverOf } from './server-place.ts';

/** A place in the midst of a sentence: a server's host, or what the place is called. */
export function placeName(backend: Pick<BackendStatus, 'kind' | 'where' | 'title'>): string {
  return serverOf(backend)?.host ?? (backend.kind === 'browser' ? backend.title.toLowerCase() : backend.title);
}

/** What follows where a reader does not allow a server. */
export const NOT_SYNCED = 'it can’t sync there, and nothing is sent';

/** What is wrong with a place, as the end of a sentence; the whole story stands in the options. */
const FAULTS: Readonly<Record<SyncFault, (place: string) => string>> = {
  unreachable: (place) => `${place} does not answer`,
  login: (place) => `${place} refuses user or password`,
  forbidden: (place) => `${place} does not let you write there`,
  'no-folder': (place) => `there is no such folder on ${place}`,
  busy: (place) => `${place} is busy`,
  full: (place) => `${place} is full`,
  server: (place) => `${place} answers with an error`,
  'not-kept': (place) => `${place} does not keep what is written`,
  'newer-version': (place) => `a newer Papergloss wrote to ${place}: update this one`,
  passphrase: (place) => `${place} needs another passphrase`,
  permission: (place) => `${place} needs your permission`,
  device: () => 'this device’s storage refuses',
};

export function faultWords(fault: SyncFault, place: string): string {
  return FAULTS[fault](place);
}
