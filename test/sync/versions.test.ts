import { describe, expect, test } from 'vitest';
import { writeLive } from '../../lib/library/causal/edit.ts';
import { newDevice, newFolder } from './sample-device.ts';

describe('files of a later version', () => {
  test('are neither read nor written, and that is said; all meet once all are updated', async () => {
    const { folder, files } = newFolder();
    const [old, later] = [newDevice('aaaaaaaaaa', folder), newDevice('bbbbbbbbbb', folder)];
    later.upgrade();
    await later.add(1);
    await later.sync();
    const before = new Map(files);
    await old.add(2);
    const { skipped } = await old.sync({ full: true });
    expect(skipped.map(({ name, why }) => [name.slice(0, 10), why])).toEqual([['bbbbbbbbbb', 'newer-version']]);
    for (const [name, bytes] of before) expect(files.get(name)).toEqual(bytes);
    expect(old.isWaiting(2)).toBe(false);
    await later.sync();
    expect(later.record(2)).toEqual(old.record(2));
    old.upgrade();
    expect((await old.sync()).skipped).toEqual([]);
    expect(old.record(1)).toEqual(later.record(1));
  });

  test('that are own keep an older version from writing at all', async () => {
    const { folder, files } = newFolder();
    const device = newDevice('aaaaaaaaaa', folder);
    const downgraded = newDevice('aaaaaaaaaa', folder, device.store);
    device.upgrade();
    await device.add(1);
    await device.sync();
    downgraded.store.held = device.store.held;
    await downgraded.note(1, 'by the older version');
    const before = [...files.keys()];
    await expect(downgraded.sync({ full: true })).rejects.toMatchObject({ fault: 'newer-version' });
    expect([...files.keys()]).toEqual(before);
    expect(downgraded.isWaiting(1)).toBe(true);
  });

  test('with fields that this one does not know pass through it as they are', async () => {
    const { folder } = newFolder();
    const [one, old, two] = ['aaaaaaaaaa', 'bbbbbbbbbb', 'cccccccccc'].map((replica) => newDevice(replica, folder));
    await one?.add(1);
    await one?.edit(1, (before, by) => writeLive(before, by, [['mood', ['calm', 3]]], ({ field }) => field === 'mood'));
    await one?.sync();
    await old?.sync();
    await old?.note(1, 'by one that knows no moods');
    await old?.sync();
    await one?.sync();
    await two?.sync();
    for (const device of [one, two]) {
      expect(device?.record(1).entries.find(({ field }) => field === 'mood')?.value).toEqual(['calm', 3]);
      expect(device?.notes(1)).toEqual(['by one that knows no moods']);
    }
  });
});
