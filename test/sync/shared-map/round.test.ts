import { describe, expect, test } from 'vitest';
import { packRecord } from '../../../lib/library/causal/codec.ts';
import { empty, isTombstone } from '../../../lib/library/causal/compact.ts';
import { remove, setField } from '../../../lib/library/causal/edit.ts';
import type { CausalRecord } from '../../../lib/library/causal/record.ts';
import { fieldValues, isLive } from '../../../lib/library/causal/view.ts';
import { SyncError } from '../../../lib/sync/fault.ts';
import { copyWith } from '../../../lib/sync/shared-map/extras.ts';
import { packItem, shardIn, shardKey } from '../../../lib/sync/shared-map/shard-item.ts';
import { itemBytes, mapBytes } from '../../../lib/sync/shared-map/shared-map.ts';
import { PLAIN } from '../../../scripts/sync-sim/packing.ts';
import { Random } from '../../../scripts/sync-sim/random.ts';
import { fill, NOW, newDevice, newMap, paper, type TestDevice } from './browser-map.ts';

const SMALL = { all: 30_000, item: 3_000 };

const picture = (device: TestDevice) =>
  JSON.stringify(
    device
      .records()
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(packRecord),
  );

const notesOf = (record: CausalRecord | undefined) => record && fieldValues(record, 'note').map(({ value }) => value);

