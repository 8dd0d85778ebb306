import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Fetch, refused, webdavRequests } from '../../../../lib/sync/backends/webdav/requests.ts';
import { tryServer } from '../../../../lib/sync/backends/webdav/try-server.ts';
import { placeFolder } from '../../../../lib/sync/backends/webdav.ts';
import { SyncError } from '../../../../lib/sync/fault.ts';

const LOGIN = { user: 'ana', password: 'pässword' };
const FOLDER = new URL('https://cloud.example/dav/');

/** A `fetch` that answers the same to everything, and what it was asked. */
function fetching(answer: () => Response | Promise<Response>) {
  const asked: RequestInit[] = [];
  const fetch: Fetch = async (_, init) => {
    asked.push(init);
    return answer();
  };
  return { asked, fetch };
}

const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => null,
    (error: unknown) => error,
  );

describe('a request', () => {
  test('carries the login in UTF-8, and nothing else that the browser knows', async () => {
    const { asked, fetch } = fetching(() => new Response('x'));
    await webdavRequests(LOGIN, fetch)('GET', FOLDER);
    expect(asked[0]).toMatchObject({
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      headers: { Authorization: `Basic ${Buffer.from('ana:pässword').toString('base64')}` },
    });
    expect(asked[0]?.signal).toBeInstanceOf(AbortSignal);
  });

  test('carries no login where there is none', async () => {
    const { asked, fetch } = fetching(() => new Response('x'));
    await webdavRequests({ user: '', password: '' }, fetch)('GET', FOLDER);
    expect(asked[0]?.headers).toEqual({});
  });

  test('takes no answer that is larger than a file of the library', async () => {
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        sent += 2 ** 20;
        controller.enqueue(new Uint8Array(2 ** 20));
      },
    });
    const { fetch } = fetching(() => new Response(body));
    expect(await failure(webdavRequests(LOGIN, fetch)('GET', FOLDER))).toMatchObject({ fault: 'server' });
    expect(sent).toBeLessThan(40 * 2 ** 20);
  });
});

describe('a status', () => {
  test.each([
    [401, 'login', /name or the password/],
    [403, 'forbidden', /right to write/],
    [404, 'no-folder', /Check the address/],
    [405, 'no-folder', /WebDAV/],
    [409, 'no-folder', /Check the address/],
    [413, 'full', /size/],
    [412, 'server', /412/],
    [423, 'busy', /locked/],
    [429, 'busy', /left alone/],
    [500, 'server', /500/],
    [501, 'no-folder', /WebDAV/],
    [502, 'server', /502/],
    [503, 'busy', /left alone/],
    [507, 'full', /no room/],
    [418, 'server', /418/],
  ])('%i means %s', (status, fault, says) => {
    const error = refused(FOLDER, { status, type: '', retryAfter: null, bytes: new Uint8Array() });
    expect(error.fault).toBe(fault);
    expect(error.message).toMatch(says);
    expect(error.message).toContain('cloud.example');
  });

  test.each([
    ['120', 120_000],
    [' 0 ', 0],
    [new Date(Date.now() - 1000).toUTCString(), 0],
    ['soon', null],
    ['-5', null],
    ['99999999', null],
  ])('may say when to come back: %s', async (header, wait) => {
    const { fetch } = fetching(() => new Response('', { status: 503, headers: { 'Retry-After': header } }));
    const error = await failure(placeFolder({ ...LOGIN, address: FOLDER.href }, fetch).list());
    expect(error).toMatchObject({ fault: 'busy', retryAfter: wait });
  });

  test('may say a day to come back on', async () => {
    const later = new Date(Date.now() + 3_600_000).toUTCString();
    const { fetch } = fetching(() => new Response('', { status: 429, headers: { 'Retry-After': later } }));
    const error = await failure(placeFolder({ ...LOGIN, address: FOLDER.href }, fetch).list());
    expect(error).toSatisfy(({ retryAfter }: SyncError) => retryAfter !== null && retryAfter > 3_500_000);
  });
});

