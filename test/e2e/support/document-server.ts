import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createGzip, gzipSync } from 'node:zlib';
import { loopbackCertificate } from '../../../scripts/tls/certificate.ts';

/** What a path of the server does. */
export type Behaviour = (response: ServerResponse, request: IncomingMessage) => void;

/** A server on this machine that documents are fetched from. */
export interface DocumentServer {
  readonly port: number;
  /** `http://127.0.0.1:8080` */
  readonly origin: string;
  /** All requests that came, in order. */
  readonly arrivals: readonly IncomingMessage[];
  /** Lets a path, `/papers.md`, do something from now on; what has no behaviour is 404. */
  on(path: string, behaviour: Behaviour): void;
  close(): Promise<void>;
}

export interface ServerOptions {
  /** Over TLS, with a certificate of its own. */
  readonly secure?: boolean;
}

export async function startDocumentServer({ secure = false }: ServerOptions = {}): Promise<DocumentServer> {
  const arrivals: IncomingMessage[] = [];
  const behaviours = new Map<string, Behaviour>();
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    arrivals.push(request);
    // Whoever goes away in the middle is no fault of the test.
    response.on('error', () => response.destroy());
    const behaviour = behaviours.get(request.url ?? '');
    if (behaviour) behaviour(response, request);
    else response.writeHead(404).end();
  };
  const server = secure ? createSecureServer(await loopbackCertificate(), answer) : createServer(answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    origin: `${secure ? 'https' : 'http'}://127.0.0.1:${port}`,
    arrivals,
    on: (path, behaviour) => behaviours.set(path, behaviour),
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Sends a document as servers of Markdown do. */
export function markdown(text: string, headers: Readonly<Record<string, string>> = {}): Behaviour {
  return (response) =>
    response.writeHead(200, { 'content-type': 'text/markdown; charset=utf-8', ...headers }).end(text);
}

/** Two hundred million bytes in two hundred thousand. */
export const gzipBomb: Behaviour = (response) => {
  response.writeHead(200, { 'content-type': 'text/plain', 'content-encoding': 'gzip' });
  response.end(bombBytes());
};

let packed: Buffer | null = null;
function bombBytes(): Buffer {
  packed ??= gzipSync(Buffer.alloc(200_000_000, 'a'), { level: 9 });
  return packed;
}

/** Never stops sending. */
export const endless: Behaviour = (response) => {
  response.writeHead(200, { 'content-type': 'text/plain' });
  const chunk = Buffer.alloc(65_536, 'a');
  const more = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', more);
  more();
};

/** Never stops sending, packed. */
export const endlessGzip: Behaviour = (response) => {
  response.writeHead(200, { 'content-type': 'text/plain', 'content-encoding': 'gzip' });
  const gzip = createGzip();
  gzip.pipe(response);
  response.on('close', () => gzip.destroy());
  const chunk = Buffer.alloc(1_000_000, 'a');
  const more = () => {
    while (!gzip.destroyed && gzip.write(chunk));
  };
  gzip.on('drain', more);
  more();
};

/** A byte a second. */
export const slow: Behaviour = (response) => {
  response.writeHead(200, { 'content-type': 'text/plain' });
  const timer = setInterval(() => response.write('a'), 1000);
  response.write('a');
  response.on('close', () => clearInterval(timer));
};

/** Takes the request and says nothing. */
export const silent: Behaviour = () => {};

/** Promises more than it sends. */
export const tooShort: Behaviour = (response) => {
  response.writeHead(200, { 'content-type': 'text/plain', 'content-length': '1000' });
  response.write('short', () => response.socket?.end());
};

/** Goes away in the middle of a document whose length it did not say. */
export const cutOff: Behaviour = (response) => {
  response.writeHead(200, { 'content-type': 'text/plain' });
  response.write('# Papers', () => response.socket?.destroy());
};

/** Goes away before it answers. */
export const hangsUp: Behaviour = (response) => {
  response.socket?.destroy();
};

/** Says that it is packed, and is not. */
export const notPacked: Behaviour = (response) => {
  response.writeHead(200, { 'content-type': 'text/plain', 'content-encoding': 'gzip' }).end('# Papers');
};

/** Leads on to another address. */
export function redirect(status: number, to: string): Behaviour {
  return (response) => response.writeHead(status, { location: to }).end();
}
