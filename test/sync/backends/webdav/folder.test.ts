import { afterEach, beforeEach, expect, test } from 'vitest';
import { placeFolder } from '../../../../lib/sync/backends/webdav.ts';
import type { Folder } from '../../../../lib/sync/folder.ts';
import { FAULTS, FaultyServer } from './faulty-server.ts';

let server: FaultyServer;
let folder: Folder;
beforeEach(async () => {
  server = await new FaultyServer().start();
  folder = placeFolder({ ...server.login, address: server.address }, server.fetch);
});
afterEach(() => server.close());

const NAME = 'aaaaaaaaaa~A';
const BYTES = Uint8Array.of(0, 255, 10, 13);

test('a file is put, listed, got, replaced and deleted; the folders are made as needed', async () => {
  expect([await folder.list(), await folder.get(NAME)]).toEqual([[], null]);
  await folder.put(NAME, BYTES);
  expect(await folder.get(NAME)).toEqual(BYTES);
  const [before] = await folder.list();
  expect(before?.name).toBe(NAME);
  await folder.put(NAME, BYTES.subarray(1));
  expect(await folder.get(NAME)).toEqual(BYTES.subarray(1));
  expect((await folder.list()).map(({ mark }) => mark)).not.toContain(before?.mark);
  await folder.delete(NAME);
  expect([await folder.list(), await folder.get(NAME)]).toEqual([[], null]);
  expect([...server.folders]).toEqual(['/dav/', '/dav/papergloss/', '/dav/papergloss/v1/']);
});

test('deleting what is gone is no error', async () => {
  await folder.delete(NAME);
  await folder.put(NAME, BYTES);
  await folder.delete(NAME);
  await folder.delete(NAME);
});

test('folders that somebody else makes meanwhile are no error', async () => {
  const other = placeFolder({ ...server.login, address: server.address }, server.fetch);
  await Promise.all([folder.put(NAME, BYTES), other.put('bbbbbbbbbb~A', BYTES)]);
  expect(await folder.list()).toHaveLength(2);
});

/** The server, some of whose first answers to MKCOL are that the folder is locked. */
function lockedAtFirst(times: number): Folder {
  let left = times;
  return placeFolder({ ...server.login, address: server.address }, async (url, init) => {
    if (init.method !== 'MKCOL' || left === 0) return server.fetch(url, init);
    left -= 1;
    return new Response(null, { status: 423 });
  });
}

test('folders that somebody else is making are waited for', async () => {
  await lockedAtFirst(3).put(NAME, BYTES);
  expect(await folder.get(NAME)).toEqual(BYTES);
});

test('folders that stay locked are told of', async () => {
  await expect(lockedAtFirst(Number.POSITIVE_INFINITY).put(NAME, BYTES)).rejects.toMatchObject({ fault: 'busy' });
});

test('a page says nothing of a file, and is told where a list should be', async () => {
  await folder.put(NAME, BYTES);
  server.fault = FAULTS['shows a page for everything'] ?? null;
  expect(await folder.get(NAME)).toBeNull();
  await expect(folder.list()).rejects.toMatchObject({ fault: 'no-folder' });
});

test('a folder below one that is not there is not made', async () => {
  const lost = placeFolder({ ...server.login, address: `${server.address}nowhere` }, server.fetch);
  await expect(lost.put(NAME, BYTES)).rejects.toMatchObject({ fault: 'no-folder' });
});
