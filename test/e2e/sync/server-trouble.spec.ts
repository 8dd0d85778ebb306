import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { PaperId } from '../../../lib/core/arxiv-id.ts';
import { PLAIN_PACKING } from '../../../lib/sync/sealing/plain-packing.ts';
import { mayHaveDisk } from '../../../scripts/webdav/real-servers.ts';
import { ELSEWHERE } from './devices.ts';
import {
  accessTo,
  converged,
  expect,
  note,
  PAPERS,
  PASSPHRASE,
  save,
  serverOf,
  syncNow,
  tag,
  test,
  toldBy,
  valuesOf,
} from './journey.ts';
import { fillForm } from './set-up.ts';

/** All that a folder holds, files by their path. */
async function contentOf(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return new Map(await Promise.all(files.map(async (path) => [path, await readFile(path)] as const)));
}

/** All that whoever runs the server can make of what is there: paths, bytes, and what is compressed, unpacked. */
async function readable(content: ReadonlyMap<string, Buffer>): Promise<string> {
  const parts = Array.from(content, async ([path, bytes]) => {
    const unpacked = await PLAIN_PACKING.unpack(Uint8Array.from(bytes), basename(path));
    return [path, bytes.toString('latin1'), unpacked ?? ''];
  });
  return (await Promise.all(parts)).flat().join('\n');
}

test('a wrong passphrase, or password, is told in words before anything is uploaded', async ({ dav, devices }) => {
  const [one, two] = await Promise.all([devices.chromium('one'), devices.chromium('two')]);
  const access = accessTo(dav);
  await save(one, PAPERS[0]);
  await one.ask('setUpServer', access);
  const before = await contentOf(dav.folder);
  expect(before.size).toBeGreaterThan(2);

  await save(two, PAPERS[1]);
  const steps = two.options.locator('.server-steps');
  await fillForm(two, { ...access, password: 'not this one' });
  await expect(steps).toContainText('cloud.example does not accept the name or the password.');
  await fillForm(two, { ...access, passphrase: 'not this one either' });
  await expect(steps).toContainText('was encrypted with another passphrase. Enter the one that was chosen');
  await expect(two.ask('setUpServer', { ...access, passphrase: 'nor this' })).rejects.toThrow('another passphrase');
  await expect(two.ask('setUpServer', { ...access, passphrase: null })).rejects.toThrow('is encrypted');
  expect(two.gate.arrivals.filter(({ method }) => !['PROPFIND', 'GET'].includes(method))).toEqual([]);
  expect(await contentOf(dav.folder)).toEqual(before);
  expect((await serverOf(two)).on).toBe(false);

  await fillForm(two, access);
  await expect(two.options.locator('[data-backend="webdav"]')).toContainText('Synced');
  expect((await converged([one, two])).rows.map(({ id }) => id).sort()).toEqual([PAPERS[0], PAPERS[1]].sort());
});

test('a server that is gone is told, and edits wait for it', async ({ dav, devices }) => {
  const [one, two] = await Promise.all([devices.chromium('one'), devices.chromium('two')]);
  for (const device of [one, two]) await device.ask('setUpServer', accessTo(dav));
  const block = one.options.locator('[data-backend="webdav"]');
  await one.gate.shut();
  for (const id of PAPERS) await save(one, id);
  await block.getByRole('button', { name: 'Sync now' }).click();
  await expect(block).toContainText("cloud.example can't be reached. Either there is no connection");
  await expect(block).toContainText(/Next try in/);
  await expect(block).toContainText('Tries again');
  await expect(one.options.locator('.sync-line')).toContainText('3 papers wait: cloud.example does not answer');
  const { failure, waiting } = await serverOf(one);
  expect(failure?.nextTry).toBeGreaterThan(failure?.at ?? Number.NaN);
  expect(waiting).toBe(3);

  await one.gate.open();
  await block.getByRole('button', { name: 'Try now' }).click();
  await expect(one.options.locator('.sync-line')).toContainText('All 3 papers synced');
  await expect(block.locator('.standing-failure')).toBeEmpty();
  expect((await converged([one, two])).rows).toHaveLength(3);
});

