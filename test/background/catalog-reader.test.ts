import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createCatalogReader } from '../../entrypoints/background/catalog-reader.ts';
import { createDatabaseHandle, type DatabaseHandle } from '../../lib/store/database.ts';
import { paperId } from '../search/sample-papers.ts';
import { sampleCatalog, samplePackage } from './sample-catalog.ts';

const NAME = 'catalog-reader-test';
const FULL = new DOMException('full', 'QuotaExceededError');
const known = paperId('2501.00001');

let handle: DatabaseHandle;

beforeEach(() => {
  handle = createDatabaseHandle(NAME);
});

afterEach(async () => {
  await handle.close();
  await deleteDB(NAME);
});

const refusing: DatabaseHandle = {
  open: () => Promise.reject(new DOMException('no', 'InvalidStateError')),
  close: async () => undefined,
};

describe('the catalog', () => {
  test('is loaded once, however many ask for it at the same time', async () => {
    const packaged = samplePackage();
    const reader = createCatalogReader(handle, packaged);
    await Promise.all([reader.ready(), reader.ready(), reader.papers([known]), reader.all()]);
    expect(packaged.reads).toBe(1);
    expect((await reader.papers([known]))[0]?.id).toBe(known);
  });

  test('is not loaded again by the next worker when the version is the same', async () => {
    await createCatalogReader(handle, samplePackage()).ready();
    const packaged = samplePackage();
    const next = createCatalogReader(createDatabaseHandle(NAME), packaged);
    expect(await next.all()).toHaveLength(2);
    expect(packaged.reads).toBe(0);
  });

  test('is loaded anew when an update brings another version', async () => {
    await createCatalogReader(handle, samplePackage()).ready();
    const newer = { ...sampleCatalog, version: 'ffffffffffffffff', papers: sampleCatalog.papers.slice(1) };
    const reader = createCatalogReader(handle, samplePackage(newer));
    expect(await reader.all()).toHaveLength(1);
    expect((await reader.about()).version).toBe('ffffffffffffffff');
  });

  test('is loaded again when papers have gone missing from the store', async () => {
    await createCatalogReader(handle, samplePackage()).ready();
    await (await handle.open()).delete('papers', known);
    expect(await createCatalogReader(handle, samplePackage()).all()).toHaveLength(2);
  });

  test('of an older version goes on when the new file is broken, and says so', async () => {
    await createCatalogReader(handle, samplePackage()).ready();
    const packaged = samplePackage({ ...sampleCatalog, version: 'ffffffffffffffff' });
    packaged.broken = true;
    const reader = createCatalogReader(handle, packaged);
    expect(await reader.all()).toHaveLength(2);
    expect((await reader.about()).problem).toMatch(/cut short/);
  });

  test('that can be read nowhere is refused in words, and tried again at the next question', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const packaged = samplePackage();
    packaged.broken = true;
    const reader = createCatalogReader(handle, packaged);
    await expect(reader.ready()).resolves.toBeUndefined();
    await expect(reader.papers([known])).rejects.toThrow(/cut short/);
    packaged.broken = false;
    expect((await reader.papers([known]))[0]?.id).toBe(known);
  });

  test('is read from the package when the browser refuses its storage, and says so', async () => {
    const reader = createCatalogReader(refusing, samplePackage());
    expect((await reader.papers([known]))[0]?.id).toBe(known);
    expect((await reader.engine()).search('towels')).toHaveLength(1);
    expect((await reader.about()).problem).toMatch(/couldn't open its storage/);
  });

  test('is read from the package when storage is full, and says so', async () => {
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw FULL;
    });
    const reader = createCatalogReader(handle, samplePackage());
    expect(await reader.all()).toHaveLength(2);
    expect(put).toHaveBeenCalled();
    expect((await reader.about()).problem).toMatch(/storage is full\. Free some/);
  });

  test('goes on answering while a reload fails, and says why it failed', async () => {
    const packaged = samplePackage();
    const reader = createCatalogReader(handle, packaged);
    await reader.ready();
    packaged.broken = true;
    const refused = expect(reader.reload()).rejects.toThrow(/cut short/);
    expect((await reader.papers([known]))[0]?.id).toBe(known);
    await refused;
    expect((await reader.papers([known]))[0]?.id).toBe(known);
    expect((await reader.about()).problem).toBeNull();
  });

  test('is looked for again where the browser closed the database and opens an empty one', async () => {
    const packaged = samplePackage();
    const reader = createCatalogReader(handle, packaged);
    await reader.ready();
    await handle.close();
    await deleteDB(NAME);
    expect((await reader.papers([known]))[0]?.id).toBe(known);
    expect(packaged.reads).toBe(2);
  });

  test('that can not be read any more says so in words', async () => {
    const reader = createCatalogReader(handle, samplePackage());
    await reader.ready();
    vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(() => {
      throw new DOMException('Internal error opening backing store', 'UnknownError');
    });
    await expect(reader.papers([known])).rejects.toThrow(/couldn't read the index\. The browser refuses it/);
  });

  test('is read anew on demand, and the search with it', async () => {
    const packaged = samplePackage();
    const reader = createCatalogReader(handle, packaged);
    await reader.ready();
    const [first, ...rest] = await reader.all();
    const database = await handle.open();
    if (first) await database.delete('papers', first.id);
    const before = createCatalogReader(handle, { ...packaged, version: (await reader.about()).version });
    expect(await before.all()).toHaveLength(rest.length + 1);
    await reader.engine();
    await reader.reload();
    expect((await reader.engine()).search('towels')).toHaveLength(1);
    expect(await database.count('papers')).toBe(2);
  });
});
