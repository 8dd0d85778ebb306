import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { askFor, type FetchParts, fetchDocument, MOST_BYTES } from '../../lib/sources/fetch-document.ts';
import type { LoggedRequest } from '../../lib/sources/listed-source.ts';
import { loggedFetch, type RequestLog } from '../../lib/sources/request-log.ts';
import { SourceFault } from '../../lib/sources/source-fault.ts';
import {
  type Behaviour,
  cutOff,
  type DocumentServer,
  endless,
  endlessGzip,
  gzipBomb,
  hangsUp,
  markdown,
  notPacked,
  redirect,
  silent,
  slow,
  startDocumentServer,
  tooShort,
} from '../e2e/support/document-server.ts';

const NOW = Date.UTC(2025, 6, 9, 12);

let server: DocumentServer;
/** Where no request has any business. */
let canary: DocumentServer;
beforeAll(async () => {
  [server, canary] = await Promise.all([startDocumentServer(), startDocumentServer()]);
});
afterAll(() => Promise.all([server.close(), canary.close()]));

/** Asks the server, as the background does but for the address, which is on this machine. */
function ask(behaviour: Behaviour, parts: Partial<FetchParts> = {}, path = '/papers.md') {
  server.on(path, behaviour);
  const all: FetchParts = {
    fetch: (url, init) => fetch(url, init),
    etag: null,
    lastModified: null,
    now: () => NOW,
    ...parts,
  };
  return askFor(new URL(server.origin + path), all);
}

async function fault(behaviour: Behaviour, parts: Partial<FetchParts> = {}): Promise<SourceFault> {
  const error = await ask(behaviour, parts).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof SourceFault)) throw new Error(`no fault: ${error}`);
  // It names the server, and it is a sentence.
  expect(error.message).toContain(new URL(server.origin).host);
  expect(error.message).toMatch(/\.$/);
  return error;
}

const status =
  (code: number, headers: Readonly<Record<string, string>> = {}): Behaviour =>
  (response) =>
    response.writeHead(code, headers).end('body');

describe('a document', () => {
  test('comes with what names its version', async () => {
    const lastModified = 'Wed, 09 Jul 2025 00:00:00 GMT';
    const sends = markdown('# Pâpers 论文\n', { etag: 'W/"1"', 'last-modified': lastModified });
    expect(await ask(sends)).toEqual({
      is: 'document',
      text: '# Pâpers 论文\n',
      etag: 'W/"1"',
      lastModified,
      bytes: 17,
    });
  });

  test('is unpacked, and counted as it is then', async () => {
    const text = '# Papers\n'.repeat(1000);
    const sends: Behaviour = (response) =>
      response.writeHead(200, { 'content-type': 'text/plain', 'content-encoding': 'gzip' }).end(gzipSync(text));
    expect(await ask(sends)).toEqual({ is: 'document', text, etag: null, lastModified: null, bytes: 9000 });
  });

  test('may be as large as the limit, and no byte larger', async () => {
    expect(await ask(markdown('a'.repeat(MOST_BYTES)))).toMatchObject({ is: 'document', bytes: MOST_BYTES });
    expect(await fault(markdown('a'.repeat(MOST_BYTES + 1)))).toMatchObject({ kind: 'too-large' });
  });

  test('is asked for without a word of who asks', async () => {
    const before = server.arrivals.length;
    await ask(markdown('# Papers', { 'set-cookie': 'id=canary' }));
    await ask(markdown('# Papers'), { etag: '"1"', lastModified: 'Wed, 09 Jul 2025 00:00:00 GMT' });
    const [first, second] = server.arrivals.slice(before).map(({ headers }) => headers);
    for (const name of ['cookie', 'authorization', 'referer', 'origin', 'from']) {
      expect(first).not.toHaveProperty(name);
      expect(second).not.toHaveProperty(name);
    }
    expect(first).not.toHaveProperty('if-none-match');
    expect(second).toMatchObject({
      'if-none-match': '"1"',
      'if-modified-since': 'Wed, 09 Jul 2025 00:00:00 GMT',
    });
  });

  test('is not sent again where it is unchanged', async () => {
    expect(await ask(status(304), { etag: '"1"' })).toEqual({ is: 'unchanged', bytes: 0 });
    expect(await ask(status(304), { lastModified: 'x' })).toEqual({ is: 'unchanged', bytes: 0 });
  });

  test('has no name for its version that is longer than it is worth', async () => {
    expect(await ask(markdown('# Papers', { etag: `"${'a'.repeat(600)}"` }))).toMatchObject({ etag: null });
  });

  test.each([404, 410])('is absent at %i', async (code) => {
    expect(await ask(status(code))).toEqual({ is: 'absent' });
  });
});

