import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PaperglossError } from '../../lib/core/errors.ts';
import { sourceAddress } from '../../lib/sources/address.ts';

const RAW = 'https://raw.githubusercontent.com';

/** What readers type, and where the document is fetched. */
const TAKEN: readonly (readonly [string, string])[] = [
  ['https://host.example/papers.md', 'https://host.example/papers.md'],
  ['  https://host.example/papers.md \n', 'https://host.example/papers.md'],
  ['HTTPS://Host.Example/Papers.md', 'https://host.example/Papers.md'],
  ['host.example/papers.md', 'https://host.example/papers.md'],
  ['host.example', 'https://host.example/'],
  ['host.example:8443/papers.md', 'https://host.example:8443/papers.md'],
  ['https://host.example', 'https://host.example/'],
  ['https://host.example:443/a', 'https://host.example/a'],
  ['https://host.example:8443/a', 'https://host.example:8443/a'],
  ['https://host.example/a#part', 'https://host.example/a'],
  ['https://host.example/a#', 'https://host.example/a'],
  ['https://host.example/a?', 'https://host.example/a'],
  ['https://host.example/a?b=1#c', 'https://host.example/a?b=1'],
  ['https://host.example/a?token=abc', 'https://host.example/a?token=abc'],
  ['https://host.example/a/../b/./c.md', 'https://host.example/b/c.md'],
  ['https://host.example/My papers.md', 'https://host.example/My%20papers.md'],
  ['https://host.example/papiere-ü.md', 'https://host.example/papiere-%C3%BC.md'],
  ['https://bücher.example/a', 'https://xn--bcher-kva.example/a'],
  ['https://аррӏе.example/a', 'https://xn--80ak6aa92e.example/a'],
  ['https:host.example/a', 'https://host.example/a'],
  ['https:\\\\host.example\\a', 'https://host.example/a'],
  ['https://@host.example/a', 'https://host.example/a'],
  ['https://host.example./a', 'https://host.example./a'],
  ['https://localhost.example/a', 'https://localhost.example/a'],
  ['https://local.example/a', 'https://local.example/a'],
  ['https://mylocal.example/a', 'https://mylocal.example/a'],
  ['https://10.example/a', 'https://10.example/a'],
  ['https://8.8.8.8/a', 'https://8.8.8.8/a'],
  ['https://9.255.255.255/a', 'https://9.255.255.255/a'],
  ['https://11.0.0.0/a', 'https://11.0.0.0/a'],
  ['https://100.63.255.255/a', 'https://100.63.255.255/a'],
  ['https://100.128.0.0/a', 'https://100.128.0.0/a'],
  ['https://126.255.255.255/a', 'https://126.255.255.255/a'],
  ['https://128.0.0.0/a', 'https://128.0.0.0/a'],
  ['https://169.253.255.255/a', 'https://169.253.255.255/a'],
  ['https://172.15.255.255/a', 'https://172.15.255.255/a'],
  ['https://172.32.0.0/a', 'https://172.32.0.0/a'],
  ['https://192.167.255.255/a', 'https://192.167.255.255/a'],
  ['https://192.169.0.0/a', 'https://192.169.0.0/a'],
  ['https://198.20.0.0/a', 'https://198.20.0.0/a'],
  ['https://223.255.255.255/a', 'https://223.255.255.255/a'],
  ['https://134744072/a', 'https://8.8.8.8/a'],
  ['https://[2606:4700:4700::1111]/a', 'https://[2606:4700:4700::1111]/a'],
  ['https://[2001:200::1]/a', 'https://[2001:200::1]/a'],
  ['https://[2001:4860:4860::8888]:8443/a', 'https://[2001:4860:4860::8888]:8443/a'],
  ['https://github.com/o/r/blob/main/2025/07/09.md', `${RAW}/o/r/main/2025/07/09.md`],
  ['github.com/o/r/blob/main/a.md', `${RAW}/o/r/main/a.md`],
  ['https://www.github.com/o/r/blob/main/a.md?plain=1#L3', `${RAW}/o/r/main/a.md`],
  ['https://github.com/o/r/raw/main/a.md', `${RAW}/o/r/main/a.md`],
  ['https://github.com/o/r/raw/refs/heads/main/a.md', `${RAW}/o/r/refs/heads/main/a.md`],
  ['https://github.com/o/r/blame/main/a.md', `${RAW}/o/r/main/a.md`],
  ['https://github.com/o/r/edit/main/a.md', `${RAW}/o/r/main/a.md`],
  ['https://github.com/o/r/blob/feature/x/a b.md', `${RAW}/o/r/feature/x/a%20b.md`],
  ['https://github.com/o/r/wiki/Papers', `${RAW}/wiki/o/r/Papers.md`],
  [`${RAW}/o/r/main/a.md`, `${RAW}/o/r/main/a.md`],
  ['https://raw.github.com/o/r/main/a.md', `${RAW}/o/r/main/a.md`],
  ['https://gist.github.com/o/0123456789abcdef0123', 'https://gist.githubusercontent.com/o/0123456789abcdef0123/raw'],
  [
    'https://gist.github.com/o/0123456789abcdef0123#file-a-md',
    'https://gist.githubusercontent.com/o/0123456789abcdef0123/raw',
  ],
  [
    'https://gist.github.com/o/0123456789abcdef0123/raw/a.md',
    'https://gist.githubusercontent.com/o/0123456789abcdef0123/raw/a.md',
  ],
  ['https://gitlab.com/g/s/p/-/blob/main/a.md?ref_type=heads', 'https://gitlab.com/g/s/p/-/raw/main/a.md'],
  ['https://git.host.example/g/p/-/blob/main/-/blob/a.md', 'https://git.host.example/g/p/-/raw/main/-/blob/a.md'],
  ['https://codeberg.org/o/r/src/branch/main/a.md', 'https://codeberg.org/o/r/raw/branch/main/a.md'],
  ['https://codeberg.org/o/r/raw/branch/main/a.md', 'https://codeberg.org/o/r/raw/branch/main/a.md'],
  ['https://bitbucket.org/o/r/src/main/a.md', 'https://bitbucket.org/o/r/raw/main/a.md'],
  ['https://huggingface.co/datasets/o/r/blob/main/a.md', 'https://huggingface.co/datasets/o/r/raw/main/a.md'],
  ['https://huggingface.co/o/r/resolve/main/a.md', 'https://huggingface.co/o/r/raw/main/a.md'],
  ['https://host.example/o/r/blob/main/a.md', 'https://host.example/o/r/blob/main/a.md'],
  ['https://github.com.host.example/o/r/blob/main/a.md', 'https://github.com.host.example/o/r/blob/main/a.md'],
];

