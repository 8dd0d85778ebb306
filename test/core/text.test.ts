import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, isWebLink, plainLine, truncate } from '../../lib/core/text.ts';

describe('plainLine', () => {
  test('drops what makes text read as something else', () => {
    expect(plainLine('safe\u202Egnp.exe\u2066 \u200bname\u0000')).toBe('safegnp.exe name');
  });

  test('collapses the line breaks of a page', () => {
    expect(plainLine('\n   Deep\n  learning\t of  \u00a0 things ')).toBe('Deep learning of things');
  });

  test('is done once it is done, stays within its length and is well-formed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.integer({ min: 1, max: 100 }), (text, most) => {
        const line = plainLine(text, most);
        expect(line.length).toBeLessThanOrEqual(most);
        expect(line.isWellFormed()).toBe(true);
        expect(plainLine(line, most)).toBe(line);
      }),
    );
  });
});

describe('truncate', () => {
  test('leaves short text alone', () => {
    expect(truncate('short', 5)).toBe('short');
  });

  test('never cuts a character in two', () => {
    expect(truncate('ab😀cd', 4)).toBe('ab…');
  });
});

test('fold makes accents, case and compatibility forms equal', () => {
  expect(fold('TÜLU³ Bensaïd')).toBe('tulu3 bensaid');
});

describe('isWebLink', () => {
  test.each(['https://arxiv.org/abs/2507.05566', 'http://a.b', 'https://x.org/~me/a(1)?q=1#z', 'https://a.b:8080/'])(
    'takes %s',
    (link) => {
      expect(isWebLink(link)).toBe(true);
    },
  );

  test('is quick with addresses that are none', () => {
    for (const link of [`https://${'a.'.repeat(100_000)}`, `https://${'x'.repeat(200_000)}`]) {
      expect(isWebLink(link)).toBe(false);
    }
  });

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'https://user:pass@x.org/',
    '//x.org',
    'https://',
    'https://localhost/',
    'https://x.org/a b',
    ' https://x.org',
    'https://x.org/"onclick=',
    'https://x.org\\@evil.org',
    'https://user:ftp$x.org/',
    'https://x.org:y/',
  ])('refuses %s', (link) => {
    expect(isWebLink(link)).toBe(false);
  });
});
