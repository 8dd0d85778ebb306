import { describe, expect, test } from 'vitest';
import { addTag, save, setField } from '../../lib/library/causal/edit.ts';
import type { CausalRecord } from '../../lib/library/causal/record.ts';
import type { CopyFolder } from '../../lib/store/copy-folder.ts';
import {
  COPY_BITS,
  type CopySource,
  damagedFiles,
  readCopy,
  readHead,
  writeCopy,
} from '../../lib/store/second-copy.ts';
import { shardOf } from '../../lib/sync/shards.ts';
import { paperId } from '../search/sample-papers.ts';
import { killAt, MemoryPlace } from './memory-folder.ts';

const BY = { replica: 'aaaaaaaaaa', stamp: 1000 };
const facts = { title: 'A Title', authors: ['Ana Núñez'], published: null };
const made = (at: number) => save(undefined, paperId(`2501.${10_000 + at}`), BY, facts, 1000);
const records = Array.from({ length: 200 }, (_, at) => made(at));

/** What the library gives to be copied. */
function source(sequence: number, some: readonly CausalRecord[]): CopySource {
  const files = new Map<number, CausalRecord[]>();
  for (const record of some) {
    const file = shardOf(record.id, COPY_BITS);
    files.set(file, [...(files.get(file) ?? []), record]);
  }
  return { sequence, replica: BY.replica, remotes: [], files };
}

/** All records of the files that some records are in. */
function withNeighbours(some: readonly CausalRecord[], all: readonly CausalRecord[]): readonly CausalRecord[] {
  const files = new Set(some.map(({ id }) => shardOf(id, COPY_BITS)));
  return all.filter(({ id }) => files.has(shardOf(id, COPY_BITS)));
}

async function read(folder: CopyFolder): Promise<readonly CausalRecord[]> {
  return [...(await readCopy(folder)).records].sort((a, b) => (a.id < b.id ? -1 : 1));
}

const changed = records.map((record, at) => (at === 7 ? setField(record, BY, 'note', 'seen') : record));
const edited = changed.filter((record, at) => record !== records[at]);

describe('the second copy', () => {
  test('is nothing at first, and then all that was written', async () => {
    const folder = new MemoryPlace().folder();
    expect(await readHead(folder)).toBeNull();
    expect(await readCopy(folder)).toMatchObject({ records: [], lost: 0 });
    await writeCopy(folder, source(3, records));
    expect(await read(folder)).toEqual(records);
    expect(await readHead(folder)).toMatchObject({ generation: 1, sequence: 3, replica: BY.replica });
  });

  test('writes one file and one head for an edit, and never a file that is there', async () => {
    const place = new MemoryPlace();
    await writeCopy(place.folder(), source(1, records));
    const before = new Set(place.files.keys());
    const written: string[] = [];
    const folder = place.folder();
    const noting: CopyFolder = {
      ...folder,
      write: (name, bytes) => {
        expect(place.files.has(name)).toBe(false);
        written.push(name);
        return folder.write(name, bytes);
      },
    };
    await writeCopy(noting, source(2, withNeighbours(edited, changed)));
    expect(written).toHaveLength(2);
    expect(written.filter((name) => before.has(name))).toEqual([]);
    expect(await read(folder)).toEqual(changed);
  });

  test('keeps no more than two heads and their files, however often it is written', async () => {
    const place = new MemoryPlace();
    let all = records;
    for (let round = 0; round < 12; round += 1) {
      all = all.map((record, at) => (at === round ? addTag(record, BY, `t${round}`) : record));
      await writeCopy(place.folder(), source(round + 1, all));
    }
    expect([...place.files.keys()].filter((name) => name.startsWith('head'))).toHaveLength(2);
    expect(place.files.size).toBeLessThanOrEqual(64 + 2 + 2);
    expect(await read(place.folder())).toEqual(all);
  });

  test('is the one before or the one after wherever the worker is killed', async () => {
    for (let nth = 0, killed = true; killed; nth += 1) {
      const place = new MemoryPlace();
      await writeCopy(place.folder(), source(1, records));
      const { turn, fired } = killAt(nth);
      await writeCopy(place.folder(turn), source(2, withNeighbours(edited, changed))).catch(() => {});
      killed = fired();
      const head = await readHead(place.folder());
      expect(await read(place.folder()), `killed at ${nth}`).toEqual(head?.sequence === 2 ? changed : records);
      await writeCopy(place.folder(), source(3, changed));
      expect(await read(place.folder())).toEqual(changed);
      expect(await damagedFiles(place.folder(), (await readHead(place.folder())) ?? never())).toEqual([]);
    }
  });

  test('loses no more than a file that is damaged and was never otherwise', async () => {
    const place = new MemoryPlace();
    await writeCopy(place.folder(), source(1, records));
    const head = (await readHead(place.folder())) ?? never();
    const file = shardOf(records[7]?.id ?? never(), COPY_BITS);
    place.flip(`${file}.${head.files[file]?.hash}`);
    const inFile = records.filter(({ id }) => shardOf(id, COPY_BITS) === file);
    expect(await damagedFiles(place.folder(), head)).toEqual([file]);
    expect(await readCopy(place.folder())).toMatchObject({ lost: inFile.length });
    expect(await read(place.folder())).toEqual(records.filter((record) => !inFile.includes(record)));
    await writeCopy(place.folder(), source(2, inFile));
    expect(await read(place.folder())).toEqual(records);
  });

  test('gives the file of the head before for one that is damaged, and the head before for a damaged head', async () => {
    const place = new MemoryPlace();
    await writeCopy(place.folder(), source(1, records));
    await writeCopy(place.folder(), source(2, withNeighbours(edited, changed)));
    const head = (await readHead(place.folder())) ?? never();
    const file = shardOf(edited[0]?.id ?? never(), COPY_BITS);
    place.flip(`${file}.${head.files[file]?.hash}`);
    expect(await read(place.folder())).toEqual(records);
    place.flip([...place.files.keys()].find((name) => name.startsWith('head.2.')) ?? never());
    expect(await readHead(place.folder())).toMatchObject({ sequence: 1 });
    await writeCopy(place.folder(), source(2, changed));
    expect(await readHead(place.folder())).toMatchObject({ generation: 3, sequence: 2 });
    expect(await read(place.folder())).toEqual(changed);
  });

  test('is not written where the library lacks what it has', async () => {
    const place = new MemoryPlace();
    const folder = place.folder();
    expect(await writeCopy(folder, source(1, changed))).toBe(true);
    const before = new Map(place.files);
    expect(await writeCopy(folder, source(2, withNeighbours(edited, records)))).toBe(false);
    const file = shardOf(edited[0]?.id ?? never(), COPY_BITS);
    expect(await writeCopy(folder, { ...source(3, []), files: new Map([[file, []]]) })).toBe(false);
    expect(place.files).toEqual(before);
    expect(await writeCopy(folder, source(4, changed))).toBe(true);
  });

  test('leaves out records that make no sense, and no others', async () => {
    const folder = new MemoryPlace().folder();
    const [first, second] = [made(1), made(2)];
    const odd = { ...first, seen: [] }; // entries that nobody has seen
    await writeCopy(folder, { ...source(1, []), files: new Map([[0, [odd, second]]]) });
    expect(await readCopy(folder)).toMatchObject({ records: [second], lost: 1 });
  });
});

function never(): never {
  throw new Error('the copy lacks what was just written');
}
