import { expect, test } from 'vitest';
import { readSourceList, type SourceCopy, writeSourceList } from '../../lib/store/source-list-copy.ts';
import { killAt, MemoryPlace } from './memory-folder.ts';

const copy = (id: string): SourceCopy => ({
  id,
  name: `Source ${id}`,
  origin: { is: 'address', address: `https://papers.example.org/${id}.md` },
  paused: false,
  added: 1,
  oldest: null,
});

test('a list is nothing at first, and then what was written last', async () => {
  const folder = new MemoryPlace().folder();
  expect(await readSourceList(folder)).toEqual([]);
  await writeSourceList(folder, [copy('a')]);
  await writeSourceList(folder, [copy('a'), copy('b')]);
  expect(await readSourceList(folder)).toEqual([copy('a'), copy('b')]);
  expect(await folder.names()).toHaveLength(1);
  await writeSourceList(folder, []);
  expect(await readSourceList(folder)).toEqual([]);
});

test('a list that says the same again is not written again', async () => {
  const place = new MemoryPlace();
  await writeSourceList(place.folder(), [copy('a')]);
  const names = [...place.files.keys()];
  await writeSourceList(place.folder(), [copy('a')]);
  expect([...place.files.keys()]).toEqual(names);
});

test('a list is the one before or the one after wherever the background is killed', async () => {
  let steps = 0;
  for (; ; steps += 1) {
    const place = new MemoryPlace();
    await writeSourceList(place.folder(), [copy('a')]);
    const kill = killAt(steps);
    await writeSourceList(place.folder(kill.turn), [copy('b')]).catch(() => undefined);
    const [left, ...others] = await readSourceList(place.folder());
    expect([copy('a'), copy('b')]).toContainEqual(left);
    expect(others).toEqual([]);
    await writeSourceList(place.folder(), [copy('c')]);
    expect(await readSourceList(place.folder())).toEqual([copy('c')]);
    expect(place.files.size).toBe(1);
    if (!kill.fired()) break;
  }
  expect(steps).toBeGreaterThan(4);
});

test('a list that was damaged, or says what no list says, is none', async () => {
  const place = new MemoryPlace();
  await writeSourceList(place.folder(), [copy('a')]);
  for (const name of place.files.keys()) place.flip(name);
  expect(await readSourceList(place.folder())).toEqual([]);
  const other = new MemoryPlace();
  await writeSourceList(other.folder(), [{ ...copy('a'), origin: { is: 'address', address: 'file:///etc' } }]);
  expect(await readSourceList(other.folder())).toEqual([]);
});
