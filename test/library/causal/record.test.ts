import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packRecord, unpackRecord } from '../../../lib/library/causal/codec.ts';
import { empty, isTombstone, rescue } from '../../../lib/library/causal/compact.ts';
import { addTag, remove, removeTag, restore, save, setFacts, setField } from '../../../lib/library/causal/edit.ts';
import { nextStamp, observeStamp } from '../../../lib/library/causal/hybrid-clock.ts';
import { partialCopy } from '../../../lib/library/causal/partial.ts';
import { type CausalRecord, covers, merge } from '../../../lib/library/causal/record.ts';
import { reissue } from '../../../lib/library/causal/reissue.ts';
import { conflictsOf, fieldValues, isLive, tagsOf, viewOf } from '../../../lib/library/causal/view.ts';
import { by, copies, FACTS, ID, lessOf, REPLICAS } from './sample-records.ts';

const text = (record: CausalRecord) => JSON.stringify(packRecord(record));
const RUNS = { numRuns: 1000 };

describe('merge', () => {
  test('is commutative, associative and idempotent, byte by byte', () => {
    fc.assert(
      fc.property(copies, (held) => {
        const [a, b, c] = held as [CausalRecord, CausalRecord, CausalRecord];
        expect(text(merge(a, b))).toBe(text(merge(b, a)));
        expect(text(merge(merge(a, b), c))).toBe(text(merge(a, merge(b, c))));
        expect(merge(a, a)).toBe(a);
        expect(merge(merge(a, b), b)).toEqual(merge(a, b));
      }),
      RUNS,
    );
  });

  test('keeps both values where two profiles wrote under one name', () => {
    const first = save(undefined, ID, by(0), FACTS, 1);
    const [mine, twins] = [setField(first, by(0), 'note', 'mine'), setField(first, by(0), 'note', 'twin')];
    expect(text(merge(mine, twins))).toBe(text(merge(twins, mine)));
    expect(fieldValues(merge(mine, twins), 'note')).toHaveLength(2);
  });
});

describe('a partial copy', () => {
  const first = save(undefined, ID, by(0), FACTS, 1);
  const noted = setField(first, by(0), 'note', 'mine');
  const bare = partialCopy(noted, ({ field }) => field !== 'facts' && field !== 'note');

  test('brings nothing to the whole one, and becomes it with it', () => {
    fc.assert(
      fc.property(copies, fc.nat({ max: 2 }), ([a], pick) => {
        const whole = a as CausalRecord;
        expect(merge(whole, lessOf(whole, pick))).toBe(whole);
        expect(covers(whole, lessOf(whole, pick))).toBe(true);
        expect(text(merge(lessOf(whole, pick), whole))).toBe(text(whole));
      }),
      RUNS,
    );
  });

  test('takes nothing away that the whole one would not, and nothing at all from what it leaves out', () => {
    fc.assert(
      fc.property(copies, fc.nat({ max: 2 }), (held, pick) => {
        const [mine, theirs] = held as [CausalRecord, CausalRecord];
        const merged = merge(mine, lessOf(theirs, pick));
        expect(text(merge(merged, theirs))).toBe(text(merge(mine, theirs)));
        const kept = new Set(merge(mine, theirs).entries);
        for (const entry of mine.entries) if (kept.has(entry)) expect(merged.entries).toContain(entry);
      }),
      RUNS,
    );
  });

  test('keeps what was replaced from coming back, field by field', () => {
    const read = setField(bare, by(1), 'status', 'read');
    expect(fieldValues(merge(read, noted), 'status').map(({ value }) => value)).toEqual(['read']);
    expect(fieldValues(merge(read, noted), 'note').map(({ value }) => value)).toEqual(['mine']);
  });

  test('leaves a note that it was not given beside the one that is written to it', () => {
    const written = setField(bare, by(1), 'note', 'theirs');
    expect(viewOf(merge(noted, written)).fields.note.map(({ value }) => value)).toEqual(['theirs', 'mine']);
    expect(conflictsOf(viewOf(merge(written, noted)))).toEqual(['note']);
  });

  test('is filled by what another copy knows to be replaced', () => {
    const cleared = setField(noted, by(2), 'note', 'new');
    expect(merge(bare, lessOf(cleared, 0)).holes?.map(({ field }) => field)).toEqual(['facts']);
  });

  test('is not given other facts when it is saved again, nor kept from being emptied', () => {
    const again = save(remove(bare, by(1), 5), ID, by(1), { ...FACTS, title: 'other' }, 9);
    expect(fieldValues(merge(noted, again), 'facts').map(({ value }) => value)).toEqual([FACTS]);
    expect(isTombstone(empty(remove(bare, by(1), 5), by(1)))).toBe(true);
    expect(isTombstone(merge(noted, empty(remove(bare, by(1), 5), by(1))))).toBe(true);
  });

  test('is given other facts in the place of those it was not given, and of nothing else', () => {
    const named = setFacts(bare, by(1), { ...FACTS, title: 'As the page says' });
    expect(fieldValues(merge(noted, named), 'facts').map(({ value }) => value.title)).toEqual(['As the page says']);
    expect(named.holes?.map(({ field }) => field)).toEqual(['note']);
    expect(setFacts(noted, by(1), FACTS)).toBe(noted);
  });

  test('has its holes under the new name where its edits are made again', () => {
    const renamed = reissue(bare, REPLICAS[0], REPLICAS[2], 0);
    expect(text(merge(renamed, reissue(noted, REPLICAS[0], REPLICAS[2], 0)))).toBe(
      text(reissue(noted, REPLICAS[0], REPLICAS[2], 0)),
    );
  });

  test('has one hole for two notes that two profiles wrote under one name', () => {
    const both = merge(setField(first, by(0), 'note', 'mine'), setField(first, by(0), 'note', 'twin'));
    expect(partialCopy(both, ({ field }) => field !== 'note').holes).toHaveLength(1);
  });

  test('is as small as the whole one where nothing is left out', () => {
    expect(partialCopy(first, () => true)).toBe(first);
    expect(packRecord(first)).toHaveLength(3);
    expect(packRecord(bare)).toHaveLength(4);
  });
});

