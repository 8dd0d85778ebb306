import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addTag, remove, save, setField } from '../../lib/library/causal/edit.ts';
import { emptyRecord } from '../../lib/library/causal/record.ts';
import { isLive, viewOf } from '../../lib/library/causal/view.ts';
import { countImport } from '../../lib/library/count-import.ts';
import { importPaper } from '../../lib/library/import-paper.ts';
import type { ReadPaper } from '../../lib/library/portable.ts';
import { toPortable } from '../../lib/library/to-portable.ts';
import { by, copies, FACTS, ID } from './causal/sample-records.ts';

const nobody = emptyRecord(ID);
const saved = save(undefined, ID, by(0), FACTS, 1);
const whole: ReadPaper = {
  id: ID,
  title: 'SingLoRA',
  authors: ['Ron Kimmel'],
  published: '2025-07-08',
  status: 'reading',
  tags: ['LoRA', '#adapters', 'LoRA'],
  note: 'One matrix.',
  rating: 4,
  version: 2,
  added: 100,
};

const read = (record: typeof nobody) => {
  const { fields, tags, added } = viewOf(record);
  return { tags, added, notes: fields.note.map(({ value }) => value), rating: fields.rating[0]?.value };
};

describe('importing a paper', () => {
  test('that the library never had brings all that the document says', () => {
    const { record } = importPaper(nobody, by(0), whole, 1000);
    expect(toPortable(record, null)).toMatchObject({ ...whole, tags: ['LoRA', 'adapters'] });
  });

  test('keeps what the library has, and takes what it lacks', () => {
    const ours = addTag(setField(saved, by(0), 'status', 'read'), by(0), 'mine');
    const { record, rival } = importPaper(ours, by(0), whole, 1000);
    expect(viewOf(record).fields.status[0]?.value).toBe('read');
    expect(read(record)).toMatchObject({ tags: ['LoRA', 'adapters', 'mine'], notes: ['One matrix.'], rating: 4 });
    expect(rival).toBe(false);
  });

  test('keeps a note that differs as a rival of ours, and one that ours holds not at all', () => {
    const ours = setField(saved, by(0), 'note', 'Mine.');
    const { record, rival } = importPaper(ours, by(0), whole, 1000);
    expect(read(record).notes.sort()).toEqual(['Mine.', 'One matrix.']);
    expect(rival).toBe(true);
    const settled = setField(record, by(0), 'note', 'Mine.\n\nOne matrix.');
    expect(read(importPaper(settled, by(0), whole, 1001).record).notes).toEqual(['Mine.\n\nOne matrix.']);
  });

  test('takes it out of the Trash as it was', () => {
    const removed = remove(setField(saved, by(0), 'status', 'read'), by(0), 2);
    const { record } = importPaper(removed, by(0), { id: ID }, 1000);
    expect([isLive(record), viewOf(record).fields.status[0]?.value]).toEqual([true, 'read']);
  });

  test('names a paper of which nothing was known', () => {
    const nameless = save(undefined, ID, by(0), { title: '', authors: [], published: null }, 1);
    expect(viewOf(importPaper(nameless, by(0), whole, 5).record).fields.facts[0]?.value.title).toBe('SingLoRA');
  });

  test('twice changes nothing the second time, whatever the library had', () => {
    fc.assert(
      fc.property(copies, fc.subarray(Object.keys(whole)), ([before = nobody], fields) => {
        const paper = { ...Object.fromEntries(fields.map((name) => [name, whole[name as 'id']])), id: ID } as ReadPaper;
        const once = importPaper(before, by(0, 9000), paper, 9000).record;
        expect(importPaper(once, by(0, 9001), paper, 9001).record).toBe(once);
      }),
    );
  });
});

test('the count of an import tells what it does', () => {
  const other = setField(saved, by(0), 'note', 'Mine.');
  const same = importPaper(nobody, by(0), whole, 1).record;
  const count = (record: typeof nobody | undefined) => countImport([whole], [record && { record }], 1);
  expect(count(undefined)).toEqual({ added: 1, changed: 0, unchanged: 0, rivals: 0 });
  expect(count(other)).toEqual({ added: 0, changed: 1, unchanged: 0, rivals: 1 });
  expect(count(same)).toEqual({ added: 0, changed: 0, unchanged: 1, rivals: 0 });
});
