import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tryServer } from '../../../lib/sync/backends/webdav/try-server.ts';
import { placeFolder } from '../../../lib/sync/backends/webdav.ts';
import { LIGHTTPD, RCLONE, startWebdavServer, type WebdavServer } from '../../../scripts/webdav/real-servers.ts';
import { backendContract } from '../backends/backend-contract.ts';
import { NETWORK_FAULTS, realPlace } from './real-place.ts';

describe.each([LIGHTTPD, RCLONE])('over TLS, $name', (kind) => {
  let server: WebdavServer;
  beforeAll(async () => {
    server = await startWebdavServer(kind);
  });
  afterAll(() => server.close());

  const access = () => ({ address: server.address, user: server.user, password: server.password, passphrase: null });

  describe('holds WebDAV to the contract of backends', () => {
    backendContract(() => realPlace(server), { faults: Object.keys(NETWORK_FAULTS) });
  });

  test('is found to be one that can be used', async () => {
    expect(await tryServer(access(), server.fetch)).toMatchObject({ ok: true });
  });

  test.each([
    ['a wrong password', { password: 'wrong' }, 'login'],
    ['a wrong folder', { address: 'nowhere/' }, 'folder'],
  ])('is told from one with %s', async (_, change, step) => {
    const address = `${server.address}${'address' in change ? change.address : ''}`;
    const { steps } = await tryServer({ ...access(), ...change, address }, server.fetch);
    expect(steps.at(-1)).toMatchObject({ ok: false, step });
  });

  test('has a certificate that nobody else trusts, which is told', async () => {
    const { steps } = await tryServer(access(), (url, init) => fetch(url, init));
    expect(steps.at(-1)).toMatchObject({ ok: false, step: 'connection', says: expect.stringMatching(/certificate/) });
  });

  test('keeps files as they are, and lists them with marks that change', async () => {
    const folder = placeFolder(access(), server.fetch);
    const bytes = crypto.getRandomValues(new Uint8Array(60_000));
    await folder.put('aaaaaaaaaa~A', bytes);
    expect(await folder.get('aaaaaaaaaa~A')).toEqual(bytes);
    const before = await folder.list();
    await folder.put(
      'aaaaaaaaaa~A',
      bytes.map((byte) => byte ^ 1),
    );
    const after = await folder.list();
    expect([before.length, after.length]).toEqual([1, 1]);
    expect(after[0]?.mark).not.toBe(before[0]?.mark);
    await folder.delete('aaaaaaaaaa~A');
    expect(await folder.list()).toEqual([]);
  });
});
