import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { placeFolder, type WebdavPlace } from '../../../lib/sync/backends/webdav.ts';
import { changePassphrase } from '../../../lib/sync/sealing/change-passphrase.ts';
import { setUpEncryption } from '../../../lib/sync/sealing/key-ring.ts';
import { FACTS } from '../../library/causal/sample-records.ts';
import { settle, TestDevice } from './backend-contract.ts';
import { faultyWebdavPlace } from './webdav/webdav-place.ts';

type Place = Awaited<ReturnType<typeof faultyWebdavPlace>>;

const QUICK = { iterations: 1000 };

let place: Place;
beforeEach(async () => {
  place = await faultyWebdavPlace();
});
afterEach(() => place.close());

const NAMES = ['aaaaaaaaaa', 'bbbbbbbbbb', 'cccccccccc'];
let devices = 0;
const device = (at: WebdavPlace) => new TestDevice(NAMES[devices++ % NAMES.length] ?? '', place, at);
const folder = () => placeFolder({ ...place.server.login, address: place.server.address }, place.server.fetch);
const plain = (): WebdavPlace => ({
  ...place.server.login,
  address: place.server.address,
  encrypted: false,
  keys: null,
});
const sealed = async (passphrase: string): Promise<WebdavPlace> => ({
  ...plain(),
  encrypted: true,
  keys: await setUpEncryption(folder(), passphrase, QUICK),
});

const contents = () =>
  [...place.server.files].map(([path, { bytes }]) => ({ name: path.split('/').pop() ?? '', bytes }));
/** The ids of the keys that files are sealed with. */
const sealedWith = () =>
  contents().flatMap(({ name, bytes }) => (name.startsWith('key.') ? [] : [bytes.subarray(4, 12).toString('hex')]));

describe('an encrypted library', () => {
  test('says nothing of itself on the server', async () => {
    const one = device(await place.join());
    await one.save(1);
    await one.note(1, 'a note that is nobody’s business');
    await one.tag(1, 'secret-tag');
    await one.sync();
    const all = contents()
      .map(({ name, bytes }) => `${name} ${bytes.toString('latin1')}`)
      .join();
    for (const text of [FACTS.title, 'nobody', 'secret-tag', '2507.', 'passphrase']) expect(all).not.toContain(text);
    expect(contents()).toHaveLength(3);
  });

  test('is read by devices that were set up at once', async () => {
    const [here, there] = await Promise.all([sealed('same'), sealed('same')]);
    const [one, two] = [device(here), device(there)];
    await one.save(1);
    await two.save(2);
    await settle([one, two]);
    expect([one.live(), two.live()]).toEqual([2, 2]);
  });

  test('is sealed again with a key that comes before', async () => {
    const one = device(await sealed('same'));
    await one.save(1);
    await one.sync();
    const firstKey = () => one.place.keys?.keys[0]?.id ?? '';
    const own = firstKey();
    const files = new Map(place.server.files);
    let other = own;
    while (other >= own) {
      place.server.files.clear();
      other = (await sealed('same')).keys?.keys[0]?.id ?? '';
    }
    for (const [path, file] of files) place.server.files.set(path, file);
    expect(new Set(sealedWith())).toEqual(new Set([own]));
    await one.sync();
    expect(firstKey()).toBe(other);
    // A manifest and a shard; those before stand until the next upload.
    expect(sealedWith().filter((id) => id === other)).toHaveLength(2);
  });

  test('is read by a device that was set up while the folder was empty', async () => {
    const one = device(await sealed('same'));
    await one.save(1);
    await one.sync();
    await place.wipe();
    const two = device(await sealed('same'));
    await two.save(2);
    await two.sync();
    await settle([one, two]);
    expect([one.live(), two.live()]).toEqual([2, 2]);
    const three = device(await sealed('same'));
    await three.sync();
    expect(three.live()).toBe(2);
  });

  test('is read by a new device though the server went on handing out a key file that was gone', async () => {
    const one = device(await sealed('same'));
    await one.save(1);
    await one.sync();
    const [key] = [...place.server.files].find(([path]) => path.includes('/key.')) ?? [''];
    const gone = place.server.files.get(key)?.bytes;
    await place.wipe();
    place.server.fault = (_, { method, path }, response) => {
      if (method !== 'GET' || path !== key) return false;
      response.writeHead(200).end(gone);
      return true;
    };
    await one.sync();
    place.server.fault = null;
    const two = device(await sealed('same'));
    await two.sync();
    expect(two.live()).toBe(0);
    await settle([one, two]);
    expect(two.live()).toBe(1);
  });

  test('is read on when the passphrase was changed elsewhere', async () => {
    const [one, two] = [device(await sealed('old')), device(await sealed('old'))];
    await one.save(1);
    await settle([one, two]);
    if (!one.place.keys) throw new Error('no keys');
    const keys = await changePassphrase(folder(), one.place.keys, { before: 'old', after: 'new' }, QUICK);
    one.place = { ...one.place, keys };
    await one.save(2);
    await two.save(3);
    await settle([one, two]);
    expect([one.live(), two.live()]).toEqual([3, 3]);
    const three = device(await sealed('new'));
    await three.sync();
    expect(three.live()).toBe(3);
    await expect(sealed('old')).rejects.toMatchObject({ fault: 'passphrase' });
  });

  test('of somebody else is told from a torn one', async () => {
    const one = device(await sealed('one'));
    await one.save(1);
    await one.sync();
    const keyFiles = [...place.server.files].filter(([path]) => path.includes('/key.'));
    for (const [path] of keyFiles) place.server.files.delete(path);
    const two = device(await sealed('two'));
    await two.save(2);
    const { skipped } = await two.sync();
    expect(skipped.map(({ why }) => why)).toEqual(['locked']);
    expect(two.waiting()).toBe(0);
  });

  test('asks for its passphrase where that is not known', async () => {
    const one = device({ ...(await sealed('one')), keys: null });
    await one.save(1);
    await expect(one.sync()).rejects.toMatchObject({ fault: 'passphrase', message: expect.stringMatching(/^Enter/) });
    expect([one.waiting(), contents().length]).toEqual([1, 1]);
  });
});

describe('a library without encryption', () => {
  test('is compressed, and read by another device', async () => {
    const [one, two] = [device(plain()), device(plain())];
    await one.save(1);
    await settle([one, two]);
    expect(two.live()).toBe(1);
    expect(sealedWith()).not.toEqual([]);
  });

  test('is not put beside an encrypted one', async () => {
    await sealed('one');
    const two = device(plain());
    await two.save(1);
    await expect(two.sync()).rejects.toMatchObject({ fault: 'passphrase' });
    expect([two.waiting(), contents().length]).toEqual([1, 1]);
  });
});
