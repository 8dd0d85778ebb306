import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { abstractUrl, isPaperId, parseArxivId } from '../../lib/core/arxiv-id.ts';

describe('parseArxivId', () => {
  test.each([
    ['2507.06203', '2507.06203', null],
    ['2507.06203v2', '2507.06203', 2],
    ['arXiv:2101.04061V12', '2101.04061', 12],
    ['2101.4061', '2101.04061', null],
    ['0704.0001', '0704.0001', null],
    ['hep-th/9901001', 'hep-th/9901001', null],
    ['hep-th/9901001v1', 'hep-th/9901001', 1],
    ['math.GR/0202001', 'math/0202001', null],
    ['arxiv:math/0202001', 'math/0202001', null],
    [' 1412.6980 ', '1412.6980', null],
  ])('reads %j as %s', (text, id, version) => {
    expect(parseArxivId(text)).toEqual({ id, version });
  });

  test.each([
    '',
    'trending',
    '2507',
    '2513.00001',
    '2500.00001',
    '0704.00001',
    '2507.062031',
    '2507.06203v0',
    'x/123',
    '10.1/2507.06203',
  ])('refuses %j', (text) => {
    expect(parseArxivId(text)).toBeNull();
  });

  const month = fc.integer({ min: 1, max: 12 }).map((value) => String(value).padStart(2, '0'));
  const modern = fc
    .tuple(fc.integer({ min: 15, max: 40 }), month, fc.integer({ min: 0, max: 99_999 }))
    .map(([year, at, number]) => `${year}${at}.${String(number).padStart(5, '0')}`);
  const old = fc
    .tuple(fc.constantFrom('hep-th', 'math', 'cond-mat', 'cs'), fc.integer({ min: 0, max: 9_999_999 }))
    .map(([archive, number]) => `${archive}/${String(number).padStart(7, '0')}`);

  test('gives every canonical id back, whatever version is asked for', () => {
    fc.assert(
      fc.property(fc.oneof(modern, old), fc.option(fc.integer({ min: 1, max: 99 })), (id, version) => {
        const text = version === null ? id : `${id}v${version}`;
        expect(parseArxivId(text)).toEqual({ id, version });
        expect(isPaperId(id)).toBe(true);
        expect(isPaperId(text)).toBe(version === null);
      }),
    );
  });

  test('gives a canonical id or nothing for any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const ref = parseArxivId(text);
        expect(ref === null || isPaperId(ref.id)).toBe(true);
      }),
    );
  });
});

test('an abstract page is addressed without a version', () => {
  const ref = parseArxivId('hep-th/9901001v3');
  expect(ref && abstractUrl(ref.id)).toBe('https://arxiv.org/abs/hep-th/9901001');
});