describe('a record', () => {
  const first = save(undefined, ID, by(0, 1000), FACTS, 1000);

  test('survives JSON, fields of later versions included', () => {
    fc.assert(
      fc.property(copies, (held) => {
        for (const record of held) expect(unpackRecord(JSON.parse(text(record)))).toEqual(record);
      }),
      RUNS,
    );
    const later = [ID, [REPLICAS[1], 1], [['mood', 0, 1, 5, ['calm', [1]]]]];
    expect(text(merge(unpackRecord(later) ?? first, first))).toContain('"mood"');
  });

  test.each([
    [null],
    [[]],
    [['nonsense', [], []]],
    [[ID, ['__proto__', 1], []]],
    [[ID, [REPLICAS[0], 0], []]],
    [[ID, [REPLICAS[0], 1], [['note', 0, 2, 5, 'unseen dot']]]],
    [[ID, [REPLICAS[0], 1], [['note', 1, 1, 5, 'no such replica']]]],
    [[ID, [REPLICAS[0], 1], [['note', 0, 1, Number.POSITIVE_INFINITY, '']]]],
    [[ID, [REPLICAS[0], 1], [['note', 0, 1, 5, { a: 1 }]]]],
    [[ID, [REPLICAS[0], 1], [], [['note', 0, 2]]]],
    [[ID, [REPLICAS[0], 1], [], 'no list']],
  ])('is not read from %j', (data) => {
    expect(unpackRecord(data)).toBeNull();
  });

  test('shows rivals newest first and equal ones as one', () => {
    const [old, late] = [setField(first, by(1, 2000), 'note', 'old'), setField(first, by(2, 3000), 'note', 'late')];
    const paper = viewOf(merge(merge(old, late), setField(first, by(0, 4000), 'note', 'old')));
    expect(paper.fields.note.map(({ value }) => value)).toEqual(['old', 'late']);
    expect(conflictsOf(paper)).toEqual(['note']);
    const settled = setField(merge(old, late), by(0, 5000), 'note', 'both');
    expect(fieldValues(merge(settled, late), 'note').map(({ value }) => value)).toEqual(['both']);
  });

  test('keeps a rival that an open editor had not seen', () => {
    const seen = fieldValues(setField(first, by(0), 'note', 'a'), 'note').flatMap(({ dots }) => dots);
    const now = merge(setField(first, by(0), 'note', 'a'), setField(first, by(1), 'note', 'b'));
    expect(
      fieldValues(setField(now, by(0), 'note', 'c', seen), 'note')
        .map(({ value }) => value)
        .sort(),
    ).toEqual(['b', 'c']);
  });

  test('keeps a tag that was added again while it was taken away', () => {
    const tagged = addTag(first, by(0), 'x');
    const [gone, again] = [removeTag(tagged, by(1), 'x'), addTag(removeTag(tagged, by(2), 'x'), by(2), 'x')];
    expect(tagsOf(merge(gone, again))).toEqual(['x']);
    expect(tagsOf(merge(gone, tagged))).toEqual([]);
  });

  test('lives on where it was edited while it was removed, and not where the removal had seen the edit', () => {
    const edited = setField(first, by(1), 'status', 'read');
    expect(isLive(merge(remove(first, by(0), 5), edited))).toBe(true);
    expect(isLive(merge(remove(edited, by(0), 5), edited))).toBe(false);
  });

  test('comes back from the Trash as it was, rivals included', () => {
    const both = merge(setField(first, by(1), 'note', 'a'), setField(first, by(2), 'note', 'b'));
    const back = restore(remove(both, by(0), 5), by(0));
    expect(viewOf(back).fields.note).toHaveLength(2);
    expect(fieldValues(setField(back, by(1), 'note', 'c', fieldValues(back, 'note')[0]?.dots), 'note')).toHaveLength(2);
  });

  test('is emptied everywhere, and given back where it was edited meanwhile', () => {
    const emptied = empty(remove(first, by(0), 5), by(0));
    expect(isTombstone(merge(first, emptied))).toBe(true);
    const edited = setField(first, by(1), 'rating', 5);
    const rescued = rescue(edited, merge(edited, emptied), by(1, 9));
    expect(viewOf(rescued).fields.facts[0]?.value).toEqual(FACTS);
    expect(viewOf(rescued).fields.rating[0]?.value).toBe(5);
  });

  test('gives its unsettled edits to another name', () => {
    const edited = setField(first, by(0), 'note', 'mine');
    const renamed = reissue(edited, REPLICAS[0], REPLICAS[2], 1);
    const twins = setField(first, by(0), 'note', 'twin');
    expect(fieldValues(merge(renamed, twins), 'note')).toHaveLength(2);
  });
});

describe('the hybrid clock', () => {
  test('never goes back by itself, and is not dragged along by a wrong clock', () => {
    expect(nextStamp(2000, 1000)).toBe(2001);
    expect(observeStamp(1000, 1000 + 11 * 31_557_600_000, 1000)).toBe(1000);
    expect(nextStamp(1000 + 400_000, 1000)).toBe(1000);
  });
});
