import { describe, expect, test } from 'vitest';
import { remove, save } from '../../lib/library/causal/edit.ts';
import type { CausalRecord } from '../../lib/library/causal/record.ts';
import { createSnapshots } from '../../lib/store/snapshots.ts';
import { paperId } from '../search/sample-papers.ts';
import { killAt, MemoryPlace } from './memory-folder.ts';

const BY = { replica: 'aaaaaaaaaa', stamp: 1000 };
const facts = { title: 'A Title', authors: ['Ana Núñez'], published: null };
const records = Array.from({ length: 12 }, (_, at) => save(undefined, paperId(`2501.${10_000 + at}`), BY, facts, 1000));

/** Noon of a day of November by this machine's clock. */
const noon = (day: number) => new Date(2026, 10, day, 12).getTime();

const reading =
  (some: readonly CausalRecord[], lost = 0) =>
  async () => ({ records: some, lost });

describe('snapshots', () => {
  test('are one a day, the first', async () => {
    const folder = new MemoryPlace().folder();
    let now = noon(3);
    const snapshots = createSnapshots(folder, () => now);
    await snapshots.keep(reading(records.slice(0, 3)));
    now += 3600_000;
    await snapshots.keep(() => Promise.reject(new Error('read for nothing')));
    now = noon(4);
    await snapshots.keep(reading(records));
    expect(await snapshots.list()).toEqual([
      { day: '2026-11-04', at: noon(4), papers: 12 },
      { day: '2026-11-03', at: noon(3), papers: 3 },
    ]);
    expect(await snapshots.read('2026-11-03')).toEqual(records.slice(0, 3));
    expect(await snapshots.read('2026-11-04')).toEqual(records);
    expect(await snapshots.read('2026-11-05')).toBeNull();
  });

  test('are of the last ten days, in the order they were kept whatever the clock said', async () => {
    const place = new MemoryPlace();
    const days = [1, 2, 3, 4, 5, 28, 29, 6, 7, 8, 9, 10, 11];
    for (const day of days) await createSnapshots(place.folder(), () => noon(day)).keep(reading(records));
    const kept = await createSnapshots(place.folder(), () => 0).list();
    expect(kept.map(({ day }) => Number(day.slice(-2)))).toEqual(days.slice(-10).reverse());
    expect(place.files.size).toBe(10);
  });

  test('count the papers that were on the list', async () => {
    const snapshots = createSnapshots(new MemoryPlace().folder(), () => noon(3));
    await snapshots.keep(reading(records.map((record, at) => (at < 2 ? remove(record, BY, 2000) : record))));
    expect(await snapshots.list()).toMatchObject([{ papers: 10 }]);
    expect(await snapshots.read('2026-11-03')).toHaveLength(12);
  });

  test('are not kept of nothing, nor of a part', async () => {
    const place = new MemoryPlace();
    const snapshots = createSnapshots(place.folder(), () => noon(3));
    await snapshots.keep(reading([]));
    await snapshots.keep(reading(records, 1));
    expect(place.files.size).toBe(0);
  });

  test('that are damaged are not read, and others are', async () => {
    const place = new MemoryPlace();
    for (const day of [3, 4]) await createSnapshots(place.folder(), () => noon(day)).keep(reading(records));
    place.flip([...place.files.keys()].find((name) => name.includes('2026-11-03')) ?? '');
    const snapshots = createSnapshots(place.folder(), () => noon(5));
    expect(await snapshots.read('2026-11-03')).toBeNull();
    expect(await snapshots.read('2026-11-04')).toEqual(records);
  });

  test('that a killed worker was keeping harm no other', async () => {
    for (let nth = 0, killed = true; killed; nth += 1) {
      const place = new MemoryPlace();
      for (let day = 1; day <= 10; day += 1) {
        await createSnapshots(place.folder(), () => noon(day)).keep(reading(records));
      }
      const { turn, fired } = killAt(nth);
      await createSnapshots(place.folder(turn), () => noon(11))
        .keep(reading(records))
        .catch(() => {});
      killed = fired();
      const snapshots = createSnapshots(place.folder(), () => noon(12));
      for (let day = 2; day <= 10; day += 1) {
        expect(await snapshots.read(`2026-11-${String(day).padStart(2, '0')}`)).toEqual(records);
      }
      await snapshots.keep(reading(records));
      expect(await snapshots.list()).toHaveLength(10);
    }
  });
});
