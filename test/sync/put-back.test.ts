import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { empty } from '../../lib/library/causal/compact.ts';
import { addTag, remove, restore, save, setField } from '../../lib/library/causal/edit.ts';
import { type CausalRecord, merge } from '../../lib/library/causal/record.ts';
import { putBack } from '../../lib/sync/put-back.ts';
import { editedRow, newRemote, newReplica, newRow, type Row, tellsOfTwin } from '../../lib/sync/replica.ts';
import { by, FACTS, ID, REPLICAS } from '../library/causal/sample-records.ts';

const NEW = 'dddddddddd';
const NOW = 1_800_000_000_000;
const state = newReplica(REPLICAS[0], ['webdav']);
const rowsOf = (rows: readonly Row[]) => new Map(rows.map((row) => [row.record.id, row]));

const saved = save(undefined, ID, by(0, 1000), FACTS, 1000);
const noted = setField(saved, by(0, 2000), 'note', 'later');

/** One device's edits of a paper, as they followed each other. */
const history: fc.Arbitrary<readonly CausalRecord[]> = fc
  .array(fc.nat({ max: 5 }), { minLength: 2, maxLength: 12 })
  .map((kinds) => {
    const records = [saved];
    for (const [at, kind] of kinds.entries()) {
      const before = records.at(-1) ?? saved;
      const author = by(0, 2000 + at);
      if (kind === 0) records.push(remove(before, author, at));
      else if (kind === 1) records.push(restore(before, author));
      else if (kind === 2) records.push(empty(before, author));
      else if (kind === 3) records.push(addTag(before, author, `t${at}`));
      else records.push(setField(before, author, 'note', `note ${at}`));
    }
    return records;
  });

describe('what is put back into a damaged store', () => {
  test('is what the copy has and the store lacks, and nothing else is written', () => {
    expect(putBack({ state, rows: new Map() }, [noted], NEW, NOW)).toMatchObject({
      records: 1,
      papers: 1,
      rows: [{ record: noted }],
    });
    const whole = rowsOf([newRow(state, noted)]);
    expect(putBack({ state, rows: whole }, [saved, noted], NEW, NOW)).toMatchObject({
      records: 0,
      papers: 0,
      rows: [],
    });
    const older = rowsOf([newRow(state, saved)]);
    expect(putBack({ state, rows: older }, [noted], NEW, NOW).rows[0]?.record).toEqual(noted);
    const emptied = empty(remove(noted, by(0), 3000), by(0));
    expect(putBack({ state, rows: whole }, [emptied], NEW, NOW)).toMatchObject({ records: 1, papers: 0 });
  });

  test('waits for every remote, under a name that gave out no dot', () => {
    const back = putBack({ state, rows: new Map() }, [noted], NEW, NOW);
    expect(back.state.replica).toBe(NEW);
    expect(back.rows[0]?.waiting).toEqual(new Map([['webdav', 0]]));
    expect(tellsOfTwin(back.state, back.rows[0], noted)).toBe(false);
    const waiting = editedRow(state, newRow(state, saved), noted);
    const kept = putBack({ state, rows: rowsOf([waiting]) }, [], NEW, NOW);
    expect(kept.rows).toEqual([{ ...waiting, waiting: new Map([['webdav', 0]]) }]);
  });

  test('comes with nothing remembered of what was read or uploaded', () => {
    const read = new Map([
      [REPLICAS[1], { sequence: 1, nonce: '', shards: new Set(['x']), slots: new Map(), containedSince: null }],
    ]);
    const used = { ...state, remotes: new Map([['webdav', { ...newRemote(), sequence: 7, read }]]) };
    const back = putBack({ state: used, rows: new Map() }, [noted], NEW, NOW);
    expect(back.state.remotes).toEqual(new Map([['webdav', newRemote()]]));
  });

  test('leaves no rival once it meets what was synced before the damage', () => {
    fc.assert(
      fc.property(history, fc.nat(), fc.nat(), (records, one, other) => {
        const last = records.at(-1) ?? saved;
        const [at, to] = [one % records.length, other % records.length].sort((a, b) => a - b) as [number, number];
        const [stored, copied] = [records[at] ?? saved, records[to] ?? saved];
        const row = editedRow(state, undefined, stored); // nothing was known to be synced
        const back = putBack({ state, rows: rowsOf([row]) }, [copied], NEW, NOW);
        expect(merge(back.rows[0]?.record ?? stored, last)).toEqual(last);
      }),
    );
  });

  test('sets the clock past what it saw', () => {
    expect(putBack({ state, rows: new Map() }, [noted], NEW, NOW).state.clock).toBe(2000);
  });
});