describe('a redirect', () => {
  const arrived: (string | undefined)[] = [];
  const servers: Server[] = [];
  let origin = '';

  beforeAll(async () => {
    const listen = async (server: Server) => {
      servers.push(server.listen(0, '127.0.0.1'));
      await once(server, 'listening');
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    };
    const other = await listen(
      createServer(({ headers }, response) => {
        arrived.push(headers.authorization);
        response.end('caught');
      }),
    );
    origin = await listen(
      createServer(({ url = '' }, response) => {
        response.writeHead(Number(url.slice(1)), { location: `${other}/` }).end();
      }),
    );
  });
  afterAll(() => {
    for (const server of servers) server.close();
  });

  // Node's own fetch, which follows redirects unless it is told not to.
  test.each([301, 302, 303, 307, 308])('of %i is not followed', async (status) => {
    const send = webdavRequests(LOGIN, (url, init) => fetch(url, init));
    for (const method of ['GET', 'PUT', 'PROPFIND']) {
      const parts = method === 'PUT' ? { body: 'text' } : {};
      const error = await failure(send(method, new URL(`${origin}/${status}`), parts));
      expect(error).toMatchObject({ fault: 'no-folder', message: expect.stringMatching(/another one.*not sent/) });
    }
    expect(arrived).toEqual([]);
  });
});

describe('the password', () => {
  /** Servers and networks that say all they know. */
  const talkers: Readonly<Record<string, (init: RequestInit) => Response>> = {
    'in a status and a page': ({ headers }) =>
      new Response(JSON.stringify(headers), { status: 500, headers: { 'x-echo': told(headers) } }),
    'in a refusal': ({ headers }) =>
      new Response(told(headers), { status: 401, headers: { 'www-authenticate': told(headers) } }),
    'in a redirect': ({ headers }) =>
      new Response(null, { status: 302, headers: { location: `https://x.example/${told(headers)}` } }),
    'in a listing': ({ headers }) => new Response(`<multistatus>${told(headers)}`, { status: 207 }),
    'in a listing of files': ({ headers }) =>
      new Response(`<multistatus><response><href>/${told(headers)}</href></response></multistatus>`, { status: 207 }),
    'in a file': ({ headers }) => new Response(told(headers)),
    'in an error': ({ headers }) => {
      throw new TypeError(`failed: ${told(headers)}`, { cause: headers });
    },
    'in a strange error': (init) => {
      throw Object.assign(new Error('broken'), { request: init });
    },
  };
  const told = (headers: RequestInit['headers']) =>
    encodeURIComponent(String((headers as Record<string, string>).Authorization));

  test.each(Object.keys(talkers))('is in no error and no report, though a server repeats it %s', async (name) => {
    const talk: Fetch = async (_, init) => (talkers[name] ?? fail)(init);
    const passwords = fc.string({ unit: fc.constantFrom(...'abcXYZ019 :%ßé&<'), minLength: 8, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(passwords, async (password) => {
        const access = { address: FOLDER.href, user: 'ana', password, passphrase: null };
        const folder = placeFolder(access, talk);
        const said = [
          await tryServer(access, talk),
          await failure(folder.list()),
          await failure(folder.get('aaaaaaaaaa~A')),
          await failure(folder.put('aaaaaaaaaa~A', new Uint8Array(3))),
          await failure(folder.delete('aaaaaaaaaa~A')),
        ];
        for (const each of said)
          if (each !== null && !('steps' in (each as object))) expect(each).toBeInstanceOf(SyncError);
        const all = said
          .map((each) => `${inspect(each, { depth: 9, showHidden: true })}${JSON.stringify(each)}`)
          .join();
        const encoded = Buffer.from(`ana:${password}`).toString('base64');
        for (const secret of [password, encoded, encodeURIComponent(password), encodeURIComponent(encoded)]) {
          expect(all).not.toContain(secret);
        }
      }),
      { numRuns: 50 },
    );
  });
});

function fail(): never {
  throw new Error('no such talker');
}
