import { toHex } from '../core/hex.ts';

/** How many hexadecimal digits tell texts apart: two of a million are the same once in 10^18 times. */
const DIGITS = 32;

/** What tells a text from all others. */
export async function digestOf(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return toHex(new Uint8Array(bytes)).slice(0, DIGITS);
}
