import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBase64, toBase64 } from '../../lib/core/base64.ts';

describe('base64', () => {
  test('is that of RFC 4648 without padding, there and back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const text = toBase64(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64').replaceAll('=', ''));
        expect(fromBase64(text)).toEqual(bytes);
      }),
    );
  });

  test.each(['A', 'AAAAA', 'A!==', 'AA A', 'Äa', 'AA\u{1f600}'])('is not %j', (text) => {
    expect(fromBase64(text)).toBeNull();
  });
});
