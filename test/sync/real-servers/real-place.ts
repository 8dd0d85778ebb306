import { once } from 'node:events';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { Agent, request } from 'node:https';
import { join } from 'node:path';
import type { Fetch } from '../../../lib/sync/backends/webdav/requests.ts';
import type { WebdavPlace } from '../../../lib/sync/backends/webdav.ts';
import type { WebdavServer } from '../../../scripts/webdav/real-servers.ts';
import type { TestPlace } from '../backends/backend-contract.ts';
import { webdavPlace } from '../backends/webdav/webdav-place.ts';

/** What becomes of a request on its way to a real server. */
export type Way = (server: WebdavServer, url: string, init: RequestInit) => Promise<Response>;

export const passedOn: Way = ({ fetch }, url, init) => fetch(url, init);

const unanswered = () => new TypeError('the connection broke');

/** Faults of the network between, by name; the server itself is as it is. */
export const NETWORK_FAULTS: Readonly<Record<string, Way>> = {
  'breaks off uploads half-way': (server, url, init) =>
    init.method === 'PUT' ? tearUpload(server, url, init) : server.fetch(url, init),
  'loses the answer to uploads': async (server, url, init) => {
    const response = await server.fetch(url, init);
    if (init.method !== 'PUT') return response;
    await response.body?.cancel();
    throw unanswered();
  },
  'can not be reached': () => Promise.reject(unanswered()),
  'loses every other request': (() => {
    let asked = 0;
    return (server, url, init) => (++asked % 2 === 0 ? server.fetch(url, init) : Promise.reject(unanswered()));
  })(),
};

let places = 0;

/** A folder of its own on a real server, encrypted, with a network between that can go wrong. */
export async function realPlace(server: WebdavServer): Promise<TestPlace<WebdavPlace> & { way: Way }> {
  const name = `place-${++places}`;
  const folder = join(server.folder, name);
  await mkdir(folder);
  const { user, password } = server;
  const fetch: Fetch = (url, init) => place.way(server, url, init);
  // As its owner would, with a client: behind its back, lighttpd goes on handing out what is gone for a second.
  const wipe = async () => {
    const login = Buffer.from(`${user}:${password}`).toString('base64');
    const headers = { Authorization: `Basic ${login}` };
    const { status } = await server.fetch(`${server.address}${name}/papergloss/`, { method: 'DELETE', headers });
    if (status !== 204) throw new Error(`the folder was not deleted: ${status}`);
  };
  const close = () => rm(folder, { recursive: true, force: true });
  const place = Object.assign(
    webdavPlace({ address: `${server.address}${name}`, login: { user, password }, fetch, wipe, close }),
    {
      way: passedOn,
      misbehave(fault: string) {
        place.way = NETWORK_FAULTS[fault] ?? passedOn;
      },
      behave() {
        place.way = passedOn;
      },
    },
  );
  return place;
}

/** Moves the library away behind the server's back and deletes it there, whatever is being uploaded at the time. */
export async function snatch(server: WebdavServer, { address }: { address: string }): Promise<void> {
  const library = join(server.folder, new URL(address).pathname, 'papergloss');
  const gone = join(server.folder, `gone-${++places}`);
  await rename(library, gone);
  await rm(gone, { recursive: true });
}

/** Sends half of an upload, and the end of the connection. */
export async function tearUpload({ certificate }: WebdavServer, url: string, init: RequestInit): Promise<never> {
  const body = init.body as Uint8Array;
  const agent = new Agent({ ca: certificate });
  const headers = { ...(init.headers as object), 'content-length': body.length };
  const sent = request(url, { agent, method: 'PUT', headers });
  sent.on('response', (answer) => answer.resume());
  // That it breaks is what is wanted.
  sent.on('error', () => {});
  await new Promise<void>((resolve) => sent.write(body.subarray(0, body.length >> 1), () => resolve()));
  const closed = sent.socket && once(sent.socket, 'close');
  sent.socket?.end();
  await closed;
  agent.destroy();
  throw unanswered();
}

/** The bytes of a file behind the server's back; null where it is not there. */
export async function sizeBehind(server: WebdavServer, url: string): Promise<number | null> {
  try {
    return (await stat(join(server.folder, decodeURIComponent(new URL(url).pathname)))).size;
  } catch {
    return null; // Not there.
  }
}
