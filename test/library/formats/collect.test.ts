import { describe, expect, test } from 'vitest';
import { collect, type Entry, timeOf } from '../../../lib/library/formats/reading/collect.ts';

const entry = (line: number, fields: Entry['fields'], names: unknown[] = ['1706.03762']): Entry => ({
  line,
  what: `Part ${line}`,
  names,
  fields,
});

describe('collecting', () => {
  test('makes one paper of all that is said of it, and says so', () => {
    const report = collect([
      entry(1, { title: 'First', tags: ['b'], note: 'one', rating: '2' }),
      entry(2, { title: 'Second', tags: ['a', 'b'], note: 'two', status: 'read' }),
      entry(3, { note: 'one', rating: 5 }),
    ]);
    expect(report.papers).toEqual([
      { id: '1706.03762', title: 'First', tags: ['a', 'b'], note: 'one\n\ntwo', rating: 2, status: 'read' },
    ]);
    expect(report.merged).toEqual([
      { line: 2, id: '1706.03762' },
      { line: 3, id: '1706.03762' },
    ]);
  });

  test('leaves a field out that holds nothing of its kind, and keeps the paper', () => {
    const wrong = {
      published: '2025-02-30',
      rating: '6',
      status: 'done',
      added: 'yesterday',
      categories: ['c s'],
      tags: [1],
    };
    const report = collect([entry(4, wrong)]);
    expect(report.papers).toEqual([{ id: '1706.03762' }]);
    expect(report.skipped.map(({ line, what }) => `${line} ${what}`)).toEqual([
      '4 published of 1706.03762: 2025-02-30',
      '4 rating of 1706.03762: 6',
      '4 status of 1706.03762: done',
      '4 added of 1706.03762: yesterday',
      '4 categories of 1706.03762: a list',
      '4 tags of 1706.03762: a list',
    ]);
  });

  test('does not choose between two papers that a text speaks of', () => {
    const of = (text: string) => collect([{ ...entry(1, {}, []), mentions: [text] }]).papers.map(({ id }) => id);
    expect(of('arXiv preprint arXiv:1706.03762')).toEqual(['1706.03762']);
    expect(of('arXiv:1706.03762v1 and arXiv:1706.03762v2')).toEqual(['1706.03762']);
    expect(of('arXiv:1706.03762, not arXiv:1810.04805')).toEqual([]);
  });

  test.each([
    ['2025-11-14T06:00:00.000Z', Date.UTC(2025, 10, 14, 6)],
    ['2025-11-14 06:00:00', Date.UTC(2025, 10, 14, 6)],
    ['2025-11-14T07:00+01:00', Date.UTC(2025, 10, 14, 6)],
    ['2025-11-14', Date.UTC(2025, 10, 14)],
    ['+010000-01-01T00:00:00.000Z', Date.UTC(10_000, 0, 1)],
    ['2025-13-14', undefined],
    ['14 Nov 2025', undefined],
    ['NaN', undefined],
    ['', undefined],
  ])('reads the time %j as %s', (text, time) => {
    expect(timeOf(text)).toBe(time);
  });
});
