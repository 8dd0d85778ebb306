import { describe, expect, test } from 'vitest';
import { save, setField } from '../../lib/library/causal/edit.ts';
import { isSound, rowCheck, salvage, toStored } from '../../lib/store/stored-row.ts';
import { editedRow, newReplica } from '../../lib/sync/replica.ts';
import { paperId } from '../search/sample-papers.ts';

const id = paperId('2507.05566');
const by = { replica: 'aaaaaaaaaa', stamp: 1000 };
const facts = { title: 'A Title', authors: ['Ana Núñez'], published: null };
const record = setField(save(undefined, id, by, facts, 1000), by, 'note', 'read');
const row = editedRow(newReplica('aaaaaaaaaa', ['webdav']), undefined, record);
const stored = toStored(row, 3);

describe('the check of a row', () => {
  test('is part of what is stored: another one would take every row for damaged', () => {
    expect(rowCheck(row)).toBe(2473390673);
  });

  test('outlives the way into the database and back', () => {
    expect(isSound(structuredClone(stored))).toBe(true);
  });

  test.each([
    ['a value', { ...row, record: { ...record, entries: record.entries.slice(1) } }],
    ['what was seen', { ...row, record: { ...record, seen: [] } }],
    ['what waits', { ...row, waiting: new Map() }],
    ['what was sent', { ...row, sent: { replica: 'aaaaaaaaaa', counter: 1 } }],
    ['when it came into the Trash', { ...row, trashedAt: 5 }],
    ['its past notes', { ...row, notes: { past: [], base: 'x' } }],
  ])('tells that %s is another', (_, other) => {
    expect(isSound({ ...stored, row: other })).toBe(false);
  });

  test.each([undefined, null, 7, '', [], {}, { ...stored, row: null }, { ...stored, id: paperId('2507.05567') }])(
    'is not that of something else (%#)',
    (other) => {
      expect(isSound(other)).toBe(false);
    },
  );
});

describe('what is made out of a damaged row', () => {
  test('is its record where that is one', () => {
    expect(salvage({ ...stored, check: 7, row: { record } }, id)).toEqual(record);
  });

  test.each([null, {}, { row: { record: { ...record, seen: [] } } }, { row: { record: { ...record, id: 'x' } } }])(
    'is nothing where that is none (%#)',
    (other) => {
      expect(salvage(other, id)).toBeNull();
    },
  );

  test('is nothing where it is that of another paper', () => {
    expect(salvage(stored, paperId('2507.05567'))).toBeNull();
  });
});
