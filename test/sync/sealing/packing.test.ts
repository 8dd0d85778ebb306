import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type DataKey, newDataKey } from '../../../lib/sync/sealing/data-key.ts';
import { inflate, MOST_UNPACKED } from '../../../lib/sync/sealing/deflate.ts';
import { PLAIN_PACKING } from '../../../lib/sync/sealing/plain-packing.ts';
import { type SealedPacking, sealedPacking } from '../../../lib/sync/sealing/sealed-packing.ts';

const PLACE = 'aaaaaaaaaa.0';
const NONCE = [12, 24] as const;

let key: DataKey;
let other: DataKey;
let packing: SealedPacking;

beforeAll(async () => {
  [key, other] = [await newDataKey(), await newDataKey()];
  packing = sealedPacking([key]);
});

const texts = fc.string({ unit: 'grapheme', maxLength: 300 });
const places = fc.stringMatching(/^[a-z0-9]{10}(~[AB]|\.\d{1,3})$/);

describe('sealed text', () => {
  test('opens where it belongs, and is the same bytes each time', async () => {
    await fc.assert(
      fc.asyncProperty(texts, places, async (text, place) => {
        const bytes = await packing.pack(text, place);
        expect(await packing.unpack(bytes, place)).toBe(text);
        expect(await sealedPacking([key]).pack(text, place)).toEqual(bytes);
      }),
    );
  });

  test('opens nowhere else, with no other key, and not with a bit flipped', async () => {
    await fc.assert(
      fc.asyncProperty(texts, places, places, fc.nat(), async (text, place, elsewhere, at) => {
        const bytes = await packing.pack(text, place);
        if (place !== elsewhere) expect(await packing.unpack(bytes, elsewhere)).toBeNull();
        const flipped = Uint8Array.from(bytes);
        flipped[at % bytes.length] = (flipped[at % bytes.length] ?? 0) ^ (1 << (at & 7));
        expect(await packing.unpack(flipped, place)).toBeNull();
        expect(await packing.unpack(bytes.subarray(0, at % bytes.length), place)).toBeNull();
      }),
    );
    const bytes = await packing.pack('text', PLACE);
    expect(await sealedPacking([other]).unpack(bytes, PLACE)).toBeNull();
    const disguised = Uint8Array.from(await sealedPacking([other]).pack('text', PLACE));
    disguised.set(bytes.subarray(4, 12), 4);
    expect(await packing.unpack(disguised, PLACE)).toBeNull();
  });

  test('has one nonce for one content at one place, and another for any other', async () => {
    const seen = new Map<string, string>();
    await fc.assert(
      fc.asyncProperty(texts, fc.constantFrom('a', 'ab', 'abc'), async (text, place) => {
        const nonce = Buffer.from((await packing.pack(text, place)).subarray(...NONCE)).toString('hex');
        const what = JSON.stringify([text, place]);
        expect(seen.get(nonce) ?? what).toBe(what);
        seen.set(nonce, what);
      }),
    );
  });

  test('opens with any key of the ring, and is sealed with the first', async () => {
    const both = sealedPacking([key, other]);
    expect(await both.unpack(await sealedPacking([other]).pack('text', PLACE), PLACE)).toBe('text');
    expect(await both.pack('text', PLACE)).toEqual(await packing.pack('text', PLACE));
  });

  test('is told from torn bytes where the key is missing', async () => {
    const one = sealedPacking([key]);
    await one.unpack(await sealedPacking([other]).pack('text', PLACE), PLACE);
    await one.unpack((await packing.pack('text', PLACE)).subarray(0, 30), 'aaaaaaaaaa~A');
    expect([...one.locked]).toEqual([PLACE]);
  });

  test('is never taken from what anybody could have written', async () => {
    expect(await packing.unpack(await PLAIN_PACKING.pack('text', PLACE), PLACE)).toBeNull();
    expect(await packing.unpack(Buffer.from('text'), PLACE)).toBeNull();
    expect(await packing.unpack(new Uint8Array(), PLACE)).toBeNull();
  });
});

describe('plain text', () => {
  test('opens as it was, and not where it was torn', async () => {
    await fc.assert(
      fc.asyncProperty(texts, fc.nat(), async (text, at) => {
        const bytes = await PLAIN_PACKING.pack(text, PLACE);
        expect(await PLAIN_PACKING.unpack(bytes, PLACE)).toBe(text);
        expect(await PLAIN_PACKING.unpack(bytes.subarray(0, at % bytes.length), PLACE)).toBeNull();
      }),
    );
  });

  test('is given up where it would fill the memory', async () => {
    const bomb = deflateRawSync(Buffer.alloc(1000));
    expect(await inflate(bomb, 1000)).toHaveLength(1000);
    expect(await inflate(bomb, 999)).toBeNull();
    const large = deflateRawSync(Buffer.alloc(MOST_UNPACKED + 1));
    expect(large.length).toBeLessThan(100_000);
    expect(await PLAIN_PACKING.unpack(large, PLACE)).toBeNull();
  });
});
