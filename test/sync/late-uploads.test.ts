import { describe, expect, test } from 'vitest';
import { parseName } from '../../lib/sync/names.ts';
import { newDevice, newFolder } from './sample-device.ts';

const isSlot = (name: string) => parseName(name)?.kind === 'slot';
const isShard = (name: string) => parseName(name)?.kind === 'shard';

describe('an upload that was given up and arrives later', () => {
  test.each([
    ['a manifest, whole', isSlot, Number.POSITIVE_INFINITY],
    ['a manifest, cut off', isSlot, 20],
    ['a shard, whole', isShard, Number.POSITIVE_INFINITY],
    ['a shard, cut off', isShard, 20],
  ])('harms nothing that was called synced: %s', async (_, kind, length) => {
    const { folder, hold, land } = newFolder();
    const one = newDevice('aaaaaaaaaa', folder);
    await one.add(1);
    await one.sync();
    await one.note(1, 'first');
    await one.sync();
    await one.note(1, 'second');
    hold(kind);
    await expect(one.sync()).rejects.toThrow('timed out');
    hold(() => false);
    await one.sync();
    expect(one.isWaiting(1)).toBe(false);
    land(length);
    const two = newDevice('bbbbbbbbbb', folder); // and the first one is never seen again
    await two.sync();
    expect(two.notes(1)).toEqual(['second']);
  });

  test('leaves its name alone, again and again, and is tidied up', async () => {
    const { folder, files, asked, hold, land } = newFolder();
    const one = newDevice('aaaaaaaaaa', folder);
    await one.add(1);
    await one.sync();
    for (let attempt = 0; attempt < 30; attempt += 1) {
      await one.note(1, `note ${attempt}`);
      hold(isSlot);
      await expect(one.sync()).rejects.toThrow('timed out');
      hold(() => false);
      asked.length = 0;
      await one.sync();
      expect(asked.filter((each) => each.startsWith('put')).length).toBe(1);
    }
    land(); // more than there are slots, so that a good one is written over: the next look puts that right
    await one.sync();
    await one.sync({ full: true });
    expect([...files.keys()].filter(isSlot).length).toBe(2);
    const two = newDevice('bbbbbbbbbb', folder);
    await two.sync();
    expect(two.notes(1)).toEqual(['note 29']);
  });

  test('of a shard that was read back already is not sent again', async () => {
    const { folder, asked, hold } = newFolder();
    const one = newDevice('aaaaaaaaaa', folder);
    await one.add(1);
    hold(isSlot);
    await expect(one.sync()).rejects.toThrow('timed out');
    hold(() => false);
    asked.length = 0;
    await one.sync();
    expect(asked.filter((each) => each.startsWith('put')).map((each) => each.slice(4))).toEqual(['aaaaaaaaaa~B']);
  });
});
