import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { buildCatalog } from '../../lib/catalog/build.ts';
import { PaperglossError } from '../../lib/core/errors.ts';
import { save } from '../../lib/library/causal/edit.ts';
import { readAllPapers, readCatalogMeta, readPapers, replaceCatalog } from '../../lib/store/catalog-store.ts';
import { createDatabaseHandle, storageError } from '../../lib/store/database.ts';
import { createLibraryStore, readLibrary } from '../../lib/store/library-store.ts';
import { editMany } from '../../lib/sync/edit-many.ts';
import { input, sampleFile } from '../catalog/sample-file.ts';
import { paperId } from '../search/sample-papers.ts';

const NAME = 'stores-test';
const catalog = buildCatalog([input(sampleFile())], () => '0123456789abcdef');
const [first, second] = catalog.papers.map(({ id }) => id);
const unknown = paperId('2512.99999');
const facts = { title: 'A Title', authors: ['Ana Núñez'], published: null };

let handle = createDatabaseHandle(NAME);

beforeEach(() => {
  handle = createDatabaseHandle(NAME);
});

afterEach(async () => {
  await handle.close();
  await deleteDB(NAME);
});

describe('the stored catalog', () => {
  test('is none at first and whole after it was put there', async () => {
    const database = await handle.open();
    expect(await readCatalogMeta(database)).toBeNull();
    await replaceCatalog(database, catalog);
    expect(await readCatalogMeta(database)).toEqual({
      version: '0123456789abcdef',
      papers: 2,
      sources: catalog.sources,
    });
    expect(await readAllPapers(database)).toEqual(catalog.papers);
  });

  test('gives papers in the order they are asked for', async () => {
    const database = await handle.open();
    await replaceCatalog(database, catalog);
    const papers = await readPapers(
      database,
      [unknown, second, first].filter((id) => id !== undefined),
    );
    expect(papers.map((paper) => paper?.id)).toEqual([undefined, second, first]);
  });

  test('takes the place of the one before and leaves saved papers alone', async () => {
    const database = await handle.open();
    await replaceCatalog(database, catalog);
    await editMany(createLibraryStore(handle.open), [unknown], 1, (_, by) => save(undefined, unknown, by, facts, 1));
    await replaceCatalog(database, { ...catalog, version: 'ffffffffffffffff', papers: catalog.papers.slice(1) });
    expect((await readCatalogMeta(database))?.version).toBe('ffffffffffffffff');
    expect(await readAllPapers(database)).toHaveLength(1);
    expect(await readLibrary(database)).toHaveLength(1);
  });

  test('stays as it was when the new one fails half way', async () => {
    const database = await handle.open();
    await replaceCatalog(database, catalog);
    const broken = [...catalog.papers.slice(0, 1), { id: undefined }] as unknown as typeof catalog.papers;
    await expect(replaceCatalog(database, { ...catalog, version: 'f', papers: broken })).rejects.toThrow();
    expect((await readCatalogMeta(database))?.version).toBe('0123456789abcdef');
    expect(await readAllPapers(database)).toEqual(catalog.papers);
  });

  test('counts as none when papers have gone missing', async () => {
    const database = await handle.open();
    await replaceCatalog(database, catalog);
    if (first) await database.delete('papers', first);
    expect(await readCatalogMeta(database)).toBeNull();
  });
});

describe('the database', () => {
  test('is opened again after the browser refused it once', async () => {
    const open = vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
      throw new DOMException('nope', 'UnknownError');
    });
    await expect(handle.open()).rejects.toThrow('nope');
    open.mockRestore();
    await expect(handle.open()).resolves.toBeDefined();
  });

  test('makes room for a newer version of the extension and then says so', async () => {
    await handle.open();
    const upgrade = indexedDB.open(NAME, 99);
    await new Promise((resolve, reject) => {
      upgrade.onsuccess = resolve;
      upgrade.onerror = reject;
    });
    upgrade.result.close();
    const error = await handle.open().catch((thrown: unknown) => storageError('open its storage', thrown));
    expect(error).toMatchObject({ message: expect.stringMatching(/written by a newer version: update the extension/) });
  });

  test('names the remedy when storage is full', () => {
    const error = storageError('save 2507.05566', new DOMException('full', 'QuotaExceededError'));
    expect(error).toBeInstanceOf(PaperglossError);
    expect(error.code).toBe('storage-full');
    expect(error.message).toMatch(/^Papergloss couldn't save 2507\.05566: the browser's storage is full\. Free some/);
  });
});