const PRIVATE = /your own device or network/;
const HTTPS = /begin with https:/;
const WHOLE = /whole address/;
const LOGIN = /name and the password out/;

/** What is refused, and a part of the words that say why. */
const REFUSED: readonly (readonly [string, RegExp])[] = [
  ['', WHOLE],
  ['papers', WHOLE],
  ['/papers.md', WHOLE],
  ['./papers.md', WHOLE],
  ['//host.example/a', WHOLE],
  ['https://', WHOLE],
  ['https:///', WHOLE],
  ['https://?a', WHOLE],
  ['https://a b.example/', WHOLE],
  ['https://host.example:99999/', WHOLE],
  ['https://[::1/', WHOLE],
  ['https://[fe80::1%25eth0]/', WHOLE],
  ['https://256.1.1.1/', WHOLE],
  ['https://host.example\u0000/', /one line/],
  ['https://host.exa\nmple/', /one line/],
  ['https://a.example/ https://b.example/', /one address at a time/],
  ['https://a.example/\nhttps://b.example/', /one address at a time/],
  [`https://host.example/${'a'.repeat(2000)}`, /2,000/],
  ['http://host.example/a', HTTPS],
  ['ftp://host.example/a', HTTPS],
  ['ws://host.example/a', HTTPS],
  ['wss://host.example/a', HTTPS],
  ['file:///etc/passwd', HTTPS],
  ['file://host.example/a', HTTPS],
  ['data:text/plain,a', HTTPS],
  ['data:text/html;base64,YQ==', HTTPS],
  ['blob:https://host.example/0-0', HTTPS],
  ['javascript:alert(1)', HTTPS],
  ['java\tscript:alert(1)', /one line/],
  ['vbscript:x', HTTPS],
  ['about:blank', HTTPS],
  ['chrome://settings', HTTPS],
  ['chrome-extension://abc/popup.html', HTTPS],
  ['moz-extension://abc/popup.html', HTTPS],
  ['view-source:https://host.example/', HTTPS],
  ['filesystem:https://host.example/a', HTTPS],
  ['mailto:ana@host.example', HTTPS],
  ['localhost:8080/a', HTTPS],
  ['https://ana:canary@host.example/a', LOGIN],
  ['https://canary@host.example/a', LOGIN],
  ['https://:canary@host.example/a', LOGIN],
  ['https://ana:canary@localhost/a', LOGIN],
  ['https://ana%3Acanary@host.example/', LOGIN],
  ['http://ana:canary@host.example/', HTTPS],
  ['ana:canary@host.example/a', HTTPS],
  ['https://ana:canary@', WHOLE],
  ['https://github.com/o/r', /project or a folder/],
  ['https://github.com/o', /project or a folder/],
  ['https://github.com/o/r/tree/main/2025', /project or a folder/],
  ['https://gitlab.com/g/p/-/tree/main/2025', /project or a folder/],
  ...[
    'localhost',
    'LOCALHOST',
    'localhost.',
    'localhost:8443',
    'a.localhost',
    'a.b.localhost.',
    'loc%61lhost',
    'ｌｏｃａｌｈｏｓｔ',
    'localhost.localdomain',
    'printer.local',
    'printer.local.',
    'PRINTER.LOCAL',
    'metadata.google.internal',
    'router.lan',
    'box.home',
    'box.home.arpa',
    '1.0.0.127.in-addr.arpa',
    'wiki.corp',
    'wiki.intranet',
    'wiki.private',
    'a.test',
    'a.invalid',
    'a.onion',
    'intranet',
    'wiki',
    'wiki.',
    'intranet.',
    'a..example',
    '.host.example',
    '0.0.0.0',
    '0',
    '0.1.2.3',
    '10.0.0.1',
    '10.255.255.255',
    '100.64.0.1',
    '100.127.255.255',
    '127.0.0.1',
    '127.0.0.1.',
    '127.0.0.1:8443',
    '127.1',
    '127.0.1',
    '127.255.255.255',
    '2130706433',
    '017700000001',
    '0177.0.0.1',
    '0x7f000001',
    '0x7F.0.0.1',
    '0x7f.1',
    '１２７.０.０.１',
    '127。0。0。1',
    '%31%32%37.0.0.1',
    '3232235777',
    '0xc0a80101',
    '169.254.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.8',
    '192.0.2.1',
    '192.88.99.1',
    '192.168.0.1',
    '192.168.255.255',
    '192.168.257',
    '198.18.0.1',
    '198.19.255.255',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '239.255.255.255',
    '240.0.0.1',
    '255.255.255.255',
    '4294967295',
    '[::]',
    '[::1]',
    '[0:0:0:0:0:0:0:1]',
    '[::1]:8443',
    '[::127.0.0.1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::ffff:c0a8:101]',
    '[0:0:0:0:0:ffff:127.0.0.1]',
    '[::ffff:8.8.8.8]',
    '[64:ff9b::7f00:1]',
    '[64:ff9b:1::1]',
    '[100::1]',
    '[fe80::1]',
    '[febf::1]',
    '[fec0::1]',
    '[fc00::1]',
    '[fd12:3456::1]',
    '[FD12:3456::1]',
    '[ff02::1]',
    '[2001:db8::1]',
    '[2001:0:7f00:1::]',
    '[2001::1]',
    '[2001:1ff::1]',
    '[2002:7f00:1::]',
    '[2002:c0a8:101::]',
    '[3fff::1]',
    '[4000::1]',
    '[5f00::1]',
  ].map((host): readonly [string, RegExp] => [`https://${host}/a`, PRIVATE]),
];

