import { describe, expect, test } from 'vitest';
import { json } from '../../../lib/library/formats/json.ts';
import { saidOf } from '../../../lib/library/portable.ts';
import { paper, readWith, sample, writeWith } from './samples.ts';

describe('Papergloss JSON', () => {
  test('is read with reasons for what is left out', () => {
    const report = readWith(json, sample('json.json'));
    expect(report.papers.map(({ id, tags }) => [id, tags])).toEqual([
      ['1706.03762', ['nlp', 'to cite']],
      ['hep-th/9901001', ['strings']],
    ]);
    expect(report.merged).toEqual([{ line: null, id: 'hep-th/9901001' }]);
    expect(report.skipped).toEqual([
      {
        line: null,
        what: 'status of hep-th/9901001: someday',
        reason: 'It is none of to-read, reading, read.',
      },
      { line: null, what: 'Paper 4', reason: 'It names no arXiv paper.' },
    ]);
  });

  test('keeps what no other format can hold', () => {
    const odd = paper({ title: 'half \ud83d of a\r\nface \0', note: '\udc00\r\n\r\u2028\ufeff' });
    expect(readWith(json, writeWith(json, odd)).papers).toEqual([saidOf(odd)]);
    expect(writeWith(json, odd)).toContain('\\ud83d');
  });

  test.each([
    ['[]', 'It is no JSON object.'],
    ['{"format": "papergloss-library"', 'It is no JSON object.'],
    ['{}', 'It does not say that it is a papergloss-library.'],
    [
      '{"format": "papergloss-library", "version": 2, "papers": []}',
      'Another version of Papergloss wrote it; update this one.',
    ],
    ['{"format": "papergloss-library", "version": 1}', 'It has no list of papers.'],
  ])('says of %j: %s', (text, reason) => {
    expect(readWith(json, text)).toEqual({
      papers: [],
      skipped: [{ line: null, what: 'The whole document', reason }],
      merged: [],
    });
  });

  test('takes nothing from a prototype that a document brings', () => {
    const text =
      '{"format":"papergloss-library","version":1,"papers":[{"id":"1706.03762","__proto__":{"title":"x","rating":5}}]}';
    expect(readWith(json, text).papers).toEqual([{ id: '1706.03762' }]);
  });

  test('survives nesting without end', () => {
    const deep = '['.repeat(200_000) + ']'.repeat(200_000);
    expect(readWith(json, deep).papers).toEqual([]);
    const title = `{"format":"papergloss-library","version":1,"papers":[{"id":"1706.03762","title":${deep}}]}`;
    expect(readWith(json, title).papers).toEqual([{ id: '1706.03762' }]);
  });
});
