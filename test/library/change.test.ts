import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addTag, remove, save, setField } from '../../lib/library/causal/edit.ts';
import { type CausalRecord, merge } from '../../lib/library/causal/record.ts';
import { isLive, viewOf } from '../../lib/library/causal/view.ts';
import { applyChanges, undoOf } from '../../lib/library/change.ts';
import type { LibraryChange } from '../../lib/library/listed.ts';
import { STATUS_NAMES } from '../../lib/library/saved.ts';
import { by, copies, FACTS, ID } from './causal/sample-records.ts';

const saved = save(undefined, ID, by(0), FACTS, 1);

const change: fc.Arbitrary<LibraryChange> = fc.oneof(
  fc.record({ kind: fc.constant('status' as const), value: fc.constantFrom(...STATUS_NAMES) }),
  fc.record({ kind: fc.constant('note' as const), value: fc.constantFrom('', 'a', 'b') }),
  fc.record({ kind: fc.constant('rating' as const), value: fc.constantFrom(null, 1, 5) }),
  fc.record({ kind: fc.constant('tag' as const), tag: fc.constantFrom('x', 'tag 1'), on: fc.boolean() }),
  fc.constant({ kind: 'remove' as const }),
  fc.constant({ kind: 'restore' as const }),
);

/** What a reader sees of a record, without when and who. */
function seen(record: CausalRecord) {
  const { fields, tags, live } = viewOf(record);
  const values = (name: 'status' | 'note' | 'rating') => fields[name].map(({ value }) => value).sort();
  return { live, tags, status: values('status'), note: values('note'), rating: values('rating') };
}

/** The record after two devices wrote different notes without seeing each other. */
function withRivals(): CausalRecord {
  return merge(setField(saved, by(0), 'note', 'mine'), setField(saved, by(1), 'note', 'theirs'));
}

test('who chooses faster than it is stored has made one choice; one from elsewhere stays beside it', () => {
  const first = viewOf(saved).fields.rating.flatMap(({ dots }) => dots);
  const here = [1, 2, 3].reduce(
    (record, value) => applyChanges(record, by(0, value), [{ kind: 'rating', value, having: first }], value),
    saved,
  );
  expect(seen(here).rating).toEqual([3]);
  const both = merge(here, applyChanges(saved, by(1), [{ kind: 'rating', value: 5, having: first }], 1));
  const after = applyChanges(both, by(0, 9), [{ kind: 'rating', value: 4, having: first }], 9);
  expect(seen(after).rating).toEqual([4, 5]);
});

describe('undo', () => {
  test('takes any changes of any record back, as a reader sees it', () => {
    fc.assert(
      fc.property(copies, fc.array(change, { minLength: 1, maxLength: 4 }), ([record = saved], changes) => {
        fc.pre(record.entries.length > 0);
        const after = applyChanges(record, by(0, 5000), changes, 5000);
        const back = applyChanges(after, by(0, 5001), undoOf(record, after, changes), 5001);
        expect(seen(back)).toEqual(seen(record));
      }),
      { numRuns: 2000 },
    );
  });

  test('says nothing where nothing changed', () => {
    const changes: LibraryChange[] = [{ kind: 'status', value: 'to-read' }];
    const after = applyChanges(saved, by(0), changes, 2);
    expect(after).toBe(saved);
    expect(undoOf(saved, after, changes)).toEqual([]);
  });

  test('of a settled note brings the rivals back', () => {
    const rivals = withRivals();
    const changes: LibraryChange[] = [{ kind: 'note', value: 'both' }];
    const settled = applyChanges(rivals, by(0), changes, 3);
    expect(seen(settled).note).toEqual(['both']);
    const back = applyChanges(settled, by(0), undoOf(rivals, settled, changes), 4);
    expect(seen(back).note).toEqual(['mine', 'theirs']);
  });

  test('leaves what came in from elsewhere meanwhile', () => {
    const changes: LibraryChange[] = [{ kind: 'note', value: 'mine' }];
    const after = applyChanges(saved, by(0), changes, 2);
    const elsewhere = merge(after, setField(saved, by(1), 'note', 'theirs'));
    expect(seen(applyChanges(elsewhere, by(0), undoOf(saved, after, changes), 3)).note).toEqual(['theirs']);
  });
});

describe('a change', () => {
  test('with what its editor has seen spares a rival that came in meanwhile', () => {
    const mine = setField(saved, by(0), 'note', 'mine');
    const having = viewOf(mine).fields.note.flatMap(({ dots }) => dots);
    const arrived = merge(mine, setField(saved, by(1), 'note', 'theirs'));
    const edited = applyChanges(arrived, by(0), [{ kind: 'note', value: 'mine, longer', having }], 4);
    expect(seen(edited).note).toEqual(['mine, longer', 'theirs']);
  });

  test('of a paper that was taken off the list elsewhere puts it back: the edit beats what had not seen it', () => {
    const removed = remove(saved, by(0), 2);
    expect(isLive(applyChanges(removed, by(0), [{ kind: 'note', value: 'late' }], 3))).toBe(true);
  });

  test('drops values that no field can hold', () => {
    const values = applyChanges(saved, by(0), [{ kind: 'values', field: 'rating', values: [3, 'x', 9] }], 2);
    expect(seen(values).rating).toEqual([3]);
  });

  test('of a tag that is there already changes nothing', () => {
    const tagged = addTag(saved, by(0), 'x');
    expect(applyChanges(tagged, by(0), [{ kind: 'tag', tag: 'x', on: true }], 2)).toBe(tagged);
  });
});