describe('a round', () => {
  test('brings a library to another device, and edits back', async () => {
    const { map } = newMap();
    const [a, b] = [newDevice('aaaaaaaaaa', map), newDevice('bbbbbbbbbb', map)];
    await fill(a, new Random(1), 40);
    expect(await a.round()).toMatchObject({ waiting: 0, live: 40, fit: { papers: 40, whole: 40, left: 0 } });
    expect((await b.round()).changed.size).toBe(40);
    expect(picture(b)).toBe(picture(a));
    await b.note(3, 'read twice');
    expect((await b.round()).uploadedFiles).toBe(1);
    await a.round();
    expect(notesOf(a.record(3))?.[0]).toBe('read twice');
    expect(picture(a)).toBe(picture(b));
  });

  test('writes nothing where nothing is lacking, and no disk either', async () => {
    const { map, asked } = newMap();
    const [a, b] = [newDevice('aaaaaaaaaa', map), newDevice('bbbbbbbbbb', map)];
    await fill(a, new Random(2), 40);
    await a.round();
    await b.round();
    asked.length = 0;
    const held = [a.store.held, b.store.held];
    for (const device of [a, b, a, b]) expect((await device.round()).uploadedFiles).toBe(0);
    expect(asked).toEqual(['read', 'read', 'read', 'read']);
    expect([a.store.held, b.store.held]).toEqual(held);
    expect(a.store.held).toBe(held[0]);
  });

  test('merges before it writes, and writes in one request', async () => {
    const { map, asked } = newMap();
    const [a, b] = [newDevice('aaaaaaaaaa', map), newDevice('bbbbbbbbbb', map)];
    await a.add(0);
    await a.round();
    await b.add(0);
    await b.note(0, 'mine');
    asked.length = 0;
    await b.round();
    expect(asked).toEqual(['read', `write ${shardKey(shardIn(b.record(0) as CausalRecord))}`, 'read']);
    await a.round();
    expect(picture(a)).toBe(picture(b));
  });

  test('writes nothing where the map can not be read', async () => {
    const { map, asked } = newMap();
    const broken = { ...map, read: () => Promise.reject(new SyncError('unreachable', 'no')) };
    const a = newDevice('aaaaaaaaaa', broken);
    await a.add(0);
    await expect(a.round()).rejects.toThrow('no');
    expect(asked).toEqual([]);
    expect(a.waiting()).toBe(1);
  });

  test('takes an emptied map for nothing at all, and fills it again', async () => {
    const { map, items } = newMap();
    const [a, b] = [newDevice('aaaaaaaaaa', map), newDevice('bbbbbbbbbb', map)];
    await fill(a, new Random(3), 20);
    await a.round();
    await b.round();
    const [before, full] = [picture(b), mapBytes(items)];
    items.clear();
    expect((await b.round()).removed.size).toBe(0);
    expect(picture(b)).toBe(before);
    expect(mapBytes(items)).toBe(full);
  });

  test('takes a torn item for nothing at all, says so and writes it again', async () => {
    const { map, items } = newMap();
    const a = newDevice('aaaaaaaaaa', map);
    await fill(a, new Random(4), 40);
    await a.round();
    const [key, value] = [...items][3] as [string, string];
    for (const torn of [value.slice(0, 20), `${value.slice(0, -9)}A${value.slice(-8)}`, '', '!', 7, null]) {
      items.set(key, torn);
      const report = await a.round();
      expect(report.skipped).toEqual([{ name: key, why: 'torn' }]);
      expect(report.removed.size).toBe(0);
      expect(items.get(key)).toBe(value);
    }
  });

  test('only reads where a later version wrote, and says so', async () => {
    const { map, items, asked } = newMap();
    const [a, b] = [newDevice('aaaaaaaaaa', map), newDevice('bbbbbbbbbb', map)];
    await fill(a, new Random(5), 40);
    await a.round();
    const later = `[2,0,{"records":"of a kind to come"}]`;
    const bytes = await PLAIN.pack(later, 'p3');
    const packing = { ...PLAIN, pack: async () => bytes };
    items.set('p3', await packItem(packing, 3, []));
    asked.length = 0;
    await b.add(999);
    await expect(b.round()).rejects.toMatchObject({ fault: 'newer-version' });
    expect(asked).toEqual(['read']);
    expect(b.records().length).toBeGreaterThan(30);
    expect(b.waiting()).toBe(1);
  });

  test('does not call synced what was not kept', async () => {
    const { map, items } = newMap();
    const a = newDevice('aaaaaaaaaa', { ...map, write: async () => {} });
    await a.add(0);
    await expect(a.round()).rejects.toMatchObject({ fault: 'not-kept' });
    expect(a.waiting()).toBe(1);
    const half: typeof map.write = async (written) => {
      const [first] = written;
      if (first) items.set(...first);
    };
    const b = newDevice('bbbbbbbbbb', { ...map, write: half });
    await fill(b, new Random(6), 20);
    await expect(b.round()).rejects.toMatchObject({ fault: 'not-kept' });
    expect(b.waiting()).toBeGreaterThan(0);
    expect(b.waiting()).toBeLessThan(20);
  });

  test('lets an edit that was made while it was written go on waiting', async () => {
    const { map } = newMap();
    const a = newDevice('aaaaaaaaaa', {
      ...map,
      write: async (written) => {
        await map.write(written);
        await a.note(0, 'meanwhile');
      },
    });
    await a.add(0);
    expect((await a.round()).waiting).toBe(1);
  });

  test('leaves what others keep in the map alone, and counts it', async () => {
    const { map, items } = newMap();
    const a = newDevice('aaaaaaaaaa', map, SMALL);
    const theirs = 'x'.repeat(18_000);
    items.set('theirs', theirs);
    await fill(a, new Random(7), 60);
    const { fit } = await a.round();
    expect(items.get('theirs')).toBe(theirs);
    expect(mapBytes(items)).toBeLessThanOrEqual(SMALL.all * 0.95);
    expect(fit?.left).toBeGreaterThan(0);
    const less = newMap();
    const all = SMALL.all - itemBytes('theirs', theirs) / 0.95;
    const b = newDevice('bbbbbbbbbb', less.map, { ...SMALL, all });
    await b.store.update([], () => ({ rows: [...a.store.held.rows.values()] }));
    await b.round();
    expect([...items].filter(([key]) => key !== 'theirs').sort()).toEqual([...less.items].sort());
  });

  test('takes a new name where another profile goes by its own', async () => {
    const { map } = newMap();
    const [a, twin] = [newDevice('aaaaaaaaaa', map), newDevice('aaaaaaaaaa', map)];
    await a.add(0);
    await a.note(0, 'mine');
    await a.round();
    await twin.add(0);
    expect((await twin.round()).renamed).toBe(true);
    expect(notesOf(twin.record(0))).toEqual(['mine']);
  });
});

describe('a paper that was removed', () => {
  test('is removed elsewhere, and stays so when its fields are gone', async () => {
    const { map } = newMap();
    const [a, b] = [newDevice('aaaaaaaaaa', map), newDevice('bbbbbbbbbb', map)];
    await fill(a, new Random(8), 5);
    await a.round();
    await b.round();
    await a.edit(2, (before, by) => remove(before, by, NOW));
    await a.round();
    expect((await b.round()).removed).toEqual(new Set([paper(2)]));
    await a.edit(2, empty);
    await a.round();
    await b.round();
    expect(isTombstone(b.record(2) as CausalRecord)).toBe(true);
    expect(picture(a)).toBe(picture(b));
  });

  test('is contradicted even where there is no room, when a device that slept brings it back', async () => {
    const { map, items } = newMap();
    const [a, old] = [newDevice('aaaaaaaaaa', map, SMALL), newDevice('bbbbbbbbbb', map, SMALL)];
    await a.add(0);
    await a.round();
    await old.round();
    await a.edit(0, (before, by) => remove(before, by, NOW));
    for (let at = 1; at < 200; at += 1) await a.add(at);
    await a.round();
    items.clear();
    await old.round();
    await a.round();
    await old.round();
    expect(isLive(old.record(0) as CausalRecord)).toBe(false);
  });
});

