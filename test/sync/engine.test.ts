import { describe, expect, test } from 'vitest';
import { isLive } from '../../lib/library/causal/view.ts';
import { openManifest, packManifest, textDigest } from '../../lib/sync/format.ts';
import { isMassRemoval } from '../../lib/sync/report.ts';
import { shardBits, shardOf } from '../../lib/sync/shards.ts';
import { PLAIN } from '../../scripts/sync-sim/packing.ts';
import { newDevice as device, newFolder, paper } from './sample-device.ts';

describe('a sync', () => {
  test('asks one thing where nothing changed, and five where one record did', async () => {
    const { asked, folder } = newFolder();
    const one = device('aaaaaaaaaa', folder);
    await one.add(1);
    await one.sync();
    await one.sync();
    asked.length = 0;
    await one.sync();
    expect(asked).toEqual(['list']);
    asked.length = 0;
    await one.note(1, 'read it');
    await one.sync();
    expect(asked.map((each) => each.slice(0, 4).trim())).toEqual(['list', 'put', 'get', 'put', 'get']);
  });

  test('fills a folder again that was emptied, and deletes nothing', async () => {
    const { files, folder } = newFolder();
    const [one, two] = [device('aaaaaaaaaa', folder), device('bbbbbbbbbb', folder)];
    await one.add(1);
    await one.sync();
    files.clear();
    await one.sync();
    await two.sync();
    expect(isLive(two.record(1))).toBe(true);
  });

  test('keeps the edits of both where a profile was copied', async () => {
    const { folder } = newFolder();
    const one = device('aaaaaaaaaa', folder);
    await one.add(1);
    await one.sync();
    const copy = device('aaaaaaaaaa', folder, one.store);
    await one.note(1, 'here');
    await copy.note(1, 'there');
    await one.sync();
    expect((await copy.sync()).renamed).toBe(true);
    await one.sync();
    expect([one.notes(1), copy.notes(1)]).toEqual([
      ['here', 'there'],
      ['here', 'there'],
    ]);
  });

  test('tells of a mass removal, and applies it', async () => {
    const { folder } = newFolder();
    const [one, two] = [device('aaaaaaaaaa', folder), device('bbbbbbbbbb', folder)];
    for (let at = 0; at < 30; at += 1) await one.add(at);
    await one.sync();
    await two.sync();
    for (let at = 0; at < 25; at += 1) await two.remove(at);
    await two.sync();
    const { massRemoval, removed } = await one.sync();
    expect([massRemoval, removed.size]).toEqual([true, 25]);
    expect([isMassRemoval(20, 30), isMassRemoval(21, 200)]).toEqual([false, false]);
  });

  test('refuses a manifest with a flipped bit, of another slot, or of a later version', async () => {
    const manifest = { replica: 'aaaaaaaaaa', sequence: 1, nonce: 'n', bits: 0, shards: [null] };
    const bytes = await packManifest(PLAIN, manifest, 'A');
    expect(await openManifest(PLAIN, bytes, 'aaaaaaaaaa', 'A')).toEqual({ is: 'good', content: manifest });
    for (let at = 0; at < bytes.length; at += 1) {
      const flipped = Uint8Array.from(bytes, (byte, place) => (place === at ? byte ^ 1 : byte));
      expect((await openManifest(PLAIN, flipped, 'aaaaaaaaaa', 'A')).is).not.toBe('good');
    }
    const later = Buffer.from(JSON.stringify([2, 0, await textDigest(PLAIN, 2, 0, ''), '']));
    expect(await openManifest(PLAIN, later, 'aaaaaaaaaa', 'A')).toEqual({ is: 'newer' });
  });
});

test('shards are few and even', () => {
  expect([10, 300, 1000, 20_000].map((papers) => 2 ** shardBits(papers, 0))).toEqual([1, 1, 4, 128]);
  expect(shardBits(10, 7)).toBe(7);
  const counts = new Array<number>(128).fill(0);
  for (let at = 0; at < 20_000; at += 1) {
    const shard = shardOf(paper(at), 7);
    counts[shard] = (counts[shard] ?? 0) + 1;
  }
  expect(Math.max(...counts)).toBeLessThan(2 * (20_000 / 128));
});