test.describe('a disk', () => {
  test.use({ disk: 128 * 1024 });
  test.skip(!mayHaveDisk(), 'this system lets nobody have a small disk');

  test('that is full is told, harms nothing that is there, and takes what waits once there is room', async ({
    dav,
    devices,
  }) => {
    const [one, two] = await Promise.all([devices.chromium('one'), devices.chromium('two')]);
    for (const device of [one, two]) await device.ask('setUpServer', accessTo(dav));
    const [first, second] = PAPERS;
    await save(one, first);
    await note(one, first, 'There before');
    await converged([one, two]);

    const login = Buffer.from(`${dav.user}:${dav.password}`).toString('base64');
    const ballast = (method: string, at: number, body?: Uint8Array<ArrayBuffer>) =>
      dav.fetch(`${dav.address}ballast-${at}`, {
        method,
        headers: { Authorization: `Basic ${login}` },
        ...(body && { body }),
      });
    let files = 0;
    while ((await ballast('PUT', files, new Uint8Array(4096))).ok) files += 1;
    expect(files).toBeGreaterThan(0);

    await save(one, second);
    await note(one, second, 'A note that waits. '.repeat(500));
    await expect(syncNow(one)).rejects.toThrow(
      'cloud.example has no room left. Free some, or ask who runs it for more.',
    );
    expect(await serverOf(one)).toMatchObject({ failure: { fault: 'full' }, waiting: 1 });
    await expect(one.options.locator('.sync-line')).toContainText('1 paper waits: cloud.example is full; next try in');
    await syncNow(two);
    expect(valuesOf(await toldBy(two), first, 'note')).toEqual(['There before']);

    for (let at = 0; at <= files; at += 1) await ballast('DELETE', at);
    const told = await converged([one, two]);
    expect(valuesOf(told, second, 'note')).toEqual(['A note that waits. '.repeat(500)]);
    expect(valuesOf(told, first, 'note')).toEqual(['There before']);
  });
});

/** How many devices have a manifest in a folder. */
async function writers(folder: string): Promise<number> {
  const names = [...(await contentOf(folder)).keys()].map((path) => basename(path));
  return new Set(names.filter((name) => name.includes('~')).map((name) => name.split('~')[0])).size;
}

test('a folder that its owner emptied is filled again, keys and all, with what every device knows', async ({
  dav,
  devices,
}) => {
  const [one, two] = await Promise.all([devices.chromium('one'), devices.chromium('two')]);
  for (const device of [one, two]) await device.ask('setUpServer', accessTo(dav));
  const [mine, yours, last] = PAPERS;
  await save(one, mine);
  await note(one, mine, 'Mine');
  await save(two, yours);
  await tag(two, yours, 'yours');
  const before = await converged([one, two]);

  await dav.wipe();
  expect((await contentOf(dav.folder)).size).toBe(0);
  // Neither is asked: one has an edit, the other nothing to bring, and begins a round as it does from time to time.
  await save(two, last);
  await one.running.worker.evaluate(() => self.dispatchEvent(new Event('online')));
  await expect.poll(async () => (await serverOf(two)).waiting).toBe(0);
  await expect.poll(() => writers(dav.folder)).toBe(2);
  const after = await converged([one, two]);
  expect(after.rows).toHaveLength(3);
  expect(after.rows.filter(({ id }) => id !== last)).toEqual(before.rows);

  const late = await devices.chromium('late');
  await late.ask('setUpServer', accessTo(dav));
  expect((await converged([one, two, late])).rows).toEqual(after.rows);
  expect(valuesOf(after, mine, 'note')).toEqual(['Mine']);
});

test('a removal of many papers elsewhere is told, and taken back at a click', async ({ dav, devices }) => {
  const [one, two] = await Promise.all([devices.chromium('one'), devices.chromium('two')]);
  for (const device of [one, two]) await device.ask('setUpServer', accessTo(dav));
  const ids = Array.from({ length: 25 }, (_, at) => `2501.${10_000 + at}` as PaperId);
  const text = ids.map((id) => `https://arxiv.org/abs/${id}`).join('\n');
  await one.ask('importLibrary', { name: 'list.txt', text });
  await converged([one, two]);
  await two.ask('editLibrary', { edits: [{ ids, changes: [{ kind: 'remove' }] }] });
  await syncNow(two);
  await syncNow(one);
  const notices = one.options.getByRole('region', { name: 'Notices' });
  await expect(notices).toContainText('Another device removed 25 papers. They are in the Trash.');
  expect((await one.ask('libraryIds', { filter: {}, order: 'added' })).length).toBe(0);
  await notices.getByRole('button', { name: 'Undo' }).click();
  await expect(notices).toContainText('25 papers are back on the list.');
  const told = await converged([one, two]);
  expect(told.rows.filter(({ removed }) => removed === null)).toHaveLength(25);
});

