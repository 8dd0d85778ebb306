import { beforeEach, describe, expect, test } from 'vitest';
import { AFTER_EDIT, APART, EVERY_MINUTES, nextTry } from '../../../entrypoints/background/sync/schedule.ts';
import { ALARMS, createTimetable, type Timetable } from '../../../entrypoints/background/sync/timetable.ts';

let clock = 0;
let rounds = 0;
let timers: { due: number; callback: () => void }[] = [];
let alarms = new Map<string, number>();
let timetable: Timetable;

beforeEach(() => {
  clock = 1_000_000;
  rounds = 0;
  timers = [];
  alarms = new Map();
  timetable = createTimetable(
    {
      at: (name, when) => alarms.set(name, when),
      every: (name, minutes) => alarms.set(name, minutes),
      clear: (name) => alarms.delete(name),
    },
    () => clock,
    () => {
      rounds += 1;
    },
    (callback, milliseconds) => {
      const timer = { due: clock + milliseconds, callback };
      timers.push(timer);
      return () => {
        timers = timers.filter((each) => each !== timer);
      };
    },
  );
});

function pass(milliseconds: number): void {
  clock += milliseconds;
  for (const timer of timers.filter(({ due }) => due <= clock)) {
    timers = timers.filter((each) => each !== timer);
    timer.callback();
  }
}

describe('rounds', () => {
  test('begin a while after the last of several edits, once', () => {
    timetable.plan(true, null);
    timetable.edited();
    pass(AFTER_EDIT - 1);
    timetable.edited();
    pass(AFTER_EDIT - 1);
    expect(rounds).toBe(0);
    pass(1);
    expect(rounds).toBe(1);
    pass(10 * APART);
    expect(rounds).toBe(1);
  });

  test('begin no closer together than a server likes', () => {
    timetable.plan(true, null);
    timetable.edited();
    pass(AFTER_EDIT);
    timetable.edited();
    pass(AFTER_EDIT);
    expect(rounds).toBe(1);
    pass(APART - AFTER_EDIT);
    expect(rounds).toBe(2);
  });

  test('come by alarm where the background is stopped before they begin', () => {
    timetable.plan(true, null);
    timetable.edited();
    expect(alarms.get(ALARMS.edited)).toBe(clock + AFTER_EDIT + APART);
    pass(AFTER_EDIT);
    expect(alarms.has(ALARMS.edited)).toBe(false);
  });

  test('are not forgotten where the edit came before anybody knew whether there is a place', () => {
    timetable.edited();
    timetable.plan(true, null);
    pass(AFTER_EDIT);
    expect(rounds).toBe(1);
  });

  test('never begin where there is no place', () => {
    timetable.edited();
    timetable.plan(false, null);
    timetable.edited();
    pass(10 * APART);
    expect([rounds, alarms.size]).toEqual([0, 0]);
  });

  test('come regularly, and again after a failure, until the place is left', () => {
    timetable.plan(true, clock + 60_000);
    expect([...alarms]).toEqual([
      [ALARMS.regular, EVERY_MINUTES],
      [ALARMS.retry, clock + 60_000],
    ]);
    timetable.plan(true, null);
    expect([...alarms.keys()]).toEqual([ALARMS.regular]);
    timetable.edited();
    timetable.plan(false, null);
    pass(10 * APART);
    expect([rounds, alarms.size]).toEqual([0, 0]);
  });
});

describe('after a failure', () => {
  test('waits longer each time, up to six hours', () => {
    const waits = [1, 2, 3, 4, 5, 6, 99].map((failures) => (nextTry(0, 'unreachable', failures, null) ?? 0) / 60_000);
    expect(waits).toEqual([1, 5, 15, 60, 360, 360, 360]);
  });

  test('waits as long as the server asks, within a day', () => {
    expect(nextTry(0, 'busy', 1, 90_000)).toBe(90_000);
    expect(nextTry(0, 'busy', 1, 1e12)).toBe(86_400_000);
  });

  test('does not try again what only the reader can mend', () => {
    expect(nextTry(0, 'login', 1, null)).toBeNull();
    expect(nextTry(0, 'passphrase', 1, null)).toBeNull();
  });
});