describe('a status', () => {
  test.each([
    [201, 'server', /reports an error \(201\)/],
    [204, 'server', /reports an error \(204\)/],
    [206, 'server', /reports an error \(206\)/],
    [304, 'server', /reports an error \(304\)/],
    [400, 'server', /does not take the request \(400\)/],
    [401, 'refused', /\(401\)\. Save it as a file/],
    [403, 'refused', /\(403\)\. Save it as a file/],
    [418, 'server', /does not take the request \(418\)/],
    [429, 'busy', /left alone for a while/],
    [500, 'server', /reports an error \(500\)/],
    [502, 'server', /reports an error \(502\)/],
    [503, 'server', /reports an error \(503\)/],
    [599, 'server', /reports an error \(599\)/],
  ])('%i is said in words', async (code, kind, message) => {
    const error = await fault(status(code));
    expect(error).toMatchObject({ kind, retryAt: null });
    expect(error.message).toMatch(message);
  });

  test.each([
    ['120', NOW + 120_000],
    [' 0 ', NOW],
    ['Wed, 09 Jul 2025 13:00:00 GMT', NOW + 3_600_000],
    ['Tue, 08 Jul 2025 13:00:00 GMT', NOW],
    ['soon', null],
    ['-5', null],
    ['1e9', null],
    ['2025-07-10', null],
    ['', null],
  ])('may say when to come back: %j', async (said, retryAt) => {
    for (const code of [429, 503, 500]) {
      expect((await fault(status(code, { 'retry-after': said }))).retryAt).toBe(retryAt);
    }
    expect((await fault(status(503, { 'retry-after': '120' }))).kind).toBe('busy');
  });
});

describe('a redirect', () => {
  // Node's own fetch, which follows redirects unless it is told not to.
  test.each([301, 302, 303, 307, 308])('of %i is not followed, wherever it leads', async (code) => {
    for (const to of [`${canary.origin}/`, `//${canary.origin.slice(5)}/`, '/there.md', 'file:///etc/passwd', '']) {
      server.on('/there.md', (response) => response.writeHead(200).end('# There'));
      const before = server.arrivals.length;
      const error = await fault(redirect(code, to));
      expect(error).toMatchObject({ kind: 'redirect', retryAt: null });
      expect(error.message).toMatch(/not followed\. Open the address in a tab/);
      expect(error.message).not.toContain(new URL(canary.origin).port);
      expect(server.arrivals.length).toBe(before + 1);
    }
    expect(canary.arrivals).toEqual([]);
  });

  test('would have been followed without the defence', async () => {
    await ask(redirect(302, `${canary.origin}/`), {
      fetch: (url, init) => fetch(url, { ...init, redirect: 'follow' }),
    });
    expect(canary.arrivals).toHaveLength(1);
  });
});

describe('a server that means harm', () => {
  test.each([
    ['a packed document that is enormous', gzipBomb],
    ['a document without end', endless],
    ['a packed document without end', endlessGzip],
  ])('%s is read no further than the limit', async (_, behaviour) => {
    const ended: LoggedRequest[] = [];
    const log = () => (request: LoggedRequest) => ended.push(request);
    const counting = loggedFetch({ fetch: (url, init) => fetch(url, init), why: 'Test', log, now: Date.now });
    const error = await fault(behaviour, { fetch: counting });
    expect(error).toMatchObject({ kind: 'too-large' });
    expect(error.message).toMatch(/more than 5 MB/);
    const [{ bytes, outcome } = { bytes: 0, outcome: '' }] = ended;
    expect(outcome).toBe('200, not read to its end');
    // One piece beyond the limit, however large the pieces are that it comes in.
    expect(bytes).toBeGreaterThan(MOST_BYTES);
    expect(bytes).toBeLessThan(MOST_BYTES + 2 ** 20);
  });

  test.each([
    ['a byte a second', slow, 'broken-off'],
    ['nothing at all', silent, 'unreachable'],
  ])('%s is given up in time', async (_, behaviour, kind) => {
    const error = await fault(behaviour, { timeout: 300 });
    expect(error).toMatchObject({ kind });
    expect(error.message).toMatch(/within 0\.3 seconds\. Try again later/);
  });

  test.each([
    ['less than it promised', tooShort],
    ['a part and then nothing', cutOff],
    ['something that it says is packed', notPacked],
  ])('%s is no document', async (_, behaviour) => {
    const error = await fault(behaviour);
    expect(error).toMatchObject({ kind: 'broken-off' });
    expect(error.message).toMatch(/broke off in the middle/);
  });

  test('and hangs up is not reached', async () => {
    const error = await fault(hangsUp);
    expect(error).toMatchObject({ kind: 'unreachable' });
    expect(error.message).toMatch(/no connection.*certificate/);
  });

  test('and whose certificate nobody signed is not reached', async () => {
    const secure = await startDocumentServer({ secure: true });
    try {
      const asked = askFor(new URL(`${secure.origin}/papers.md`), {
        fetch: (url, init) => fetch(url, init),
        etag: null,
        lastModified: null,
        now: Date.now,
      });
      await expect(asked).rejects.toMatchObject({ kind: 'unreachable' });
      expect(secure.arrivals).toEqual([]);
    } finally {
      await secure.close();
    }
  });

  test('is let go when the reader stops it', async () => {
    for (const behaviour of [silent, slow, endless]) {
      const stop = new AbortController();
      const asked = fault(
        (response, request) => {
          behaviour(response, request);
          stop.abort();
        },
        { signal: stop.signal },
      );
      expect(await asked).toMatchObject({ kind: 'stopped' });
    }
    expect(await fault(markdown('# Papers'), { signal: AbortSignal.abort() })).toMatchObject({ kind: 'stopped' });
  });

  test('and is no request where it was stopped before its turn came', async () => {
    const requests: string[] = [];
    const log: RequestLog = ({ address }) => {
      requests.push(address);
      return () => {};
    };
    const logged = loggedFetch({ fetch: (url, init) => fetch(url, init), why: 'Papers', log, now: Date.now });
    expect(await fault(markdown('# Papers'), { fetch: logged, signal: AbortSignal.abort() })).toMatchObject({
      kind: 'stopped',
    });
    expect(requests).toEqual([]);
  });
});

