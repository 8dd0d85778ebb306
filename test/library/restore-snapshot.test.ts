import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { empty } from '../../lib/library/causal/compact.ts';
import { addTag, remove, removeTag, save, setField } from '../../lib/library/causal/edit.ts';
import { partialCopy } from '../../lib/library/causal/partial.ts';
import { type CausalRecord, emptyRecord, merge } from '../../lib/library/causal/record.ts';
import { viewOf } from '../../lib/library/causal/view.ts';
import { applyChanges } from '../../lib/library/change.ts';
import { restoreRecord, undoRestore } from '../../lib/library/restore-snapshot.ts';
import { by, copies, FACTS, ID } from './causal/sample-records.ts';

const LATER = 9000;
const AUTHOR = by(0, LATER);

/** What a reader sees, without when and by whom it was written, and in no order of rivals. */
function seen(record: CausalRecord) {
  const { live, fields, tags } = viewOf(record);
  const { removed: _, ...rest } = fields;
  const values = Object.entries(rest).map(([name, shown]) => [
    name,
    shown.map(({ value }) => JSON.stringify(value)).sort(),
  ]);
  return { live, tags, values };
}

/** A record as it was and as it is: both of one history, or of devices that had not met, here as the snapshot's own. */
const pairs = copies.map(([then = emptyRecord(ID), other = then, third = then]) => ({
  then,
  now: merge(merge(then, other), third),
  apart: other,
}));

const full = (record: CausalRecord) => record.holes === undefined;

describe('a paper restored from a snapshot', () => {
  test('shows what it showed then, whatever was done since', () => {
    fc.assert(
      fc.property(pairs, ({ then, now, apart }) => {
        fc.pre(full(then) && then.entries.length > 0);
        for (const present of [now, apart]) {
          expect(seen(restoreRecord(then, present, AUTHOR, LATER))).toEqual(seen(then));
        }
      }),
    );
  });

  test('is not written where it shows that already', () => {
    fc.assert(
      fc.property(pairs, ({ then, now }) => {
        const once = restoreRecord(then, now, AUTHOR, LATER);
        expect(restoreRecord(then, once, AUTHOR, LATER)).toBe(once);
      }),
    );
  });

  test('is as it was before when that is undone', () => {
    fc.assert(
      fc.property(pairs, ({ then, now }) => {
        fc.pre(full(then) && full(now) && now.entries.length > 0);
        const restored = restoreRecord(then, now, AUTHOR, LATER);
        const undone = applyChanges(restored, by(0, LATER + 1), undoRestore(now, restored), LATER + 1);
        expect(seen(undone).live).toBe(seen(now).live);
        expect(seen(undone).tags).toEqual(seen(now).tags);
        for (const field of ['status', 'note', 'rating']) {
          expect(seen(undone).values.find(([name]) => name === field)).toEqual(
            seen(now).values.find(([name]) => name === field),
          );
        }
      }),
    );
  });

  test('has on every device what it had then, once they meet', () => {
    fc.assert(
      fc.property(pairs, ({ then, now }) => {
        fc.pre(full(then) && then.entries.length > 0);
        const restored = restoreRecord(then, now, AUTHOR, LATER);
        expect(seen(merge(now, restored))).toEqual(seen(then));
      }),
    );
  });
});

const saved = save(undefined, ID, by(0), FACTS, 1000, 2);
const noted = addTag(setField(saved, by(0), 'note', 'first'), by(0), 'vision');

test('a paper that was emptied since comes back with its title, into the Trash when that is undone', () => {
  const emptied = empty(remove(noted, by(0), 2000), by(0));
  const restored = restoreRecord(noted, emptied, AUTHOR, LATER);
  expect(seen(restored)).toEqual(seen(noted));
  const undo = undoRestore(emptied, restored);
  expect(undo).toEqual([{ kind: 'remove' }]);
  expect(viewOf(applyChanges(restored, AUTHOR, undo, LATER)).live).toBe(false);
});

test('a paper that the library has forgotten comes back', () => {
  expect(seen(restoreRecord(noted, emptyRecord(ID), AUTHOR, LATER))).toEqual(seen(noted));
});

test('a paper that was in the Trash goes there; one of which there was a trace only stays', () => {
  const trashed = remove(noted, by(0), 2000);
  const back = save(trashed, ID, by(0), FACTS, 3000);
  expect(viewOf(restoreRecord(trashed, back, AUTHOR, LATER)).live).toBe(false);
  expect(restoreRecord(empty(trashed, by(0)), back, AUTHOR, LATER)).toBe(back);
});

test('fields that the snapshot was not given stay as they are', () => {
  const part = partialCopy(noted, ({ field }) => field !== 'note');
  const now = removeTag(setField(noted, by(0), 'note', 'second'), by(0), 'vision');
  const restored = viewOf(restoreRecord(part, now, AUTHOR, LATER));
  expect(restored.fields.note.map(({ value }) => value)).toEqual(['second']);
  expect(restored.tags).toEqual(['vision']);
});

test('what did not differ has no rival when it is edited elsewhere meanwhile', () => {
  const now = setField(noted, by(0), 'status', 'read');
  const elsewhere = setField(now, by(1), 'note', 'edited elsewhere');
  const met = viewOf(merge(restoreRecord(noted, now, AUTHOR, LATER), elsewhere));
  expect(met.fields.note.map(({ value }) => value)).toEqual(['edited elsewhere']);
  expect(met.fields.status.map(({ value }) => value)).toEqual(['to-read']);
});
