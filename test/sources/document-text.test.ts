import { describe, expect, test } from 'vitest';
import { documentText } from '../../lib/sources/document-text.ts';
import { SourceFault } from '../../lib/sources/source-fault.ts';

const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, big = false) => {
  const bytes = Buffer.from(text, 'utf16le');
  return new Uint8Array(big ? bytes.swap16() : bytes);
};

const text = (bytes: Uint8Array, type = 'text/plain') => documentText(bytes, type, 'host.example');

describe('bytes are read', () => {
  test.each<[string, Uint8Array, string, string]>([
    ['as UTF-8 where nothing is said', utf8('Größe 论文 🙂'), 'text/plain', 'Größe 论文 🙂'],
    ['as UTF-8 where nothing at all is said', utf8('Größe'), '', 'Größe'],
    ['by their mark, which goes', utf8('\ufeffGröße'), 'text/plain', 'Größe'],
    ['by their mark rather than by the header', utf8('\ufeffGröße'), 'text/plain; charset=iso-8859-1', 'Größe'],
    ['by the mark of UTF-16', utf16('\ufeffGröße'), 'text/plain', 'Größe'],
    ['by the mark of UTF-16, the other way round', utf16('\ufeffGröße', true), 'text/plain; charset=utf-8', 'Größe'],
    ['as Latin-1 where the header says so', latin1('Gr\u00f6\u00dfe'), 'text/plain; charset=ISO-8859-1', 'Größe'],
    ['as Windows-1252', latin1('\u0093so\u0094 \u0080'), 'text/html;charset="windows-1252"', '“so” €'],
    ['as UTF-16 where the header says so', utf16('Größe'), 'text/plain; charset=utf-16le', 'Größe'],
    ['as Shift JIS', new Uint8Array([0x98, 0x5f, 0x95, 0xb6]), 'text/plain; charset=shift_jis', '論文'],
    ['as UTF-8 where the header names nothing known', utf8('Größe'), 'text/plain; charset=nonsense', 'Größe'],
    [
      'as the page itself says',
      latin1('<!doctype html><meta http-equiv="Content-Type" content="text/html; charset=latin1"><p>Gr\u00f6\u00dfe'),
      'text/html',
      '<!doctype html><meta http-equiv="Content-Type" content="text/html; charset=latin1"><p>Größe',
    ],
    [
      'by the header rather than as the page says',
      utf8('<meta charset="latin1"><p>Größe'),
      'text/html; charset=utf-8',
      '<meta charset="latin1"><p>Größe',
    ],
    ['as Windows-1252 where they are no UTF-8 at all', latin1('Gr\u00f6\u00dfe \u0096'), 'text/plain', 'Größe –'],
    ['as UTF-8 but for a stray byte', new Uint8Array([...utf8('Größe '), 0xff]), 'text/plain', 'Größe \ufffd'],
    ['with the breaks and tabs that they have', utf8('a\tb\r\nc\fd'), 'text/plain', 'a\tb\r\nc\fd'],
  ])('%s', (_, bytes, type, expected) => {
    expect(text(bytes, type)).toBe(expected);
  });

  test('not at all where they are no text', () => {
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
    const zip = new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0]);
    for (const bytes of [png, zip, utf8('a\u0000b'), utf8('a\u0001b'), utf16('no mark'), utf8('')]) {
      expect(() => text(bytes)).toThrow(SourceFault);
      expect(() => text(bytes)).toThrow(/^host\.example sends /);
    }
  });
});
