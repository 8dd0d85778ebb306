/** What comes in parts: the reader of a response's body. */
export interface PartReader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
  cancel(): Promise<void>;
}

/**
 * All bytes that a reader gives; none where there is no reader.
 * @returns null where there are more than `most`: what was read is let go, and the rest is not asked for
 */
export async function readAtMost(reader: PartReader | undefined, most: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { value } = (await reader?.read()) ?? {};
    if (!value) break;
    length += value.length;
    if (length > most) {
      await reader?.cancel();
      return null;
    }
    parts.push(value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
