import { toHex } from '../../core/hex.ts';
import { joined, type OwnedBytes } from './bytes.ts';

/**
 * A key that seals files: 256 random bits. It is kept as bytes, in the extension's own database only, so that a new
 * passphrase can be set on any device that still syncs. The passphrase itself is not kept in a form that can be read.
 */
export interface DataKey {
  /** Sixteen hexadecimal digits drawn from the key: says which key it is and nothing about it. */
  readonly id: string;
  readonly bytes: OwnedBytes;
}

/** A data key at work. */
export interface SealingKey {
  readonly id: string;
  readonly cipher: CryptoKey;
  readonly nonces: CryptoKey;
}

const NONCE_BYTES = 12;
const ID_BYTES = 8;

export function newDataKey(): Promise<DataKey> {
  return dataKey(crypto.getRandomValues(new Uint8Array(32)));
}

export async function dataKey(bytes: OwnedBytes): Promise<DataKey> {
  const id = await crypto.subtle.deriveBits(hkdf('key id'), await baseKey(bytes), ID_BYTES * 8);
  return { id: toHex(new Uint8Array(id)), bytes };
}

/** The keys that a data key stands for, each derived with HKDF-SHA-256 (RFC 5869) for one use. */
export async function sealingKey({ id, bytes }: DataKey): Promise<SealingKey> {
  const base = await baseKey(bytes);
  const aes = { name: 'AES-GCM', length: 256 };
  const hmac = { name: 'HMAC', hash: 'SHA-256', length: 256 };
  const cipher = await crypto.subtle.deriveKey(hkdf('file cipher'), base, aes, false, ['encrypt', 'decrypt']);
  const nonces = await crypto.subtle.deriveKey(hkdf('file nonce'), base, hmac, false, ['sign']);
  return { id, cipher, nonces };
}

/**
 * Seals with AES-256-GCM. The nonce is drawn from all that is sealed: the first 96 bits of HMAC-SHA-256, under a key of
 * its own, of the length of the additional data, the additional data and the content. So equal content at an equal place
 * gives equal bytes, which is what a file named by its content needs, and this is all that a reader of the server learns
 * from it (deterministic authenticated encryption, after the construction of RFC 5297). What breaks GCM, one nonce for
 * two contents, takes two MACs that agree in 96 bits: with a million files the odds are below 2⁻⁵⁶.
 */
export async function seal(key: SealingKey, content: OwnedBytes, additionalData: OwnedBytes): Promise<OwnedBytes> {
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, additionalData.length);
  const mac = await crypto.subtle.sign('HMAC', key.nonces, joined(length, additionalData, content));
  const iv = new Uint8Array(mac, 0, NONCE_BYTES);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key.cipher, content);
  return joined(iv, new Uint8Array(sealed));
}

/** Null for what was not sealed with this key and this additional data. */
export async function unseal(
  key: SealingKey,
  sealed: OwnedBytes,
  additionalData: OwnedBytes,
): Promise<OwnedBytes | null> {
  const iv = sealed.subarray(0, NONCE_BYTES);
  const content = sealed.subarray(NONCE_BYTES);
  try {
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key.cipher, content));
  } catch {
    return null; // The one thing that decrypt fails for: these are not the bytes, the key or the place.
  }
}

function baseKey(bytes: OwnedBytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveKey', 'deriveBits']);
}

function hkdf(use: string): HkdfParams {
  const info = new TextEncoder().encode(`papergloss ${use}`);
  return { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info };
}
