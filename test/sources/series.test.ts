import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PaperglossError } from '../../lib/core/errors.ts';
import {
  addDays,
  DAYS_WITHOUT,
  dayAddress,
  findSeries,
  newDays,
  pastDays,
  pastEnds,
  seriesAddress,
} from '../../lib/sources/series.ts';

const HOST = 'https://host.example';

describe('the series of an address', () => {
  test.each([
    ['/2025/07/09.md', '/{yyyy}/{mm}/{dd}.md'],
    ['/papers/2025-07-09.md', '/papers/{yyyy}-{mm}-{dd}.md'],
    ['/20250709.md', '/{yyyy}{mm}{dd}.md'],
    ['/2025_07_09', '/{yyyy}_{mm}_{dd}'],
    ['/2025.07.09.html', '/{yyyy}.{mm}.{dd}.html'],
    ['/digest20250709.md', '/digest{yyyy}{mm}{dd}.md'],
    ['/202507/09.md', '/{yyyy}{mm}/{dd}.md'],
    ['/2025-07/09.md', '/{yyyy}-{mm}/{dd}.md'],
    ['/2025/2025-07-09.md', '/{yyyy}/{yyyy}-{mm}-{dd}.md'],
    ['/2025/07/2025-07-09.md', '/{yyyy}/{mm}/{yyyy}-{mm}-{dd}.md'],
    ['/2025-07/2025-07-09.md', '/{yyyy}-{mm}/{yyyy}-{mm}-{dd}.md'],
    ['/202507/20250709.md', '/{yyyy}{mm}/{yyyy}{mm}{dd}.md'],
    ['/2025/07/09/2025-07-09.md', '/{yyyy}/{mm}/{dd}/{yyyy}-{mm}-{dd}.md'],
    ['/a?day=2025-07-09&v=2', '/a?day={yyyy}-{mm}-{dd}&v=2'],
    ['/v2/07/2025-07-09.md', '/v2/07/{yyyy}-{mm}-{dd}.md'],
  ])('%s', (path, template) => {
    expect(findSeries(HOST + path)).toEqual({ template: HOST + template, day: '2025-07-09' });
  });

  test.each([
    '/papers.md',
    '/2025.md',
    '/2025/07.md',
    '/2025/13/09.md',
    '/2025-02-29.md',
    '/12025-07-09.md',
    '/2025-07-091.md',
    '/2025-07-09T10.md',
    '/09/07/2025.md',
    '/2507.06203',
    '/2025-07-01_2025-07-07.md',
    '/2024/2025-07-09.md',
    '/2025/08/2025-07-09.md',
    '/2025-08/2025-07-09.md',
    '/o/r/0123456789abcdef0123456789abcdef01234567/2025/07/09.md',
    '/',
  ])('there is none in %s', (path) => {
    expect(findSeries(HOST + path)).toBeNull();
  });

  test('is not looked for in the name of the host', () => {
    expect(findSeries('https://2025-07-09.example/papers.md')).toBeNull();
  });

  const day = fc.integer({ min: 0, max: 36_000 }).map((days) => addDays('1990-01-01', days));
  const template = fc
    .array(
      fc.constantFrom('papers', 'v2', '{yyyy}', '{yyyy}-{mm}', '{yyyy}/{mm}', '{yyyy}/{mm}/{dd}', 'day-{yyyy}{mm}{dd}'),
      {
        maxLength: 4,
      },
    )
    .map((parts) => `${HOST}/${[...parts, '{yyyy}-{mm}-{dd}.md'].join('/')}`);

  test('has every day of its own, and is found again in each', () => {
    fc.assert(
      fc.property(template, day, day, (series, one, other) => {
        const address = dayAddress(series, one);
        expect(findSeries(address)).toEqual({ template: series, day: one });
        expect(dayAddress(series, other) === address).toBe(other === one);
        expect(seriesAddress(series).address).toBe(series);
      }),
      { numRuns: 2000 },
    );
  });

  test('gives back the address that it was found in, whatever that is', () => {
    const part = fc.oneof(
      fc.string(),
      day,
      day.map((each) => each.replaceAll('-', '/')),
      fc.constantFrom('2025', '07'),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), (parts) => {
        const address = new URL(`${HOST}/${parts.join('/')}`).href;
        const series = findSeries(address);
        if (series) expect(dayAddress(series.template, series.day)).toBe(address);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('the address of a series', () => {
  test('is made clean like any other', () => {
    expect(seriesAddress('github.com/o/r/blob/main/{yyyy}/{mm}/{dd}.md#x')).toEqual({
      address: 'https://raw.githubusercontent.com/o/r/main/{yyyy}/{mm}/{dd}.md',
      host: 'raw.githubusercontent.com',
      pattern: 'https://raw.githubusercontent.com/*',
    });
  });

  test.each([
    [`${HOST}/papers.md`, /needs \{yyyy\}, \{mm\} and \{dd\}/],
    [`${HOST}/{yyyy}/{mm}.md`, /needs/],
    [`${HOST}/2025/07/09.md`, /needs/],
    ['https://{yyyy}-{mm}-{dd}.example/papers.md', /needs/],
    ['https://{yyyy}.example/{yyyy}-{mm}-{dd}.md', /needs/],
    ['http://host.example/{yyyy}-{mm}-{dd}.md', /https/],
    ['https://192.168.{mm}.1/{yyyy}-{mm}-{dd}.md', /own device or network/],
    ['https://ana:canary@host.example/{yyyy}-{mm}-{dd}.md', /password/],
  ])('is refused in words: %s', (typed, says) => {
    expect(() => seriesAddress(typed)).toThrow(PaperglossError);
    expect(() => seriesAddress(typed)).toThrow(says);
    expect(() => seriesAddress(typed)).not.toThrow(/canary/);
  });
});

describe('the days to ask for', () => {
  test('are the last week and tomorrow when nothing is there', () => {
    expect(newDays(new Set(), '2024-03-02')).toEqual([
      '2024-03-03',
      '2024-03-02',
      '2024-03-01',
      '2024-02-29',
      '2024-02-28',
      '2024-02-27',
      '2024-02-26',
      '2024-02-25',
      '2024-02-24',
    ]);
  });

  test('are all since the newest, however long the reader was away', () => {
    const days = newDays(new Set(['2025-01-01', '2025-02-28']), '2025-03-31');
    expect(days.at(0)).toBe('2025-04-01');
    expect(days.at(-1)).toBe('2025-03-01');
    expect(days).toHaveLength(32);
  });

  test('of the last week are asked for again where something is missing', () => {
    expect(newDays(new Set(['2025-07-09', '2025-07-07']), '2025-07-09')).toEqual([
      '2025-07-10',
      '2025-07-08',
      '2025-07-06',
      '2025-07-05',
      '2025-07-04',
      '2025-07-03',
      '2025-07-02',
    ]);
  });

  const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2020-01-01', days));
  const days = fc.uniqueArray(day, { maxLength: 40 });

  test('are days of the calendar, newest first, none twice, none that is there', () => {
    fc.assert(
      fc.property(days, days, day, day, (had, gone, today, until) => {
        const [have, absent] = [new Set(had), new Set(gone)];
        for (const asked of [newDays(have, today), pastDays({ have, absent }, today, until)]) {
          expect(asked).toEqual([...new Set(asked)].sort().reverse());
          for (const each of asked) {
            expect(each).toBe(addDays(each, 0));
            expect(have.has(each)).toBe(false);
            expect(each <= addDays(today, 1)).toBe(true);
          }
        }
        const past = new Set(pastDays({ have, absent }, today, until));
        for (let each = until; each <= today; each = addDays(each, 1)) {
          expect(past.has(each)).toBe(!have.has(each) && !absent.has(each));
        }
      }),
      { numRuns: 100 },
    );
  });

  test('of the past end after two months without a document', () => {
    const have = new Set(['2025-07-09']);
    expect(pastEnds(have, addDays('2025-07-09', 1 - DAYS_WITHOUT))).toBe(false);
    expect(pastEnds(have, addDays('2025-07-09', -DAYS_WITHOUT))).toBe(true);
    expect(pastEnds(new Set(), '2025-07-09')).toBe(true);
  });
});
