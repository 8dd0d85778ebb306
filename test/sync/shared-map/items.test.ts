import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBase64 } from '../../../lib/core/base64.ts';
import { emptyRecord } from '../../../lib/library/causal/record.ts';
import { largest } from '../../../lib/sync/shared-map/largest.ts';
import { openItem, packItem, recordText, SHARDS, shardIn } from '../../../lib/sync/shared-map/shard-item.ts';
import { itemBytes } from '../../../lib/sync/shared-map/shared-map.ts';
import { PLAIN } from '../../../scripts/sync-sim/packing.ts';
import { copies } from '../../library/causal/sample-records.ts';
import { paper } from './browser-map.ts';

describe('an item', () => {
  test('gives back the records that were put into it', async () => {
    await fc.assert(
      fc.asyncProperty(copies, async ([record = emptyRecord(paper(0))]) => {
        const shard = shardIn(record);
        const value = await packItem(PLAIN, shard, [recordText(record)]);
        expect(await openItem(PLAIN, shard, value)).toEqual({ is: 'good', content: [record] });
      }),
    );
  });

  test('is not opened where any character of it is another', async () => {
    const record = emptyRecord(paper(0));
    const value = await packItem(PLAIN, shardIn(record), [recordText(record)]);
    for (let at = 0; at < value.length; at += 1) {
      const other = `${value.slice(0, at)}${value[at] === 'B' ? 'C' : 'B'}${value.slice(at + 1)}`;
      const opened = await openItem(PLAIN, shardIn(record), other);
      // The last character may hold bits that stand for nothing.
      if (opened.is === 'good') expect([at, fromBase64(other)]).toEqual([value.length - 1, fromBase64(value)]);
    }
  });

  test('leaves out records that belong to another', async () => {
    const record = emptyRecord(paper(0));
    const other = (shardIn(record) + 1) % SHARDS;
    const value = await packItem(PLAIN, other, [recordText(record)]);
    expect(await openItem(PLAIN, other, value)).toEqual({ is: 'good', content: [] });
  });

  test('is counted as browsers count it: key and JSON, in bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (key, value) => {
        expect(itemBytes(key, value)).toBe(Buffer.byteLength(key) + Buffer.byteLength(JSON.stringify(value)));
      }),
    );
    expect(itemBytes('a', { b: [1, null] })).toBe(1 + '{"b":[1,null]}'.length);
  });
});

test('the largest number that passes is found, without trying much larger ones', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 5000 }), fc.nat({ max: 6000 }), async (most, limit) => {
      const tried: number[] = [];
      const found = await largest(most, async (number) => {
        tried.push(number);
        return number <= limit;
      });
      expect(found).toBe(Math.min(most, limit));
      expect(Math.max(0, ...tried)).toBeLessThanOrEqual(Math.max(512, 2 * limit));
      expect(tried.length).toBeLessThan(18);
    }),
  );
});