test('no secret leaves the background but for the server it was entered for, and what is there is sealed', async ({
  dav,
  devices,
}) => {
  const device = await devices.chromium('one');
  const access = accessTo(dav);
  const [id] = PAPERS;
  await save(device, id, 'Canary of a title');
  await note(device, id, 'Canary of a note');
  await tag(device, id, 'canary-of-a-tag');
  await fillForm(device, access);
  await expect(device.options.locator('[data-backend="webdav"]')).toContainText('Synced');

  const login = Buffer.from(`${access.user}:${access.password}`).toString('base64');
  expect(device.gate.arrivals.at(-1)?.headers.authorization).toBe(`Basic ${login}`);
  const secrets = [access.password, PASSPHRASE, login];

  await test.step('none is in the storage of the extension that pages could come to, in a page, or in an answer', async () => {
    const popup = await device.running.context.newPage();
    await popup.goto(device.running.extensionUrl('popup.html'));
    await expect(popup.locator('.foot')).toContainText('synced');
    const stored = await device.options.evaluate(async () => {
      const areas = [chrome.storage.local, chrome.storage.session, chrome.storage.sync];
      return JSON.stringify(await Promise.all(areas.map((area) => area.get(null))));
    });
    const pages = await Promise.all(
      [device.options, popup].map((page) =>
        page.evaluate(() => {
          const fields = Array.from(
            document.querySelectorAll('input, textarea'),
            (field) => 'value' in field && field.value,
          );
          return JSON.stringify([document.documentElement.outerHTML, fields, Object.entries(localStorage)]);
        }),
      ),
    );
    const answers = JSON.stringify([
      await device.ask('syncStatus'),
      await device.ask('syncNow', { kind: null }),
      await device.ask('testServer', access),
      await device.ask('setUpServer', access),
      await device.ask('exportState'),
      await device.ask('overview'),
    ]);
    const seen = [stored, ...pages, answers].join('\n');
    expect(seen).toContain('savedRevision');
    expect(seen).toContain('cloud.example');
    for (const secret of secrets) expect(seen).not.toContain(secret);
  });

  await test.step('nothing of the library can be read on the server', async () => {
    const content = await contentOf(dav.folder);
    expect(content.size).toBeGreaterThan(2);
    const read = await readable(content);
    for (const canary of ['Canary', 'canary', id, ...secrets]) expect(read).not.toContain(canary);
  });

  await test.step('a redirect is not followed, by whatever status', async () => {
    for (const status of [301, 302, 303, 307, 308]) {
      const fault = device.gate.answer(() => true, status, { location: `https://${ELSEWHERE}/` });
      await expect(syncNow(device)).rejects.toThrow('the password is not sent there');
      await fault.met;
      await expect(device.ask('setUpServer', access)).rejects.toThrow('the password is not sent there');
      fault.lift();
    }
    // It could have gone there.
    await device.options.evaluate((url) => fetch(url, { credentials: 'omit' }), `https://${ELSEWHERE}/`);
    const there = device.gate.arrivals.filter(({ host }) => host === ELSEWHERE);
    expect(there.map(({ headers }) => headers.authorization)).toEqual([undefined]);
    await syncNow(device);
  });

  await test.step('without encryption, which the reader may choose, all of it can', async () => {
    await device.ask('leaveBackend', { kind: 'webdav' });
    await dav.wipe();
    await device.ask('setUpServer', { ...access, passphrase: null });
    const read = await readable(await contentOf(dav.folder));
    for (const canary of ['Canary of a note', 'canary-of-a-tag', id]) expect(read).toContain(canary);
    for (const secret of secrets) expect(read).not.toContain(secret);
  });
});
