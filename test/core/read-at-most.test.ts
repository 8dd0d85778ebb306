import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAtMost } from '../../lib/core/read-at-most.ts';

function readerOf(parts: readonly Uint8Array[]) {
  return new ReadableStream<Uint8Array>({
    start(stream) {
      for (const part of parts) stream.enqueue(part);
      stream.close();
    },
  }).getReader();
}

test('gives all bytes in their order, however they come in parts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 20 })), async (parts) => {
      const bytes = parts.flatMap((part) => [...part]);
      expect(await readAtMost(readerOf(parts), bytes.length)).toEqual(Uint8Array.from(bytes));
    }),
  );
});

test('gives none where there is no reader', async () => {
  expect(await readAtMost(undefined, 10)).toEqual(new Uint8Array());
});

test('asks for no more once it has more than it may have', async () => {
  let given = 0;
  let cancelled = false;
  const endless = {
    read: async () => ({ done: false, value: new Uint8Array(10 + given++) }),
    cancel: async () => {
      cancelled = true;
    },
  };
  expect(await readAtMost(endless, 25)).toBeNull();
  expect({ given, cancelled }).toEqual({ given: 3, cancelled: true });
});
