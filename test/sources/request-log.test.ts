import { expect, test } from 'vitest';
import type { LoggedRequest } from '../../lib/sources/listed-source.ts';
import { loggedFetch, NO_ANSWER_YET } from '../../lib/sources/request-log.ts';
import { webdavRequests } from '../../lib/sync/backends/webdav/requests.ts';
import {
  cutOff,
  type DocumentServer,
  hangsUp,
  markdown,
  redirect,
  silent,
  startDocumentServer,
} from '../e2e/support/document-server.ts';

/** A log that remembers what it was told, with a clock that goes on a second each time it is read. */
function logged(
  fetch: (url: string, init: RequestInit) => Promise<Response> = (url, init) => globalThis.fetch(url, init),
) {
  const told: { readonly started: LoggedRequest; readonly ended: LoggedRequest[] }[] = [];
  let time = 0;
  const now = () => {
    time += 1000;
    return time;
  };
  const log = (started: LoggedRequest) => {
    const ended: LoggedRequest[] = [];
    told.push({ started, ended });
    return (end: LoggedRequest) => {
      ended.push(end);
    };
  };
  return { fetch: loggedFetch({ fetch, why: 'Daily papers', log, now }), told };
}

async function withServer(run: (server: DocumentServer) => Promise<void>): Promise<void> {
  const server = await startDocumentServer();
  try {
    await run(server);
  } finally {
    await server.close();
  }
}

test('a request is written down as it leaves, and again when all of its answer has come', () =>
  withServer(async ({ origin, on }) => {
    on('/a?token=canary', markdown('# Papers'));
    const { fetch, told } = logged();
    const response = await fetch(`${origin}/a?token=canary`, {});
    const started = {
      at: 1000,
      why: 'Daily papers',
      method: 'GET',
      address: `${origin}/a?token=…`,
      bytes: null,
      milliseconds: 0,
      outcome: NO_ANSWER_YET,
    };
    expect(told).toEqual([{ started, ended: [] }]);
    expect([response.status, response.ok, response.headers.get('content-type'), response.type]).toEqual([
      200,
      true,
      'text/markdown; charset=utf-8',
      'basic',
    ]);
    expect(await response.text()).toBe('# Papers');
    expect(told).toEqual([{ started, ended: [{ ...started, bytes: 8, milliseconds: 1000, outcome: '200' }] }]);
  }));

test('each way that a request can end is told once', () =>
  withServer(async ({ origin, on }) => {
    const { fetch, told } = logged();
    on('/cut', cutOff);
    on('/silent', silent);
    on('/hangs-up', hangsUp);
    on('/moved', redirect(302, '/there'));
    on('/unchanged', (response) => response.writeHead(304).end());
    on('/left', markdown('# Papers'));

    await expect((await fetch(`${origin}/cut`, {})).text()).rejects.toThrow();
    await expect(fetch(`${origin}/silent`, { signal: AbortSignal.timeout(100) })).rejects.toThrow();
    await expect(fetch(`${origin}/hangs-up`, {})).rejects.toThrow();
    await (await fetch(`${origin}/moved`, { redirect: 'manual' })).body?.cancel();
    await fetch(`${origin}/unchanged`, {});
    await (await fetch(`${origin}/left`, {})).body?.cancel();
    await (await fetch(`${origin}/none`, { method: 'DELETE' })).text();

    expect(told.map(({ ended }) => ended.map(({ method, outcome, bytes }) => [method, outcome, bytes]))).toEqual([
      [['GET', '200, broken off', 8]],
      [['GET', 'stopped', null]],
      [['GET', 'not reached', null]],
      [['GET', '302, not read to its end', 0]],
      [['GET', '304', null]],
      [['GET', '200, not read to its end', 0]],
      [['DELETE', '404', 0]],
    ]);
  }));

test('a redirect that the browser hides is told, and still shows', async () => {
  // As browsers give it; Node shows the status instead.
  const hidden = Object.defineProperties(new Response(null), {
    type: { value: 'opaqueredirect' },
    status: { value: 0 },
  });
  const { fetch, told } = logged(async () => hidden);
  expect((await fetch('https://host.example/', { redirect: 'manual' })).type).toBe('opaqueredirect');
  expect(told[0]?.ended).toMatchObject([{ outcome: 'redirect, not followed', bytes: null }]);
});

test.each([204, 205, 304])('a body where there is none, as browsers give it, is let go: %i', async (status) => {
  const odd = Object.defineProperty(new Response(''), 'status', { value: status });
  const { fetch, told } = logged(async () => odd);
  expect((await fetch('https://host.example/', {})).status).toBe(status);
  expect(told[0]?.ended).toMatchObject([{ outcome: `${status}`, bytes: null }]);
});

test('what sync asks for is written down without its login', () =>
  withServer(async ({ origin, on }) => {
    on('/dav/x', markdown('# Papers'));
    const { fetch, told } = logged();
    const send = webdavRequests({ user: 'ana', password: 'canary' }, fetch);
    const { bytes } = await send('GET', new URL(`${origin}/dav/x`));
    expect(bytes).toHaveLength(8);
    await send('PUT', new URL(`${origin}/dav/y`), { body: 'text' });
    expect(told.map(({ ended }) => ended.map(({ method, outcome }) => [method, outcome]))).toEqual([
      [['GET', '200']],
      [['PUT', expect.stringMatching(/^404/)]],
    ]);
    expect(JSON.stringify(told)).not.toContain('canary');
    expect(JSON.stringify(told)).not.toContain('ana');
  }));
