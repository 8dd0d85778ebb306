import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { beforeEach, describe, expect, test } from 'vitest';
import { SyncError } from '../../../lib/sync/fault.ts';
import { changePassphrase } from '../../../lib/sync/sealing/change-passphrase.ts';
import { checkPassphrase } from '../../../lib/sync/sealing/key-folder.ts';
import { followKeyFiles, type KeyRing, refillKeyFiles, setUpEncryption } from '../../../lib/sync/sealing/key-ring.ts';
import { sealedPacking } from '../../../lib/sync/sealing/sealed-packing.ts';
import { MemoryFolder } from '../memory-folder.ts';

const QUICK = { iterations: 1000 };

let folder: MemoryFolder;
beforeEach(() => {
  folder = new MemoryFolder();
});

const setUp = (passphrase = 'right') => setUpEncryption(folder, passphrase, QUICK);
const follow = async (ring: KeyRing, full = false) => followKeyFiles(folder, await folder.list(), ring, full);
const ids = ({ keys }: KeyRing) => keys.map(({ id }) => id);

/** Says whether what one device seals, the other opens. */
async function reads(one: KeyRing, other: KeyRing): Promise<boolean> {
  const bytes = await sealedPacking(one.keys).pack('text', 'place');
  return (await sealedPacking(other.keys).unpack(bytes, 'place')) === 'text';
}

describe('devices with one passphrase', () => {
  test('share the first one’s key', async () => {
    const one = await setUp();
    expect(ids(await setUp())).toEqual(ids(one));
    expect(folder.files.size).toBe(1);
  });

  test('read each other where both were set up at once', async () => {
    const [one, two] = await Promise.all([setUp(), setUp()]);
    expect(await reads(one, two)).toBe(false);
    const [oneLater, twoLater] = [await follow(one), await follow(two)];
    expect(ids(oneLater)).toEqual(ids(twoLater));
    expect(oneLater.keys).toHaveLength(2);
    expect(await reads(oneLater, twoLater)).toBe(true);
    expect(await reads(twoLater, oneLater)).toBe(true);
    expect(ids(await setUp())).toEqual(ids(oneLater));
  });

  test('read each other where one was set up while the folder was empty', async () => {
    const one = await setUp();
    folder.files.clear();
    const two = await setUp();
    const oneLater = await refillKeyFiles(folder, await follow(one), QUICK);
    expect(await reads(oneLater, await follow(two))).toBe(true);
    expect(await reads(await follow(two), oneLater)).toBe(true);
  });

  test('fill an emptied folder again, with the same keys under the same passphrase', async () => {
    const one = await setUp();
    folder.files.clear();
    await refillKeyFiles(folder, await follow(one), QUICK);
    expect(ids(await setUp())).toEqual(ids(one));
  });

  test('ask for no key file twice', async () => {
    const one = await setUp();
    await setUp();
    folder.asked.length = 0;
    expect(await follow(one)).toBe(one);
    expect(await refillKeyFiles(folder, one)).toBe(one);
    expect(folder.asked).toEqual(['list']);
  });

  test('write the keys again, once a day, where their file was torn', async () => {
    const one = await setUp();
    const [name = ''] = folder.files.keys();
    folder.files.set(name, (folder.files.get(name) ?? new Uint8Array()).subarray(0, 50));
    expect(await follow(one)).toBe(one);
    const later = await refillKeyFiles(folder, await follow(one, true), QUICK);
    expect(later.files.map((file) => file.name)).not.toContain(name);
    expect(ids(await setUp())).toEqual(ids(one));
  });

  test('do not write them again where their file can not be had for now', async () => {
    const one = await setUp();
    const get = folder.get.bind(folder);
    folder.get = () => Promise.reject(new SyncError('unreachable', 'not now'));
    expect(await refillKeyFiles(folder, await follow(one, true))).toEqual(one);
    folder.get = get;
    expect(folder.files.size).toBe(1);
  });

  test('do not believe a listing that leaves the key file out', async () => {
    const one = await setUp();
    expect(await refillKeyFiles(folder, await followKeyFiles(folder, [], one, false))).toEqual(one);
    expect(folder.files.size).toBe(1);
  });
});

