import * as z from 'zod/mini';
import { fromHex, toHex } from '../../core/hex.ts';
import type { Opened } from '../format.ts';
import { type OwnedBytes, sha256 } from './bytes.ts';
import { type DataKey, dataKey } from './data-key.ts';

/**
 * A key file holds data keys, each wrapped (AES-KW, RFC 3394) by a key made of the passphrase (PBKDF2-SHA-256). It is
 * written once and never replaced: its name ends in the hash of its bytes, which tells a torn file from a passphrase
 * that is wrong. A place may have several, and each device uses what it can open.
 */
export interface KeyFile {
  readonly name: string;
  readonly iterations: number;
  readonly salt: OwnedBytes;
  readonly keys: readonly { readonly id: string; readonly wrapped: OwnedBytes }[];
  /** Fields that this version does not know: a file that takes its place has them too. */
  readonly unknown: Readonly<Record<string, unknown>>;
}

const VERSION = 1;
const KDF = 'PBKDF2-SHA256';

/** What OWASP asks of PBKDF2-SHA-256 (Password Storage Cheat Sheet, 2023). */
export const ITERATIONS = 600_000;

/** More would keep a device busy for the sake of a file that anybody can put there. */
const MOST_ITERATIONS = 5_000_000;

const SALT_BYTES = 16;
const NAME = /^key\.([0-9a-f]{32})\.json$/;

const hex = z.string().check(z.regex(/^(?:[0-9a-f]{2})+$/), z.maxLength(200));

const schema = z.looseObject({
  version: z.literal(VERSION),
  kdf: z.literal(KDF),
  iterations: z.int().check(z.minimum(1), z.maximum(MOST_ITERATIONS)),
  salt: hex,
  keys: z
    .array(z.object({ id: z.string().check(z.regex(/^[0-9a-f]{16}$/)), wrapped: hex }))
    .check(z.minLength(1), z.maxLength(64)),
});

export function isKeyFileName(name: string): boolean {
  return NAME.test(name);
}

/** A passphrase that keys can be made of and that can't be read again, not even by this extension. */
export function passphraseKey(passphrase: string): Promise<CryptoKey> {
  const bytes = new TextEncoder().encode(passphrase.normalize('NFKC'));
  return crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveKey']);
}

/** A new key file, as it is to be written. */
export async function packKeyFile(
  passphrase: CryptoKey,
  keys: readonly DataKey[],
  { unknown = {}, iterations = ITERATIONS }: { unknown?: KeyFile['unknown']; iterations?: number } = {},
): Promise<{ readonly file: KeyFile; readonly bytes: OwnedBytes }> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const wrapping = await wrappingKey(passphrase, salt, iterations);
  const wrapped = await Promise.all(keys.map(async ({ id, bytes }) => ({ id, wrapped: await wrap(wrapping, bytes) })));
  const content = {
    ...unknown,
    version: VERSION,
    kdf: KDF,
    iterations,
    salt: toHex(salt),
    keys: wrapped.map((each) => ({ id: each.id, wrapped: toHex(each.wrapped) })),
  };
  const bytes = new TextEncoder().encode(`${JSON.stringify(content, null, 2)}\n`);
  return { file: { name: await nameOf(bytes), iterations, salt, keys: wrapped, unknown }, bytes };
}

/** A key file, if these are the bytes that its name stands for. */
export async function openKeyFile(name: string, bytes: Uint8Array): Promise<Opened<KeyFile>> {
  if (name !== (await nameOf(bytes))) return { is: 'bad' };
  const data = parseJson(new TextDecoder().decode(bytes));
  const { success, data: read } = schema.safeParse(data);
  if (!success) return isNewer(data) ? { is: 'newer' } : { is: 'bad' };
  const { version, kdf, iterations, salt, keys, ...unknown } = read;
  const wrapped = keys.map((key) => ({ id: key.id, wrapped: fromHex(key.wrapped) ?? new Uint8Array() }));
  return {
    is: 'good',
    content: { name, iterations, salt: fromHex(salt) ?? new Uint8Array(), keys: wrapped, unknown },
  };
}

/** The data keys in a file; null where the passphrase is not the one it was written with. */
export async function unwrapKeys(passphrase: CryptoKey, file: KeyFile): Promise<readonly DataKey[] | null> {
  const wrapping = await wrappingKey(passphrase, file.salt, file.iterations);
  const keys: DataKey[] = [];
  for (const { id, wrapped } of file.keys) {
    const bytes = await unwrap(wrapping, wrapped);
    const key = bytes && (await dataKey(bytes));
    if (key?.id === id) keys.push(key);
  }
  return keys.length > 0 ? keys : null;
}

function wrappingKey(passphrase: CryptoKey, salt: OwnedBytes, iterations: number): Promise<CryptoKey> {
  const params = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return crypto.subtle.deriveKey(params, passphrase, { name: 'AES-KW', length: 256 }, false, ['wrapKey', 'unwrapKey']);
}

/** AES-KW wraps keys only, so the bytes pass for one; of which kind makes no difference to them. */
const AS_KEY = { name: 'HMAC', hash: 'SHA-256' };

async function wrap(wrapping: CryptoKey, bytes: OwnedBytes): Promise<OwnedBytes> {
  const key = await crypto.subtle.importKey('raw', bytes, AS_KEY, true, ['sign']);
  return new Uint8Array(await crypto.subtle.wrapKey('raw', key, wrapping, 'AES-KW'));
}

async function unwrap(wrapping: CryptoKey, wrapped: OwnedBytes): Promise<OwnedBytes | null> {
  try {
    const key = await crypto.subtle.unwrapKey('raw', wrapped, wrapping, 'AES-KW', AS_KEY, true, ['sign']);
    return new Uint8Array(await crypto.subtle.exportKey('raw', key));
  } catch {
    return null; // AES-KW knows one failure: the wrong key for these bytes.
  }
}

async function nameOf(bytes: Uint8Array): Promise<string> {
  return `key.${(await sha256(bytes)).slice(0, 32)}.json`;
}

function isNewer(data: unknown): boolean {
  const version = (data as { version?: unknown } | null)?.version;
  return typeof version === 'number' && version > VERSION;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
