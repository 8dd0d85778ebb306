import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readListing } from '../../../../lib/sync/backends/webdav/listing.ts';

const FOLDER = new URL('https://cloud.example/dav/papergloss/v1/');
const A = 'aaaaaaaaaa~A';

const read = (xml: string) => readListing(xml, FOLDER);

/** An answer as our own words put it, in the shape that a server gives it. */
const answer = (...responses: readonly string[]) =>
  `<?xml version="1.0" encoding="utf-8"?>\n<D:multistatus xmlns:D="DAV:">${responses.join('\n')}</D:multistatus>`;

const response = (href: string, properties: string) =>
  `<D:response><D:href>${href}</D:href><D:propstat><D:prop>${properties}</D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>`;

const SIZE = '<D:getcontentlength>5</D:getcontentlength>';
const ETAG = '<D:getetag>"abc"</D:getetag>';
const TIME = '<D:getlastmodified>Sun, 22 Nov 2026 03:56:13 GMT</D:getlastmodified>';
const PATH = `/dav/papergloss/v1/${A}`;
const FILE = { name: A, mark: 'abc 5' };

describe('a listing is read', () => {
  test('as lighttpd writes it', () => {
    const folder = response('/dav/papergloss/v1/', `${SIZE}${ETAG}<D:resourcetype><D:collection/></D:resourcetype>`);
    const file = response(
      PATH,
      `${SIZE}<D:getcontenttype>application/octet-stream</D:getcontenttype>${ETAG}<D:resourcetype/><D:lockdiscovery></D:lockdiscovery>`,
    );
    expect(read(answer(folder, file))).toEqual([FILE]);
  });

  test('as Nextcloud writes it: another prefix, quotes as references, what it lacks in a part of its own', () => {
    const missing =
      '<d:propstat><d:prop><d:getcontentlength/></d:prop><d:status>HTTP/1.1 404 Not Found</d:status></d:propstat>';
    const xml = `<?xml version="1.0"?><d:multistatus xmlns:d="DAV:" xmlns:s="http://sabredav.org/ns" xmlns:oc="http://owncloud.org/ns">
      <d:response><d:href>/dav/papergloss/v1/</d:href><d:propstat><d:prop><d:getetag>&quot;66&quot;</d:getetag><d:resourcetype><d:collection/></d:resourcetype></d:prop></d:propstat>${missing}</d:response>
      <d:response><d:href>/dav/papergloss/v1/aaaaaaaaaa%7eA</d:href><d:propstat><d:prop><d:getetag>&quot;abc&quot;</d:getetag><d:getcontentlength>5</d:getcontentlength><d:resourcetype/></d:prop></d:propstat>${missing.replace('getcontentlength', 'quota')}</d:response>
    </d:multistatus>`;
    expect(read(xml)).toEqual([FILE]);
  });

  test('with whole addresses, and no prefix at all', () => {
    const xml = `<multistatus xmlns="DAV:"><response><href> https://cloud.example${PATH} </href><propstat><prop><getetag>"abc"</getetag><getcontentlength>5</getcontentlength></prop></propstat></response></multistatus>`;
    expect(read(xml)).toEqual([FILE]);
  });

  test('behind a proxy that gives the folder another path', () => {
    expect(read(answer(response(`/inside/papergloss/v1/${A}`, SIZE + ETAG)))).toEqual([FILE]);
  });

  test('with names relative to the folder', () => {
    expect(read(answer(response(A, SIZE + ETAG)))).toEqual([FILE]);
  });

  test('with comments, CDATA, declarations and a > inside a value', () => {
    const xml = `<?xml version="1.0"?><!DOCTYPE x><!-- <D:multistatus> --><D:multistatus a="x > y" xmlns:D='DAV:'><D:response><D:href><![CDATA[${PATH}]]></D:href><!-- ${'-'.repeat(9)} --><D:prop>${SIZE}${ETAG}</D:prop></D:response></D:multistatus>`;
    expect(read(xml)).toEqual([FILE]);
  });

  test('without the addresses of owners and locks', () => {
    const owner = '<D:owner><D:href>/principals/ana</D:href></D:owner>';
    expect(read(answer(response(PATH, `${owner}${SIZE}${ETAG}`)))).toEqual([FILE]);
  });

  test('without folders, whatever they are called', () => {
    const folder = '<D:resourcetype><D:collection/></D:resourcetype>';
    expect(read(answer(response(PATH, `${SIZE}${ETAG}${folder}`)))).toEqual([]);
  });

  test('without files of other folders, and those whose names are none of ours', () => {
    const others = [
      '/dav/other/x',
      '/dav/papergloss/v1/sub/x',
      '/dav/papergloss/v1/%00',
      '/dav/papergloss/v1/%E0%A4%A',
      `/dav/papergloss/v1/${'x'.repeat(200)}`,
      'https://[',
      '..',
      '',
    ];
    expect(read(answer(...others.map((href) => response(href, SIZE + ETAG))))).toEqual([]);
  });
});

