import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import type { Fetch } from '../../../../lib/sync/backends/webdav/requests.ts';
import { loopbackCertificate } from '../../../../scripts/tls/certificate.ts';
import { trustingFetch } from '../../../../scripts/webdav/trusting-fetch.ts';

interface Stored {
  readonly bytes: Buffer;
  readonly before: Buffer | null;
  readonly version: number;
}

/** A request as a fault gets to see it. */
interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: Buffer;
}

/** Answers in place of the server, and says whether it did. */
type Fault = (server: FaultyServer, asked: Asked, response: ServerResponse) => boolean;

const PAGE = '<!doctype html><title>Log in</title><form method="post"></form>';

const status =
  (code: number): Fault =>
  (_, __, response) => {
    response.writeHead(code, { 'retry-after': '7' }).end('refused');
    return true;
  };

const redirect =
  (code: number): Fault =>
  ({ trap }, { path }, response) => {
    response.writeHead(code, { location: `${trap}${path}` }).end();
    return true;
  };

/** A fault of what is sent for a file. */
const sends =
  (send: (response: ServerResponse, bytes: Buffer, before: Buffer | null) => void): Fault =>
  ({ files }, { method, path }, response) => {
    const file = files.get(path);
    if (method !== 'GET' || !file) return false;
    send(response, file.bytes, file.before);
    return true;
  };

/** A fault of the list of files. */
const lists =
  (change: (entries: readonly string[], server: FaultyServer) => readonly string[]): Fault =>
  (server, { method }, response) => {
    if (method !== 'PROPFIND') return false;
    response.writeHead(207, XML).end(multistatus(change(server.entries(), server)));
    return true;
  };

/** A fault of an upload: what is kept of it, and how that is answered. */
const keeps =
  (kept: (bytes: Buffer) => Buffer | null, answer: (response: ServerResponse) => void): Fault =>
  (server, { method, path, body }, response) => {
    if (method !== 'PUT' || !server.folders.has(parentOf(path))) return false;
    const bytes = kept(body);
    if (bytes) server.store(path, bytes);
    answer(response);
    return true;
  };

const FILE = { 'content-type': 'application/octet-stream' };
const XML = { 'content-type': 'application/xml; charset=utf-8' };
const CREATED = (response: ServerResponse) => void response.writeHead(201).end();
const CUT_OFF = (response: ServerResponse) => void response.destroy();

const half = (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1);
const flipped = (bytes: Buffer) => Buffer.from(bytes.map((byte, at) => (at === bytes.length >> 1 ? byte ^ 4 : byte)));

const endless = (response: ServerResponse) => {
  const piece = randomBytes(2 ** 20);
  const write = () => {
    while (!response.destroyed && response.write(piece));
  };
  response.on('drain', write);
  write();
};

const STATUSES = [400, 401, 403, 404, 405, 409, 412, 413, 423, 429, 500, 502, 503, 507];
const REDIRECTS = [301, 302, 303, 307, 308];

/** Every way in which a server was seen to go wrong, and some more. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  ...Object.fromEntries(STATUSES.map((code) => [`answers ${code}`, status(code)])),
  ...Object.fromEntries(REDIRECTS.map((code) => [`redirects with ${code} to another origin`, redirect(code)])),
  'shows a page for everything': (_, __, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE);
    return true;
  },
  'sends a page as if it were a file': sends((response) => void response.writeHead(200, FILE).end(PAGE)),
  'breaks off what it sends': sends((response, bytes) => {
    response.writeHead(200, { ...FILE, 'content-length': bytes.length });
    response.write(half(bytes), () => response.destroy());
  }),
  'sends half and says that it is all': sends((response, bytes) => void response.writeHead(200, FILE).end(half(bytes))),
  'sends nothing': sends((response) => void response.writeHead(200, FILE).end()),
  'sends one byte and no more': sends((response, bytes) => {
    response.writeHead(200, { ...FILE, 'content-length': bytes.length });
    response.write(bytes.subarray(0, 1));
  }),
  'sends without end': sends((response) => {
    response.writeHead(200, FILE);
    endless(response);
  }),
  'announces a thousand million bytes': sends((response) => {
    response.writeHead(200, { ...FILE, 'content-length': 1e9 });
    endless(response);
  }),
  'sends a gzip bomb': sends(
    (response) => void response.writeHead(200, { ...FILE, 'content-encoding': 'gzip' }).end(BOMB),
  ),
  'flips a bit of what it sends': sends((response, bytes) => void response.writeHead(200, FILE).end(flipped(bytes))),
  'sends the content before': sends(
    (response, bytes, before) => void response.writeHead(200, FILE).end(before ?? bytes),
  ),
  'never answers': (_, { method }) => method === 'PUT' || method === 'GET',
  'lists nothing': lists(() => []),
  'leaves files out of its list': lists((entries) => entries.filter((_, at) => at % 2 === 0)),
  'lists files twice': lists((entries) => [...entries, ...entries]),
  'lists what was there before': lists((_, server) => server.listedBefore),
  'lists without end': (_, { method }, response) => {
    if (method !== 'PROPFIND') return false;
    response.writeHead(207, XML);
    endless(response);
    return true;
  },
  'cuts its list short': (server, { method }, response) => {
    if (method !== 'PROPFIND') return false;
    response.writeHead(207, XML).end(multistatus(server.entries()).slice(0, -100));
    return true;
  },
  'has weak ETags': lists((entries) => entries.map((entry) => entry.replace('<D:getetag>"', '<D:getetag>W/"'))),
  'adds -gzip to ETags': lists((entries) =>
    entries.map((entry) => entry.replace('"</D:getetag>', '-gzip"</D:getetag>')),
  ),
  'has no ETags': lists((entries) => entries.map((entry) => entry.replace(/<D:getetag>.*<\/D:getetag>/, ''))),
  'has one ETag for all': lists((entries) => entries.map((entry) => entry.replace(/"\d+"/, '"same"'))),
  'keeps half of an upload and breaks off': keeps(half, CUT_OFF),
  'keeps half of an upload and says that it is all': keeps(half, CREATED),
  'keeps nothing of an upload and says that it did': keeps(() => null, CREATED),
  'keeps an upload and does not say so': keeps((bytes) => bytes, CUT_OFF),
  'flips a bit of an upload': keeps(flipped, CREATED),
};

/** 64 MB that are 64 kB on their way. */
const BOMB = gzipSync(Buffer.alloc(2 ** 26));

