import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { certificateFor } from '../../../scripts/tls/certificate.ts';
import { REPLICAS, type ReplicaPage, readReplicaPages } from './replica-pages.ts';

/** The hosts that the browsers are told to find on the replica server. */
export const REPLICA_HOSTS = ['arxiv.org', 'huggingface.co'] as const;

/** Style sheets stand beside the pages. */
const STYLE = /^\/static\/([a-z-]+\.css)$/;

/** A request that the server has seen. */
export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly status: number;
}

/** Stands in for both sites. */
export interface ReplicaServer {
  readonly port: number;
  readonly pages: readonly ReplicaPage[];
  /** All requests so far, in order. */
  readonly requests: readonly SeenRequest[];
  close(): Promise<void>;
}

/**
 * Starts an https server on this machine that answers the sites' addresses from a folder of pages, and every other
 * address with 404.
 */
export async function startReplicaServer(folder: string = REPLICAS): Promise<ReplicaServer> {
  const pages = await readReplicaPages(folder);
  const byUrl = new Map(pages.flatMap((page) => page.urls.map((url) => [comparable(url), page] as const)));
  const requests: SeenRequest[] = [];
  const server = createServer(await certificateFor(REPLICA_HOSTS), (request, response) => {
    const url = `https://${request.headers.host ?? ''}${request.url ?? '/'}`;
    const page = byUrl.get(comparable(url));
    const { method = 'GET', headers } = request;
    const style = STYLE.exec(request.url ?? '')?.[1];
    requests.push({ method, url, headers, status: style ? 200 : (page?.status ?? 404) });
    const answered = style ? answerStyle(join(folder, style), response) : answer(page, request, response);
    answered.catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    pages,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** An address without what a server does not see, and with the blank query of `?` taken off. */
function comparable(address: string): string {
  const { host, pathname, search } = new URL(address);
  return `${host}${pathname}${search}`;
}

async function answerStyle(file: string, response: ServerResponse): Promise<void> {
  const body = await readFile(file);
  response.writeHead(200, { 'content-type': 'text/css; charset=utf-8' }).end(body);
}

async function answer(
  page: ReplicaPage | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!page) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('no such page here\n');
    return;
  }
  const body = await readFile(page.file);
  response.writeHead(page.status, { 'content-type': 'text/html; charset=utf-8', ...page.headers });
  response.end(request.method === 'HEAD' ? undefined : body);
}