describe('a mark', () => {
  test.each([
    ['strong', ETAG, 'abc 5'],
    ['weak', '<D:getetag>W/"abc"</D:getetag>', 'abc 5'],
    ['of a server that compresses', '<D:getetag>"abc-gzip"</D:getetag>', 'abc 5'],
    ['weak, of a server that compresses', '<D:getetag>W/"abc;gzip"</D:getetag>', 'abc 5'],
    ['without quotes', '<D:getetag>abc</D:getetag>', 'abc 5'],
    ['empty', '<D:getetag/>', null],
    ['absent', '', null],
  ])('is the ETag and the size: %s', (_, etag, mark) => {
    expect(read(answer(response(PATH, SIZE + etag)))).toEqual([{ name: A, mark }]);
  });

  test('is the time and the size where there is no ETag', () => {
    expect(read(answer(response(PATH, SIZE + TIME)))).toEqual([{ name: A, mark: 'Sun, 22 Nov 2026 03:56:13 GMT 5' }]);
  });
});

describe('what is no listing', () => {
  test.each([
    '',
    'text',
    '<html><body>Log in</body></html>',
    '<!doctype html><p>',
    '{"a":1}',
    '<D:error xmlns:D="DAV:"/>',
  ])('is told: %s', (text) => {
    expect(read(text)).toBeNull();
  });

  test('is told wherever it was cut short', () => {
    const whole = answer(response('/dav/papergloss/v1/', SIZE), response(PATH, SIZE + ETAG));
    for (let length = 0; length < whole.length; length += 1) expect(read(whole.slice(0, length))).toBeNull();
    expect(read(whole)).toEqual([FILE]);
  });

  test('stops nothing, whatever it is', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      '</',
      '/>',
      '"',
      "'",
      '&',
      '&#x110000;',
      '&#99999999;',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?',
      '?>',
      'D:multistatus',
      'D:response',
      'D:href',
      ' ',
      '%',
      'a',
    );
    const texts = fc.array(pieces, { maxLength: 40 }).map((all) => `<D:multistatus>${all.join('')}`);
    fc.assert(
      fc.property(texts, (text) => {
        const files = read(text);
        expect(files === null || Array.isArray(files)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});

test('a long listing takes no longer an entry than a short one', () => {
  // Whatever looked at the whole text again for each of these would not come to an end here.
  const traps = ['<', '<!--', '<![CDATA[', '<a "', '&a', '<D:response>', '<D:href>', '</D:response>'];
  for (const trap of traps) {
    const text = `<D:multistatus>${trap.repeat(400_000)}`;
    expect(read(text)).toBeNull();
  }
  const many = Array.from({ length: 20_000 }, (_, at) => response(`/dav/papergloss/v1/aaaaaaaaaa.${at}`, SIZE + ETAG));
  expect(read(answer(...many))).toHaveLength(20_000);
});
