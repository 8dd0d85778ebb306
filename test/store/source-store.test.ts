import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PaperId } from '../../lib/core/arxiv-id.ts';
import { bindAbstract } from '../../lib/store/bind-abstract.ts';
import { createDatabaseHandle } from '../../lib/store/database.ts';
import type { Database } from '../../lib/store/schema.ts';
import {
  addSources,
  confirmDocument,
  readPapersTold,
  removeSource,
  replaceDocument,
} from '../../lib/store/source-store.ts';
import { paperId } from '../search/sample-papers.ts';

const NAME = 'source-store-test';
const handle = createDatabaseHandle(NAME);
let database: Database;

const source = (id: string) => ({
  id,
  name: id,
  origin: { is: 'files' } as const,
  paused: false,
  added: 1,
  tried: null,
  checked: null,
  fault: null,
  failures: 0,
  trouble: null,
  importing: 0,
  past: null,
  absent: [],
});

beforeEach(async () => {
  database = await handle.open();
  await addSources(database, () => [source('a'), source('aa'), source('b')]);
});

afterEach(async () => {
  await handle.close();
  await deleteDB(NAME);
});

/** A document that says so much of each of these papers, in turn. */
async function put(
  of: string,
  name: string,
  papers: readonly (PaperId | null)[],
  waited: readonly [string, number] | null = null,
  abstract: string | null = null,
) {
  const facts = { file: name, day: null, hash: name, kind: 'glosses', title: name, date: null } as const;
  const rest = { skipped: [], skippedInAll: 0, imported: 1, etag: null, lastModified: null };
  const gloss = { title: null, authors: [], abstract, date: null, topics: [], institutions: [], outline: [] };
  const glosses = papers.map((paper, at) => ({ ...gloss, paper, sections: { what: `${name} ${at}` }, metrics: [] }));
  return replaceDocument(database, {
    document: { id: `${of}.${name}`, source: of, ...facts, ...rest },
    glosses,
    waited,
  });
}

async function told(): Promise<readonly (readonly [string, number])[]> {
  const papers: [string, number][] = [];
  for await (const [paper, found] of readPapersTold(database)) papers.push([paper, found.length]);
  return papers;
}

const ids = (count: number, from = 0) =>
  Array.from({ length: count }, (_, at) => paperId(`2501.${10_000 + from + at}`));

test('papers are read once each and whole, however many there are and however much is said of one', async () => {
  const many = paperId('2501.10003');
  await put('a', 'one', ids(700));
  await put('a', 'two', [...ids(700, 300), ...Array.from({ length: 1300 }, () => many)]);
  const papers = await told();
  expect(papers.map(([id]) => id)).toEqual(ids(1000));
  expect(papers.find(([id]) => id === many)).toEqual([many, 1301]);
  expect(papers.reduce((sum, [, count]) => sum + count, 0)).toBe(2700);
});

test('a source that goes takes its own documents along, whatever others are called', async () => {
  await put('a', 'x', ids(1));
  await put('aa', 'x', ids(1, 1));
  await put('b', 'x', ids(1, 2));
  await removeSource(database, 'a');
  expect((await told()).length).toBe(2);
  expect(await database.getAllKeys('documents')).toEqual(['aa.x', 'b.x']);
});

test('a document of a source that has gone is not kept', async () => {
  await removeSource(database, 'a');
  expect(await put('a', 'x', ids(1))).toBeNull();
  expect(await told()).toEqual([]);
});

test('a document that waits no more, since the reader stopped its import, is not kept', async () => {
  expect(await put('a', 'x', ids(1), ['stage', 0])).toBeNull();
  expect(await told()).toEqual([]);
});

const ABSTRACT =
  'Gardens of many towns are trimmed by robots that learn from videos alone, and nobody labels a leaf for any of them.';

test('a gloss waits on where copies of its abstract were found to be of other papers', async () => {
  const [first = null, second = null, third] = ids(3);
  await put('a', 'x', [first], null, ABSTRACT);
  await put('a', 'y', [second], null, ABSTRACT);
  await put('a', 'z', [null], null, ABSTRACT);
  expect(await database.get('glosses', ['a.z', 0])).toMatchObject({ paper: null });
  expect(third && (await bindAbstract(database, third, ABSTRACT))).toEqual([]);
  expect(await database.get('glosses', ['a.z', 0])).toMatchObject({ paper: null });
});

test('a document that says what it said keeps the papers that were found for it while it was asked for', async () => {
  const [first] = ids(1);
  const before = await put('a', 'x', [null], null, ABSTRACT);
  if (!before || !first) throw new Error('there is no document');
  await bindAbstract(database, first, ABSTRACT);
  const after = await confirmDocument(database, { ...before, etag: 'new' }, null);
  expect(after).toMatchObject({ etag: 'new', unbound: 0, papers: [first] });
  expect(await database.get('documents', 'a.x')).toEqual(after);
});