function multistatus(entries: readonly string[]): string {
  return `<?xml version="1.0" encoding="utf-8"?><D:multistatus xmlns:D="DAV:">${entries.join('')}</D:multistatus>`;
}

function parentOf(path: string): string {
  return path.replace(/[^/]+\/?$/, '');
}

const FOLDERS = ['/dav/', '/dav/papergloss/', '/dav/papergloss/v1/'];

/** A WebDAV server of our own over TLS, which is right until it is told to go wrong. */
export class FaultyServer {
  readonly login = { user: 'reader', password: 'pass word' };
  readonly files = new Map<string, Stored>();
  readonly folders = new Set(FOLDERS.slice(0, 1));
  fetch: Fetch = () => Promise.reject(new TypeError('not started'));
  /** The other origin that it redirects to, and what arrived there. */
  trap = '';
  readonly trapped: IncomingMessage[] = [];
  address = '';
  listedBefore: readonly string[] = [];
  fault: Fault | null = null;
  /** How often the fault took effect. */
  struck = 0;
  private servers: Server[] = [];
  private versions = 0;

  async start(): Promise<this> {
    const certificate = await loopbackCertificate();
    const listen = async (answer: (request: IncomingMessage, response: ServerResponse) => void) => {
      const server = createServer(certificate, answer).listen(0, '127.0.0.1');
      await once(server, 'listening');
      this.servers.push(server);
      return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    };
    this.trap = await listen((request, response) => {
      this.trapped.push(request);
      response.writeHead(200).end('caught');
    });
    const origin = await listen((request, response) => {
      this.answer(request, response).catch(() => response.destroy());
    });
    this.address = `${origin}/dav/`;
    this.fetch = trustingFetch(certificate.cert);
    return this;
  }

  async close(): Promise<void> {
    for (const server of this.servers) {
      server.close();
      server.closeAllConnections();
    }
  }

  store(path: string, bytes: Buffer): void {
    this.listedBefore = this.entries();
    this.versions += 1;
    this.files.set(path, { bytes, before: this.files.get(path)?.bytes ?? null, version: this.versions });
  }

  wipe(): void {
    this.listedBefore = this.entries();
    this.files.clear();
    for (const folder of FOLDERS.slice(1)) this.folders.delete(folder);
  }

  entries(): readonly string[] {
    return [...this.files].map(([path, { bytes, version }]) => entryOf(path, bytes.length, version));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url: path = '' } = request;
    const asked = { method, path, body: await buffer(request) };
    if (this.fault?.(this, asked, response)) {
      this.struck += 1;
      return;
    }
    const { user, password } = this.login;
    const wanted = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
    if (request.headers.authorization !== wanted) status(401)(this, asked, response);
    else this.serve(asked, response);
  }

  private serve({ method, path, body }: Asked, response: ServerResponse): ServerResponse {
    const parent = parentOf(path);
    const answer = (code: number, text: string | Buffer = '', headers = {}) =>
      response.writeHead(code, headers).end(text);
    if (method === 'PROPFIND') {
      if (!this.folders.has(path)) return answer(404, PAGE, { 'content-type': 'text/html' });
      const inside = [...this.files].filter(([name]) => name.startsWith(path));
      const entries = inside.map(([name, { bytes, version }]) => entryOf(name, bytes.length, version));
      return answer(207, multistatus([entryOf(path, null, 0), ...entries]), XML);
    }
    if (method === 'MKCOL') {
      if (this.folders.has(path)) return answer(405);
      if (!this.folders.has(parent)) return answer(409);
      this.folders.add(path);
      return answer(201);
    }
    if (!this.folders.has(parent)) return answer(409);
    if (method === 'PUT') {
      this.store(path, body);
      return answer(201);
    }
    const file = this.files.get(path);
    if (!file) return answer(404);
    if (method === 'GET') return answer(200, file.bytes, FILE);
    if (method !== 'DELETE') return answer(405);
    this.listedBefore = this.entries();
    this.files.delete(path);
    return answer(204);
  }
}

/** As lighttpd writes them. */
function entryOf(path: string, size: number | null, version: number): string {
  const type = size === null ? '<D:resourcetype><D:collection/></D:resourcetype>' : '<D:resourcetype/>';
  const properties = `<D:getcontentlength>${size ?? 4096}</D:getcontentlength><D:getetag>"${version}"</D:getetag>${type}`;
  return (
    `<D:response><D:href>${path.replaceAll('~', '%7E')}</D:href><D:propstat><D:prop>${properties}</D:prop>` +
    '<D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>'
  );
}