describe('a library that has no room', () => {
  test('is written as far as it fits, newest first, and counted in the report', async () => {
    const { map, items } = newMap();
    const [a, b] = [newDevice('aaaaaaaaaa', map, SMALL), newDevice('bbbbbbbbbb', map, SMALL)];
    await fill(a, new Random(9), 120);
    const { fit, waiting } = await a.round();
    expect(mapBytes(items)).toBeLessThanOrEqual(SMALL.all * 0.95);
    expect(mapBytes(items)).toBeGreaterThan(SMALL.all * 0.85);
    for (const [key, value] of items) expect(itemBytes(key, value)).toBeLessThanOrEqual(SMALL.item);
    await b.round();
    const there = b.records().map(({ id }) => Number(id.slice(5)) - 10_000);
    expect(Math.min(...there)).toBe(120 - there.length);
    expect(fit).toMatchObject({
      papers: 120,
      left: 120 - there.length,
      bytes: mapBytes(items),
      bytesAllowed: SMALL.all,
    });
    const withoutNote = b.records().filter(({ holes }) => holes?.some(({ field }) => field === 'note')).length;
    expect(fit?.withoutNote).toBe(withoutNote);
    expect(withoutNote).toBeGreaterThan(0);
    expect(fit?.whole).toBe(b.records().filter(({ holes }) => !holes).length);
    expect(waiting).toBe(withoutNote + 120 - there.length);
  });

  test('loses nothing where a device that was given less edits it', async () => {
    const { map } = newMap();
    const [a, b] = [newDevice('aaaaaaaaaa', map, SMALL), newDevice('bbbbbbbbbb', map, SMALL)];
    await fill(a, new Random(10), 120);
    await a.round();
    await b.round();
    const bare = b.records().find(({ holes }) => holes?.some(({ field }) => field === 'note')) as CausalRecord;
    const at = Number(bare.id.slice(5)) - 10_000;
    const mine = notesOf(a.record(at)) ?? [];
    await b.edit(at, (before, by) => setField(before, by, 'status', 'read'));
    await b.note(at, 'theirs');
    await b.round();
    await a.round();
    expect(notesOf(a.record(at))).toEqual(['theirs', ...mine]);
    expect(fieldValues(a.record(at) as CausalRecord, 'facts')).toHaveLength(1);
    await b.round();
    expect(notesOf(b.record(at))).toEqual(['theirs', ...mine]);
  });

  test('keeps a note that is too long on the device, and nothing else', async () => {
    const { map } = newMap();
    const a = newDevice('aaaaaaaaaa', map, SMALL);
    await fill(a, new Random(11), 20, 50);
    await a.note(19, 'x'.repeat(3 * SMALL.item));
    expect((await a.round()).fit).toMatchObject({ papers: 20, whole: 19, withoutNote: 1, left: 0 });
    expect(a.waiting()).toBe(1);
  });

  test('does not leave out a note that was emptied', async () => {
    const { map } = newMap();
    const a = newDevice('aaaaaaaaaa', map, SMALL);
    await a.add(0);
    await a.note(0, 'a');
    await a.note(0, '');
    expect(copyWith(a.record(0) as CausalRecord, new Set()).holes?.map(({ field }) => field)).toEqual(['facts']);
  });

  test('is shrunk where the browser merged more into the map than it has room for', async () => {
    const { map, items } = newMap();
    const big = newDevice('bbbbbbbbbb', map, { all: 100_000, item: 8_000 });
    await fill(big, new Random(12), 120);
    await big.round();
    const a = newDevice('aaaaaaaaaa', map, { ...SMALL, item: 8_000 });
    expect(mapBytes(items)).toBeGreaterThan(SMALL.all);
    const shrunk = await a.round();
    expect(mapBytes(items)).toBeLessThanOrEqual(SMALL.all * 0.95);
    expect(a.records()).toHaveLength(120);
    expect(shrunk.fit).toMatchObject({ papers: 120, bytes: mapBytes(items) });
    expect((await a.round()).uploadedFiles).toBe(0);
  });

  test('has the same items on every device that knows the same', async () => {
    const [one, two] = [newMap(), newMap()];
    const [a, b] = [newDevice('aaaaaaaaaa', one.map, SMALL), newDevice('bbbbbbbbbb', two.map, SMALL)];
    await fill(a, new Random(13), 120);
    await b.store.update([], () => ({ rows: [...a.store.held.rows.values()].reverse() }));
    await a.round();
    await b.round();
    expect([...two.items].sort()).toEqual([...one.items].sort());
    expect(one.items.size).toBeGreaterThan(20);
  });
});
