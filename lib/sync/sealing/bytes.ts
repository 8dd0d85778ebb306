import { toHex } from '../../core/hex.ts';

/** Bytes as WebCrypto and streams take them: in memory that is not shared. */
export type OwnedBytes = Uint8Array<ArrayBuffer>;

export function owned(bytes: Uint8Array): OwnedBytes {
  return bytes.buffer instanceof ArrayBuffer ? (bytes as OwnedBytes) : new Uint8Array(bytes);
}

export function joined(...parts: readonly Uint8Array[]): OwnedBytes {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** SHA-256 as lower-case hexadecimal. */
export async function sha256(bytes: Uint8Array): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', owned(bytes))));
}
