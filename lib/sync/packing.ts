/**
 * How text becomes the bytes of a file and back. The engine asks for no more, so compression and encryption stand
 * here and nowhere else: the product compresses, then seals with AES-GCM, with `place` as additional data.
 */
export interface Packing {
  /**
   * The same text should give the same bytes, or a daily refresh uploads everything again: take the nonce from a keyed
   * hash of the text.
   * @param place where the file belongs: bytes packed for one place must not open in another
   */
  pack(text: string, place: string): Promise<Uint8Array>;
  /** Null for bytes that were not packed for this place, or by somebody else. */
  unpack(bytes: Uint8Array, place: string): Promise<string | null>;
  /** A cryptographic hash as lower-case hexadecimal, at least 32 digits. */
  digest(bytes: Uint8Array): Promise<string>;
}
