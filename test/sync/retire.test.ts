import { describe, expect, test } from 'vitest';
import { newDevice, newFolder } from './sample-device.ts';

const DAILY = { full: true, refresh: true };

/** Rounds of one day after the other. */
async function live(device: ReturnType<typeof newDevice>, days: number): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    device.wait(1);
    await device.sync(DAILY);
  }
}

describe('a device that has been silent', () => {
  test('has its files deleted after half a year by one that has all they say, and not before', async () => {
    const { folder, files } = newFolder();
    const [one, gone] = [newDevice('aaaaaaaaaa', folder), newDevice('bbbbbbbbbb', folder)];
    await gone.add(1);
    await gone.sync();
    const filesOf = (replica: string) => [...files.keys()].filter((name) => name.startsWith(replica)).length;
    await live(one, 181);
    expect(filesOf('bbbbbbbbbb')).toBe(2);
    await live(one, 2);
    expect(filesOf('bbbbbbbbbb')).toBe(0);
    const other = newDevice('cccccccccc', folder);
    await other.sync();
    expect(other.record(1)).toEqual(gone.record(1));
  });

  test('keeps its files while no upload has all they say, and while they say something new', async () => {
    const { folder, files } = newFolder();
    const [one, other] = [newDevice('aaaaaaaaaa', folder), newDevice('bbbbbbbbbb', folder)];
    await other.add(1);
    await other.sync();
    for (let day = 0; day < 200; day += 1) {
      one.wait(1);
      await one.sync({ full: true });
    }
    expect(files.has('bbbbbbbbbb~A')).toBe(true);
    await live(one, 100);
    other.wait(100);
    await other.note(1, 'still here');
    await other.sync();
    await live(one, 100);
    expect([...files.keys()].some((name) => name.startsWith('bbbbbbbbbb'))).toBe(true);
    expect(one.notes(1)).toEqual(['still here']);
  });

  test('is not taken for gone because a clock was set wrong', async () => {
    const { folder, files } = newFolder();
    const [one, other] = [newDevice('aaaaaaaaaa', folder), newDevice('bbbbbbbbbb', folder)];
    await other.add(1);
    await other.sync();
    await live(one, 2);
    for (const years of [11, -11, 11, -11]) {
      one.wait(years * 365);
      await one.sync(DAILY);
    }
    expect(files.has('bbbbbbbbbb~A')).toBe(true);
  });

  test('comes back under another name, and its edits with it', async () => {
    const { folder } = newFolder();
    const [one, away] = [newDevice('aaaaaaaaaa', folder), newDevice('bbbbbbbbbb', folder)];
    await away.add(1);
    await away.sync();
    await live(one, 200);
    await away.note(1, 'written offline');
    away.wait(200);
    expect((await away.sync()).renamed).toBe(true);
    await one.sync();
    expect(one.notes(1)).toEqual(['written offline']);
    away.wait(100);
    expect((await away.sync()).renamed).toBe(false);
  });
});
