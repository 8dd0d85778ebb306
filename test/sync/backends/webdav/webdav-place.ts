import type { Fetch } from '../../../../lib/sync/backends/webdav/requests.ts';
import { placeFolder, type WebdavPlace, webdavBackend } from '../../../../lib/sync/backends/webdav.ts';
import { setUpEncryption } from '../../../../lib/sync/sealing/key-ring.ts';
import { openGate, type TestPlace } from '../backend-contract.ts';
import { FAULTS, FaultyServer } from './faulty-server.ts';

/** What of a server, or of a folder on one, a place needs to know. */
export interface TestServer {
  readonly address: string;
  readonly login: { readonly user: string; readonly password: string };
  readonly fetch: Fetch;
  wipe(): Promise<void> | void;
  close(): Promise<void>;
}

/** Milliseconds for faults that never end; all else has as long as in the extension. */
const SHORT: Readonly<Record<string, number>> = { 'never answers': 300, 'sends one byte and no more': 300 };

const QUICK = { iterations: 1000 };

/** A place on a WebDAV server, encrypted. */
export function webdavPlace({ address, login, fetch, wipe, close }: TestServer): TestPlace<WebdavPlace> {
  let timeout: number | undefined;
  const gated: Fetch = (url, init) => place.gate(() => fetch(url, init));
  const place: TestPlace<WebdavPlace> = {
    backend: {
      ...webdavBackend(gated),
      round: (parts, options) => webdavBackend(gated, timeout).round(parts, options),
    },
    gate: openGate,
    async join() {
      const folder = placeFolder({ ...login, address }, fetch);
      return { ...login, address, encrypted: true, keys: await setUpEncryption(folder, 'passphrase', QUICK) };
    },
    wipe: async () => wipe(),
    misbehave(fault) {
      timeout = SHORT[fault];
    },
    behave() {
      timeout = undefined;
    },
    close,
  };
  return place;
}

/** A place on a server of our own, which can go wrong in every way. */
export async function faultyWebdavPlace(): Promise<TestPlace<WebdavPlace> & { readonly server: FaultyServer }> {
  const server = await new FaultyServer().start();
  const { address, login, fetch } = server;
  const place = webdavPlace({ address, login, fetch, wipe: () => server.wipe(), close: () => server.close() });
  const { misbehave, behave } = place;
  return Object.assign(place, {
    server,
    misbehave(fault: string) {
      misbehave(fault);
      server.fault = FAULTS[fault] ?? null;
      server.struck = 0;
    },
    behave() {
      behave();
      server.fault = null;
      if (server.struck === 0) throw new Error('the fault never took effect');
      if (server.trapped.length > 0) throw new Error('a redirect was followed');
    },
  });
}
