import type { Fetch } from '../../../../lib/sync/backends/webdav/requests.ts';
import { placeFolder, type WebdavPlace, webdavBackend } from '../../../../lib/sync/backends/webdav.ts';
import { setUpEncryption } from '../../../../lib/sync/sealing/key-ring.ts';
import { openGate, type TestPlace } from '../backend-contract.ts';
import { FAULTS, FaultyServer } from './faulty-server.ts';

/** What of a server a place needs to know. */
export interface TestServer {
  readonly address: string;
  readonly login: { readonly user: string; readonly password: string };
  readonly fetch: Fetch;
  wipe(): Promise<void> | void;
  close(): Promise<void>;
}

/** Long enough for this machine, short enough to wait for. */
const TIMEOUT = 400;

const QUICK = { iterations: 1000 };

/** A place on a WebDAV server, encrypted. */
export function webdavPlace(
  { address, login, fetch, wipe, close }: TestServer,
  timeout?: number,
): TestPlace<WebdavPlace> {
  const place: TestPlace<WebdavPlace> = {
    backend: webdavBackend((url, init) => place.gate(() => fetch(url, init)), timeout),
    gate: openGate,
    async join() {
      const folder = placeFolder({ ...login, address }, fetch);
      return { ...login, address, encrypted: true, keys: await setUpEncryption(folder, 'passphrase', QUICK) };
    },
    wipe: async () => wipe(),
    misbehave() {},
    behave() {},
    close,
  };
  return place;
}

/** A place on a server of our own, which can go wrong in every way. */
export async function faultyWebdavPlace(): Promise<TestPlace<WebdavPlace> & { readonly server: FaultyServer }> {
  const server = await new FaultyServer().start();
  const { address, login, fetch } = server;
  const place = webdavPlace({ address, login, fetch, wipe: () => server.wipe(), close: () => server.close() }, TIMEOUT);
  return Object.assign(place, {
    server,
    misbehave(fault: string) {
      server.fault = FAULTS[fault] ?? null;
      server.struck = 0;
    },
    behave() {
      server.fault = null;
      if (server.struck === 0) throw new Error('the fault never took effect');
      if (server.trapped.length > 0) throw new Error('a redirect was followed');
    },
  });
}