describe('what is no text', () => {
  const sends =
    (type: string, bytes: Uint8Array | string = '# Papers'): Behaviour =>
    (response) =>
      response.writeHead(200, type ? { 'content-type': type } : {}).end(bytes);

  test.each([
    'text/plain',
    'text/markdown',
    'text/x-markdown; charset=UTF-8; variant=GFM',
    'TEXT/HTML',
    'application/json',
    'application/vnd.papers+json',
    'application/xhtml+xml',
    'application/xml',
    'application/octet-stream',
    '',
  ])('is not what is sent as %j', async (type) => {
    expect(await ask(sends(type))).toMatchObject({ is: 'document', text: '# Papers' });
  });

  test.each([
    'image/png',
    'image/svg+xml',
    'application/pdf',
    'application/zip',
    'application/gzip',
    'application/javascript',
    'application/x-www-form-urlencoded',
    'audio/mpeg',
    'video/mp4',
    'font/woff2',
    'multipart/mixed; boundary=x',
    'nonsense',
  ])('is refused by its type %s, and not read', async (type) => {
    const error = await fault(sends(type));
    expect(error).toMatchObject({ kind: 'no-text' });
    expect(error.message).toMatch(/Look for the Markdown/);
  });

  test('is refused though it says that it is text', async () => {
    for (const bytes of [Buffer.from('%PDF-1.7\n\u0001\u0000', 'latin1'), gzipSync('# Papers'), Buffer.from([0])]) {
      for (const type of ['text/plain', 'application/octet-stream', '']) {
        expect(await fault(sends(type, bytes))).toMatchObject({ kind: 'no-text' });
      }
    }
  });

  test('is refused where there is nothing', async () => {
    expect((await fault(sends('text/plain', ''))).message).toMatch(/empty/);
    expect((await fault(sends('text/plain', ' \n\ufeff'))).message).toMatch(/empty/);
  });
});

describe('an address', () => {
  test.each([
    'http://host.example/papers.md',
    'https://127.0.0.1/papers.md',
    'https://[::ffff:7f00:1]/papers.md',
    'https://ana:canary@host.example/papers.md',
    'https://github.com/o/r/blob/main/papers.md',
    'https://host.example/papers.md#part',
    'file:///etc/passwd',
    'nonsense',
  ])('that is not as it is kept asks nobody: %s', async (address) => {
    const asked = vi.fn();
    const parts = { fetch: asked, etag: null, lastModified: null, now: () => NOW };
    const error = await fetchDocument(address, parts).then(fail, (thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'SourceFault', kind: 'address' });
    expect(String(error)).not.toContain('canary');
    expect(asked).not.toHaveBeenCalled();
  });

  test('that is, asks for it as it is, in a way that nobody can follow', async () => {
    const asked = vi.fn(async (_url: string, _init: RequestInit) => new Response('# Papers'));
    const parts = { fetch: asked, etag: null, lastModified: null, now: () => NOW };
    expect(await fetchDocument('https://host.example/papers.md', parts)).toMatchObject({ is: 'document' });
    expect(asked.mock.calls[0]).toMatchObject([
      'https://host.example/papers.md',
      { credentials: 'omit', cache: 'no-store', redirect: 'manual', referrerPolicy: 'no-referrer' },
    ]);
  });
});

function fail(): never {
  throw new Error('nothing was thrown');
}
