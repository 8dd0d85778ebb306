import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { empty } from '../../../lib/library/causal/compact.ts';
import { remove, restore, save, setField } from '../../../lib/library/causal/edit.ts';
import { type CausalRecord, merge } from '../../../lib/library/causal/record.ts';
import { reissue } from '../../../lib/library/causal/reissue.ts';
import { fieldValues } from '../../../lib/library/causal/view.ts';
import { mergeNotes } from '../../../lib/library/notes/merge-notes.ts';
import { NO_NOTES, type NoteHistory, nextHistory, reissuedHistory } from '../../../lib/library/notes/note-history.ts';
import { by, FACTS, ID, REPLICAS } from '../causal/sample-records.ts';

/** A device's copy of one paper, with the history of its notes as a row keeps it. */
class Copy {
  record: CausalRecord;
  history: NoteHistory = NO_NOTES;
  private readonly at: number;

  constructor(at: number, record: CausalRecord) {
    this.at = at;
    this.record = record;
  }

  edit(change: (before: CausalRecord, author: ReturnType<typeof by>) => CausalRecord): void {
    const after = change(this.record, by(this.at));
    this.history = nextHistory(this.history, this.record, after, null);
    this.record = after;
  }

  write(text: string, having?: readonly { replica: string; counter: number }[]): void {
    this.edit((before, author) => setField(before, author, 'note', text, having));
  }

  absorb(copy: CausalRecord): void {
    const merged = merge(this.record, copy);
    this.history = nextHistory(this.history, this.record, merged, copy);
    this.record = merged;
  }

  get notes(): readonly string[] {
    return fieldValues(this.record, 'note').map(({ value }) => value);
  }
}

const saved = save(undefined, ID, by(0), FACTS, 1000);
const pair = () => [new Copy(0, saved), new Copy(1, saved)] as const;

