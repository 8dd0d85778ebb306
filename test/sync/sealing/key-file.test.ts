import { beforeAll, describe, expect, test } from 'vitest';
import { sha256 } from '../../../lib/sync/sealing/bytes.ts';
import { type DataKey, newDataKey } from '../../../lib/sync/sealing/data-key.ts';
import {
  ITERATIONS,
  isKeyFileName,
  openKeyFile,
  packKeyFile,
  passphraseKey,
  unwrapKeys,
} from '../../../lib/sync/sealing/key-file.ts';

const QUICK = { iterations: 1000 };
const PASSPHRASE = 'Ünïcode passphrase ﬁve';

let keys: readonly DataKey[];
let passphrase: CryptoKey;

beforeAll(async () => {
  keys = [await newDataKey(), await newDataKey()];
  passphrase = await passphraseKey(PASSPHRASE);
});

async function named(content: object): Promise<{ name: string; bytes: Uint8Array }> {
  const bytes = Buffer.from(JSON.stringify(content));
  return { name: `key.${(await sha256(bytes)).slice(0, 32)}.json`, bytes };
}

/** What a key file says, read without its reader. */
const contentOf = (bytes: Uint8Array): Record<string, unknown> => JSON.parse(Buffer.from(bytes).toString());

describe('a key file', () => {
  test('gives the keys back to whoever knows the passphrase, in any of its Unicode forms', async () => {
    const { file, bytes } = await packKeyFile(passphrase, keys, QUICK);
    const opened = await openKeyFile(file.name, bytes);
    if (opened.is !== 'good') throw new Error(opened.is);
    expect(await unwrapKeys(passphrase, opened.content)).toEqual(keys);
    const decomposed = PASSPHRASE.normalize('NFD').replace('ﬁ', 'fi');
    expect(await unwrapKeys(await passphraseKey(decomposed), opened.content)).toEqual(keys);
    expect(await unwrapKeys(await passphraseKey(`${PASSPHRASE} `), opened.content)).toBeNull();
  });

  test('takes 600,000 rounds of PBKDF2-SHA-256 and a salt of its own', async () => {
    const [one, two] = [await packKeyFile(passphrase, keys), await packKeyFile(passphrase, keys)];
    expect(contentOf(one.bytes)).toMatchObject({ version: 1, kdf: 'PBKDF2-SHA256', iterations: 600_000 });
    expect(ITERATIONS).toBe(600_000);
    expect(contentOf(one.bytes).salt).toMatch(/^[0-9a-f]{32}$/);
    expect(contentOf(one.bytes).salt).not.toBe(contentOf(two.bytes).salt);
    expect(one.file.name).not.toBe(two.file.name);
  });

  test('shows neither passphrase nor keys', async () => {
    const text = Buffer.from((await packKeyFile(passphrase, keys, QUICK)).bytes).toString();
    for (const { bytes } of keys) expect(text).not.toContain(Buffer.from(bytes).toString('hex'));
    expect(text).not.toContain(PASSPHRASE);
  });

  test('is told from a torn one by its name', async () => {
    const { file, bytes } = await packKeyFile(passphrase, keys, QUICK);
    expect(isKeyFileName(file.name)).toBe(true);
    for (let at = 0; at < bytes.length; at += 1) {
      const flipped = Uint8Array.from(bytes, (byte, place) => (place === at ? byte ^ 1 : byte));
      expect((await openKeyFile(file.name, flipped)).is).toBe('bad');
    }
    expect((await openKeyFile(file.name, bytes.subarray(0, 40))).is).toBe('bad');
    expect((await openKeyFile(file.name, Buffer.from('<!doctype html>'))).is).toBe('bad');
  });

  test('keeps fields that this version does not know', async () => {
    const { bytes } = await packKeyFile(passphrase, keys, QUICK);
    const { name, bytes: written } = await named({ ...contentOf(bytes), hint: { of: 'later' } });
    const opened = await openKeyFile(name, written);
    if (opened.is !== 'good') throw new Error(opened.is);
    expect(opened.content.unknown).toEqual({ hint: { of: 'later' } });
    const again = await packKeyFile(passphrase, keys, { ...QUICK, unknown: opened.content.unknown });
    expect(contentOf(again.bytes)).toMatchObject({ hint: { of: 'later' } });
  });

  test('of a later version is told from a bad one', async () => {
    const { name, bytes } = await named({ version: 2, kdf: 'argon2id' });
    expect(await openKeyFile(name, bytes)).toEqual({ is: 'newer' });
  });

  test.each([
    ['a thousand million rounds', { iterations: 1e9 }],
    ['no rounds', { iterations: 0 }],
    ['no keys', { keys: [] }],
    ['another way to make keys', { kdf: 'none' }],
    ['a salt that is no bytes', { salt: 'zz' }],
    ['more keys than anybody has', { keys: Array.from({ length: 65 }, () => ({ id: '0'.repeat(16), wrapped: '00' })) }],
  ])('with %s is bad', async (_, change) => {
    const { bytes } = await packKeyFile(passphrase, keys, QUICK);
    const { name, bytes: written } = await named({ ...contentOf(bytes), ...change });
    expect((await openKeyFile(name, written)).is).toBe('bad');
  });
});