describe('the address of a document', () => {
  test('is tried on more than 150 spellings', () => {
    expect(TAKEN.length + REFUSED.length).toBeGreaterThanOrEqual(150);
  });

  test.each(TAKEN)('takes %j', (typed, address) => {
    const { host, pattern, ...rest } = sourceAddress(typed);
    expect(rest).toEqual({ address });
    expect(host).toBe(new URL(address).host);
    expect(pattern).toBe(`https://${new URL(address).hostname}/*`);
    expect(sourceAddress(address).address).toBe(address);
  });

  test.each(REFUSED)('refuses %j in words', (typed, says) => {
    expect(() => sourceAddress(typed)).toThrow(PaperglossError);
    expect(() => sourceAddress(typed)).toThrow(says);
    expect(() => sourceAddress(typed)).not.toThrow(/canary/);
  });

  test('never lets a private number through, in whatever spelling', () => {
    const part = fc.integer({ min: 0, max: 255 });
    const inside = fc.oneof(
      fc.tuple(fc.constantFrom(0, 10, 127, 224, 240, 255), part, part, part),
      fc.tuple(fc.constant(192), fc.constant(168), part, part),
      fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), part, part),
      fc.tuple(fc.constant(169), fc.constant(254), part, part),
      fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), part, part),
    );
    const spellings: readonly ((parts: readonly number[]) => string)[] = [
      (parts) => parts.join('.'),
      (parts) => `${numberOf(parts)}`,
      (parts) => `0x${numberOf(parts).toString(16)}`,
      (parts) => `0${numberOf(parts).toString(8)}`,
      (parts) => parts.map((each) => `0x${each.toString(16)}`).join('.'),
      (parts) => parts.map((each) => `0${each.toString(8)}`).join('.'),
      ([a = 0, b = 0, c = 0, d = 0]) => `${a}.${b}.${c * 256 + d}`,
      ([a = 0, b = 0, c = 0, d = 0]) => `${a}.${b * 65_536 + c * 256 + d}`,
      (parts) => `${parts.join('.')}.`,
      (parts) => `[::ffff:${parts.join('.')}]`,
      (parts) => `[::${parts.join('.')}]`,
      (parts) => `[64:ff9b::${parts.join('.')}]`,
      ([a = 0, b = 0, c = 0, d = 0]) => `[2002:${hex(a, b)}:${hex(c, d)}::1]`,
    ];
    fc.assert(
      fc.property(inside, fc.constantFrom(...spellings), (parts, spell) => {
        expect(() => sourceAddress(`https://${spell(parts)}/a`)).toThrow(PRIVATE);
      }),
      { numRuns: 2000 },
    );
  });

  test('has no password in it, and neither has what is said of it', () => {
    const secret = fc.string({ unit: fc.constantFrom(...'abcXYZ019%:@/?#[] ü'), minLength: 0, maxLength: 12 });
    const around = fc.constantFrom('https://', 'http://', 'ftp://', '', 'https:', 'github.com/');
    fc.assert(
      fc.property(around, secret, secret, (scheme, user, rest) => {
        let said = '';
        try {
          said = sourceAddress(`${scheme}ana:CANARY${user}@host.example/${rest}`).address;
        } catch (error) {
          expect(error).toBeInstanceOf(PaperglossError);
          said = String(error);
        }
        // After a slash, a question mark or a hash it is no password to anybody who reads addresses.
        if (!/[/?#\\]/.test(user) && scheme.endsWith('//')) expect(said).not.toMatch(/canary/i);
        expect(said.startsWith('https://') ? new URL(said).password : '').toBe('');
      }),
      { numRuns: 3000 },
    );
  });

  test('is the same when it is taken again, whatever was typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.string()), (typed) => {
        let address: string;
        try {
          address = sourceAddress(typed).address;
        } catch (error) {
          expect(error).toBeInstanceOf(PaperglossError);
          return;
        }
        expect(sourceAddress(address).address).toBe(address);
        expect(new URL(address)).toMatchObject({ protocol: 'https:', username: '', password: '', hash: '' });
      }),
      { numRuns: 3000 },
    );
  });
});

function numberOf(parts: readonly number[]): number {
  return parts.reduce((number, part) => number * 256 + part, 0);
}

function hex(high: number, low: number): string {
  return (high * 256 + low).toString(16);
}
