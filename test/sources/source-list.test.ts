import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PaperglossError } from '../../lib/core/errors.ts';
import { parseSourceList, type SourceEntry, sourceListText } from '../../lib/sources/source-list.ts';

const ENTRIES: readonly SourceEntry[] = [
  { name: 'Daily papers', origin: { is: 'series', address: 'https://host.example/{yyyy}/{mm}/{dd}.md' } },
  { name: 'Reading notes', origin: { is: 'address', address: 'https://host.example/notes.md' } },
];

function list(...sources: readonly unknown[]): string {
  return JSON.stringify({ format: 'papergloss-sources', version: 1, sources });
}

describe('a list of sources', () => {
  test('comes back as it was written', () => {
    expect(parseSourceList(sourceListText(ENTRIES))).toEqual({ entries: ENTRIES, refused: [] });
    expect(parseSourceList(`\ufeff${sourceListText(ENTRIES)}\n`).entries).toEqual(ENTRIES);
  });

  test('is text that people can read and write', () => {
    expect(JSON.parse(sourceListText(ENTRIES))).toEqual({
      format: 'papergloss-sources',
      version: 1,
      sources: [
        { name: 'Daily papers', series: 'https://host.example/{yyyy}/{mm}/{dd}.md' },
        { name: 'Reading notes', address: 'https://host.example/notes.md' },
      ],
    });
  });

  test('has its addresses made clean, and each once', () => {
    const text = list(
      { name: 'One', address: 'https://github.com/o/r/blob/main/a.md' },
      { name: 'Again', address: 'https://raw.githubusercontent.com/o/r/main/a.md' },
      { address: 'host.example/b.md' },
    );
    expect(parseSourceList(text).entries).toEqual([
      { name: 'One', origin: { is: 'address', address: 'https://raw.githubusercontent.com/o/r/main/a.md' } },
      { name: 'host.example', origin: { is: 'address', address: 'https://host.example/b.md' } },
    ]);
  });

  test('says what of it can not be followed, and never a password', () => {
    const { entries, refused } = parseSourceList(
      list(
        { name: 'Local', address: 'https://127.0.0.1/a.md' },
        { name: 'Login', address: 'https://ana:canary@host.example/a.md' },
        { name: 'No day', series: 'https://host.example/a.md' },
        { address: 5 },
        null,
        'https://host.example/a.md',
        { name: 'Good', address: 'https://host.example/a.md' },
      ),
    );
    expect(entries.map(({ name }) => name)).toEqual(['Good']);
    expect(refused).toEqual([
      expect.stringMatching(/^Local: .*your own device or network/),
      expect.stringMatching(/^Login: Take the name and the password out/),
      expect.stringMatching(/^No day: .*\{yyyy\}/),
      'A source without a name: It has no address.',
      'A source without a name: It has no address.',
      'A source without a name: It has no address.',
    ]);
    expect(refused.join()).not.toContain('canary');
  });

  test('has names on one line that turn nothing around', () => {
    const { entries } = parseSourceList(
      list({ name: `\u202eDaily\n\tpapers\u0000 ${'a'.repeat(500)}`, address: 'https://host.example/a.md' }),
    );
    expect(entries[0]?.name).toMatch(/^Daily papers a+$/);
    expect(entries[0]?.name.length).toBeLessThanOrEqual(200);
  });

  test('of another kind, of a later version or with nothing in it is refused in words', () => {
    const later = JSON.stringify({ format: 'papergloss-sources', version: 2, sources: [] });
    const refusals: readonly (readonly [string, RegExp])[] = [
      ['', /no list of sources/],
      ['# Papers', /no list of sources/],
      ['{}', /no list of sources/],
      ['[]', /no list of sources/],
      ['null', /no list of sources/],
      ['{"format":"papergloss-sources","version":1,"sources":{}}', /no list of sources/],
      [later, /Update the extension/],
      [list(), /no source in this list/],
      ['<opml></opml>', /no source in this list/],
      ['a'.repeat(4_000_001), /too long/],
    ];
    for (const [text, says] of refusals) {
      expect(() => parseSourceList(text)).toThrow(PaperglossError);
      expect(() => parseSourceList(text)).toThrow(says);
    }
  });

  test('ends at a thousand', () => {
    const many = Array.from({ length: 1200 }, (_, at) => ({ address: `https://host.example/${at}` }));
    const { entries, refused } = parseSourceList(list(...many));
    expect([entries.length, refused.length]).toEqual([1000, 100]);
  });
});

test('a list of a feed reader is read as well', () => {
  const opml = `<?xml version="1.0"?><opml version="2.0"><head><title>x</title></head><body>
    <outline text="Papers"><!-- <outline text="No" xmlUrl="https://no.example/"/> -->
      <outline text="Daily &amp; good" type="rss" xmlUrl="https://host.example/a?b=1&amp;c=2" htmlUrl='x'/>
      <OUTLINE title='Notes &#8212; &#x2014;' text="T" xmlurl='https://host.example/notes.md'></OUTLINE>
      <outline text="Local" xmlUrl="http://host.example/"/>
      <outline text="Broken" xmlUrl="https://host.example/never
    </outline></body></opml>`;
  expect(parseSourceList(opml)).toEqual({
    entries: [
      { name: 'Daily & good', origin: { is: 'address', address: 'https://host.example/a?b=1&c=2' } },
      { name: 'Notes — —', origin: { is: 'address', address: 'https://host.example/notes.md' } },
    ],
    refused: [expect.stringMatching(/^Local: .*https/)],
  });
});

test('whatever is in a list, it is read or refused in words, and prototypes stay as they are', () => {
  const key = fc.constantFrom('__proto__', 'constructor', 'prototype', 'name', 'address', 'series', 'toString');
  const value = fc.oneof(
    fc.webUrl(),
    fc.string(),
    fc.constantFrom('https://host.example/{yyyy}{mm}{dd}'),
    fc.jsonValue(),
  );
  const source = fc.oneof(fc.dictionary(key, value), fc.jsonValue());
  const before = Object.getOwnPropertyNames(Object.prototype).length;
  const opml = fc
    .array(
      fc.constantFrom(
        '<outline ',
        'xmlUrl="',
        'https://host.example/',
        '"',
        "'",
        '>',
        '/>',
        '<!--',
        '-->',
        '&amp;',
        '&#x110000;',
        ' ',
      ),
    )
    .map((parts) => `<opml>${parts.join('')}`);
  const text = fc.oneof(
    fc.array(source).map((sources) => list(...sources)),
    fc.string(),
    opml,
  );
  fc.assert(
    fc.property(text, (given) => {
      try {
        for (const { origin } of parseSourceList(given).entries) expect(origin.address).toMatch(/^https:\/\//);
      } catch (error) {
        expect(error).toBeInstanceOf(PaperglossError);
      }
      expect(Object.getOwnPropertyNames(Object.prototype).length).toBe(before);
    }),
    { numRuns: 3000 },
  );
});