describe('the base of two notes', () => {
  test('is the last that both devices had', () => {
    const [mine, theirs] = pair();
    mine.write('one\n');
    mine.write('one\ntwo\n');
    theirs.absorb(mine.record);
    mine.write('ONE\ntwo\n');
    mine.write('ONE!\ntwo\n');
    theirs.write('one\nTWO\n');
    mine.absorb(theirs.record);
    expect(mine.history.base).toBe('one\ntwo\n');
    expect(mergeNotes('one\ntwo\n', mine.notes[0] ?? '', mine.notes[1] ?? '').clean).toBe(true);
  });

  test('is none where both began without a note, where the other side met ours first, and where one note is left', () => {
    const [mine, theirs] = pair();
    mine.write('mine');
    theirs.write('theirs');
    mine.absorb(theirs.record);
    expect([mine.notes.length, mine.history.base]).toEqual([2, null]);
    theirs.absorb(mine.record);
    expect([theirs.notes.length, theirs.history.base]).toEqual([2, null]);
    const newcomer = new Copy(2, saved);
    newcomer.absorb(mine.record);
    expect(newcomer.history).toEqual(NO_NOTES);
    mine.write('both');
    expect([mine.notes, mine.history.base]).toEqual([['both'], null]);
  });

  test('stays while one of the two is edited, and is none of three', () => {
    const [mine, theirs] = pair();
    mine.write('base');
    theirs.absorb(mine.record);
    const third = new Copy(2, mine.record);
    mine.write('mine');
    theirs.write('theirs');
    mine.absorb(theirs.record);
    theirs.write('theirs, longer');
    mine.absorb(theirs.record);
    expect([mine.notes.length, mine.history.base]).toEqual([2, 'base']);
    third.write('third');
    mine.absorb(third.record);
    expect([mine.notes.length, mine.history.base]).toEqual([3, null]);
  });

  test('is none after the paper was emptied or written anew; nothing of what was emptied is kept', () => {
    const [mine, theirs] = pair();
    mine.write('base');
    mine.write('secret');
    theirs.absorb(mine.record);
    theirs.write('theirs');
    mine.edit((before, author) => restore(remove(before, author, 5), author));
    mine.absorb(theirs.record);
    expect([mine.notes.length, mine.history.base]).toEqual([2, null]);
    mine.edit((before, author) => remove(before, author, 6));
    mine.edit((before, author) => empty(before, author));
    expect(mine.history).toEqual(NO_NOTES);
  });

  test('is known by its edit under a new name as well', () => {
    const [mine, theirs] = pair();
    mine.write('base');
    mine.write('mine');
    const history = reissuedHistory(mine.history, REPLICAS[0], REPLICAS[2], 1);
    const renamed = reissue(mine.record, REPLICAS[0], REPLICAS[2], 1);
    expect(history.past).toEqual([{ replica: REPLICAS[2], counter: 1, text: 'base' }]);
    expect(reissuedHistory(history, REPLICAS[0], REPLICAS[1], 1)).toBe(history);
    theirs.absorb(setField(renamed, { replica: REPLICAS[2], stamp: 1 }, 'note', 'base'));
    expect(nextHistory(history, renamed, merge(renamed, theirs.record), theirs.record).base).toBeNull();
  });

  test('is of the last eight notes and of 64,000 characters', () => {
    const [mine] = pair();
    for (let at = 0; at < 12; at += 1) mine.write(`note ${at}`);
    expect(mine.history.past.map(({ text }) => text)).toEqual([10, 9, 8, 7, 6, 5, 4, 3].map((at) => `note ${at}`));
    mine.write('x'.repeat(40_000));
    mine.write('y'.repeat(40_000));
    mine.write('z');
    expect(mine.history.past.map(({ text }) => text.length)).toEqual([40_000]);
  });

  test('is the true one in stories of two devices', () => {
    const step = fc.record({ device: fc.nat({ max: 1 }), kind: fc.nat({ max: 4 }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const copies = pair();
        /** What each note was written in place of: the story itself, no dots. */
        const madeFrom = new Map<string, readonly string[]>();
        const ancestors = (text: string): ReadonlySet<string> =>
          new Set([text, ...(madeFrom.get(text) ?? []).flatMap((before) => [...ancestors(before)])]);
        for (const [at, { device, kind }] of steps.entries()) {
          const [copy, other] = device === 0 ? copies : [copies[1], copies[0]];
          if (kind < 2) {
            copy.absorb(other.record);
            const { notes, history } = copy;
            if (history.base === null || notes.length !== 2) continue;
            const [mine, theirs] = notes.map(ancestors);
            const common = [...(mine ?? [])].filter((text) => theirs?.has(text));
            const last = common.filter((text) => !common.some((each) => each !== text && ancestors(each).has(text)));
            expect(last).toContain(history.base);
          } else {
            const text = `note ${at}`;
            // An editor that was opened before a rival came in replaces only what it showed.
            const [seen, ...rivals] = fieldValues(copy.record, 'note');
            const having = kind === 4 && seen && rivals.length > 0 ? seen.dots : undefined;
            madeFrom.set(text, having && seen ? [seen.value] : copy.notes);
            copy.write(text, having);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('is kept in most stories of two devices that edit and meet', () => {
    let [met, kept] = [0, 0];
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 5 }), { minLength: 3, maxLength: 12 }), (kinds) => {
        const [mine, theirs] = pair();
        mine.write('first');
        theirs.absorb(mine.record);
        for (const [at, kind] of kinds.entries()) {
          if (kind < 2) mine.write(`mine ${at}`);
          else if (kind < 4) theirs.write(`theirs ${at}`);
          else (kind === 4 ? mine : theirs).absorb((kind === 4 ? theirs : mine).record);
          if (mine.notes.length !== 2) continue;
          met += 1;
          if (mine.history.base !== null) kept += 1;
        }
      }),
      { numRuns: 1000 },
    );
    expect(met).toBeGreaterThan(50);
    expect(kept / met).toBeGreaterThan(0.5);
  });
});