describe('a wrong passphrase', () => {
  test('is refused in words, and nothing is written', async () => {
    await setUp();
    folder.asked.length = 0;
    const wrong = { fault: 'passphrase', message: expect.stringMatching(/another passphrase. Enter the one/) };
    await expect(setUp('wrong')).rejects.toMatchObject(wrong);
    await expect(checkPassphrase(folder, 'wrong')).rejects.toMatchObject(wrong);
    await expect(checkPassphrase(folder, null)).rejects.toMatchObject({ fault: 'passphrase' });
    await checkPassphrase(folder, 'right');
    expect(folder.asked.filter((each) => /^(put|delete)/.test(each))).toEqual([]);
  });

  test('is not blamed where the key file is torn', async () => {
    const [name = ''] = (await setUp()).files.map((file) => file.name);
    folder.files.set(name, (folder.files.get(name) ?? new Uint8Array()).subarray(0, 50));
    expect((await setUp('another')).keys).toHaveLength(1);
  });

  test('costs one look at a file of no use, and one more a day', async () => {
    const one = await setUp();
    const foreign = new MemoryFolder();
    await setUpEncryption(foreign, 'another', QUICK);
    for (const [name, bytes] of foreign.files) folder.files.set(name, bytes);
    const looked = await follow(one);
    expect(ids(looked)).toEqual(ids(one));
    folder.asked.length = 0;
    expect(await follow(looked)).toBe(looked);
    expect(folder.asked).toEqual(['list']);
    await follow(looked, true);
    // The own one is looked at as well.
    expect(folder.asked).toHaveLength(4);
  });
});

test('a server that lists key files without end is asked for a few', async () => {
  const one = await setUp();
  for (let at = 0; at < 500; at += 1) {
    folder.files.set(`key.${String(at).padStart(32, '0')}.json`, new Uint8Array(1));
  }
  folder.asked.length = 0;
  expect(ids(await follow(one))).toEqual(ids(one));
  expect(folder.asked.length).toBeLessThan(40);
});

test('a key file that the server does not keep is no set-up', async () => {
  folder.put = async (name, bytes) => {
    folder.files.set(name, bytes.subarray(0, 100));
  };
  await expect(setUp()).rejects.toMatchObject({ fault: 'not-kept' });
});

describe('a changed passphrase', () => {
  const change = (ring: KeyRing, before = 'right') => changePassphrase(folder, ring, { before, after: 'new' }, QUICK);

  test('opens the same keys; the old one opens nothing', async () => {
    const one = await setUp();
    const changed = await change(one);
    expect(ids(await setUp('new'))).toEqual(ids(one));
    await expect(setUp('right')).rejects.toMatchObject({ fault: 'passphrase' });
    expect(await follow(changed)).toBe(changed);
    expect(folder.files.size).toBe(1);
  });

  test('leaves other devices reading and writing, and does not ask them', async () => {
    const [one, two] = [await setUp(), await setUp()];
    const changed = await change(one);
    const twoLater = await follow(two);
    expect(await refillKeyFiles(folder, twoLater)).toBe(twoLater);
    expect([await reads(changed, twoLater), await reads(twoLater, changed)]).toEqual([true, true]);
    expect(folder.files.size).toBe(1);
  });

  test('covers every key there is', async () => {
    const [one, two] = await Promise.all([setUp(), setUp()]);
    await change(await follow(one));
    expect(ids(await setUp('new'))).toEqual([...ids(one), ...ids(two)].sort());
    expect(folder.files.size).toBe(1);
  });

  test('needs the one before', async () => {
    await expect(change(await setUp(), 'wrong')).rejects.toMatchObject({ fault: 'passphrase' });
    expect(ids(await setUp())).toHaveLength(1);
  });

  test('can be tried again where the old file would not go', async () => {
    const one = await setUp();
    const remove = folder.delete.bind(folder);
    folder.delete = () => Promise.reject(new Error('stopped'));
    await expect(change(one)).rejects.toThrow('stopped');
    folder.delete = remove;
    await change(one);
    await expect(setUp('right')).rejects.toMatchObject({ fault: 'passphrase' });
    expect(ids(await setUp('new'))).toEqual(ids(one));
  });
});

test('a ring is kept in a database, and its passphrase can’t be read there', async () => {
  const one = await setUp();
  const database = await openDB('rings', 1, { upgrade: (db) => void db.createObjectStore('rings') });
  await database.put('rings', one, 'webdav');
  const kept: KeyRing = await database.get('rings', 'webdav');
  database.close();
  expect(await reads(one, kept)).toBe(true);
  expect(ids(await follow(kept))).toEqual(ids(one));
  expect(kept.passphrase.extractable).toBe(false);
  await expect(crypto.subtle.exportKey('raw', kept.passphrase)).rejects.toThrow();
  expect(JSON.stringify(kept)).not.toContain('right');
});
