import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { tryServer } from '../../../../lib/sync/backends/webdav/try-server.ts';
import { placeFolder } from '../../../../lib/sync/backends/webdav.ts';
import { setUpEncryption } from '../../../../lib/sync/sealing/key-ring.ts';
import type { ServerAccess } from '../../../../lib/sync/status.ts';
import { FAULTS, FaultyServer } from './faulty-server.ts';

/** For the one fault that never ends. */
const SHORT = 1500;
const STEPS = ['address', 'connection', 'login', 'folder', 'passphrase', 'write', 'keep'];

let server: FaultyServer;
beforeEach(async () => {
  server = await new FaultyServer().start();
});
afterEach(() => server.close());

const trying = (access: Partial<ServerAccess> = {}, timeout?: number) =>
  tryServer({ address: server.address, ...server.login, passphrase: 'pass', ...access }, server.fetch, timeout);

/** The steps as they went, and what the last one says. */
async function outcome(access?: Partial<ServerAccess>, timeout?: number) {
  const { ok, steps } = await trying(access, timeout);
  expect(steps.map(({ step }) => step)).toEqual(STEPS.slice(0, steps.length));
  expect(steps.map((each) => each.ok)).toEqual(steps.map((_, at) => ok || at < steps.length - 1));
  const { step, says } = steps.at(-1) ?? { step: '', says: '' };
  return { ok, step, says };
}

describe('a server', () => {
  test('that works passes every step, and keeps nothing of the test', async () => {
    expect(await outcome()).toMatchObject({ ok: true, step: 'keep' });
    expect(server.files.size).toBe(0);
    expect(await outcome({ passphrase: null })).toMatchObject({ ok: true });
  });

  test.each([
    ['an address that is none', { address: 'cloud' }, 'address', /whole address/],
    ['an address with a password', { address: 'https://a:b@cloud.example/' }, 'address', /own fields/],
    ['a wrong password', { password: 'wrong' }, 'login', /does not accept the name or the password/],
    ['a wrong name', { user: 'nobody' }, 'login', /does not accept the name or the password/],
  ])('is told from %s', async (_, access, step, says) => {
    expect(await outcome(access)).toMatchObject({ ok: false, step, says: expect.stringMatching(says) });
    expect(server.files.size).toBe(0);
  });

  test('is told from a folder that is not there', async () => {
    const address = `${server.address}nowhere/`;
    expect(await outcome({ address })).toMatchObject({
      step: 'folder',
      says: expect.stringMatching(/no folder at .*nowhere/),
    });
  });

  test('is told from a port where nobody answers', async () => {
    const { address } = server;
    await server.close();
    expect(await outcome({ address })).toMatchObject({
      step: 'connection',
      says: expect.stringMatching(/can't be reached.*certificate/),
    });
  });

  test('is told from one with a certificate that is not trusted', async () => {
    const { address, login } = server;
    const untrusting = (url: string, init: RequestInit) => fetch(url, init);
    const { steps } = await tryServer({ address, ...login, passphrase: null }, untrusting);
    expect(steps.at(-1)).toMatchObject({ step: 'connection', says: expect.stringMatching(/certificate/) });
  });

  test('with a library under another passphrase is told, and nothing is written', async () => {
    const folder = placeFolder({ ...server.login, address: server.address }, server.fetch);
    await setUpEncryption(folder, 'first', { iterations: 1000 });
    const before = [...server.files.keys()];
    expect(await outcome()).toMatchObject({ step: 'passphrase', says: expect.stringMatching(/another passphrase/) });
    expect(await outcome({ passphrase: null })).toMatchObject({
      step: 'passphrase',
      says: expect.stringMatching(/encrypted/),
    });
    expect(await outcome({ passphrase: 'first' })).toMatchObject({ ok: true });
    expect([...server.files.keys()]).toEqual(before);
  });

  test.each([
    ['answers 401', 'login', /password/],
    ['answers 403', 'folder', /does not allow/],
    ['answers 405', 'folder', /not as a WebDAV server/],
    ['answers 503', 'folder', /left alone/],
    ['redirects with 302 to another origin', 'folder', /another one, and the password is not sent/],
    ['shows a page for everything', 'folder', /not as a WebDAV server/],
    ['lists without end', 'folder', /more than belongs/],
    ['cuts its list short', 'folder', /cut short/],
    ['lists nothing', 'keep', /does not list/],
    ['sends nothing', 'keep', /gives back something else/],
    ['sends a page as if it were a file', 'keep', /gives back something else/],
    ['flips a bit of what it sends', 'keep', /gives back something else/],
    ['flips a bit of an upload', 'keep', /gives back something else/],
    ['keeps half of an upload and says that it is all', 'keep', /gives back something else/],
    ['keeps nothing of an upload and says that it did', 'keep', /does not list/],
    ['keeps half of an upload and breaks off', 'write', /can't be reached/],
    ['never answers', 'write', /did not answer/],
  ])('that %s fails at the step %s', async (fault, step, says) => {
    server.fault = FAULTS[fault] ?? null;
    const timeout = fault === 'never answers' ? SHORT : undefined;
    expect(await outcome({}, timeout)).toMatchObject({ ok: false, step, says: expect.stringMatching(says) });
    expect(server.struck).toBeGreaterThan(0);
    expect(server.trapped).toEqual([]);
  });

  test.each([
    [403, /not write to it/],
    [405, /not write to it/],
    [507, /no room left/],
    [413, /size/],
  ])('that refuses uploads with %i fails at the step write', async (code, says) => {
    server.fault = (_, { method }, response) => {
      if (method !== 'PUT') return false;
      response.writeHead(code).end();
      return true;
    };
    expect(await outcome()).toMatchObject({ step: 'write', says: expect.stringMatching(says) });
  });
});
