import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FaultKind } from '../../lib/sources/source-fault.ts';
import { dueAt, isDue, nextDue, REFRESH_EVERY, type Tried } from '../../lib/sources/timetable.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const T = Date.UTC(2025, 6, 9);

const well: Tried = { paused: false, tried: T, failures: 0, fault: null, retryAt: null };
const failed = (fault: FaultKind, failures = 1, retryAt: number | null = null): Tried => ({
  ...well,
  fault,
  failures,
  retryAt,
});

describe('a source is due', () => {
  test('at once when it was never asked', () => {
    expect(dueAt({ ...well, tried: null }, T)).toBe(T);
  });

  test('six hours after it was asked', () => {
    expect(dueAt(well, T)).toBe(T + 6 * HOUR);
    expect(isDue(well, T + 6 * HOUR - 1)).toBe(false);
    expect(isDue(well, T + 6 * HOUR)).toBe(true);
  });

  test('later after each failure, up to four days', () => {
    const waits = [1, 2, 3, 4, 5, 6, 1000].map((failures) => (dueAt(failed('server', failures), T) ?? 0) - T);
    expect(waits).toEqual([6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 4 * DAY, 4 * DAY, 4 * DAY]);
  });

  test('sooner where no server was asked, and less and less often', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 1000].map((failures) => (dueAt(failed('unreachable', failures), T) ?? 0) - T);
    expect(waits.map((wait) => wait / 60_000)).toEqual([15, 30, 60, 120, 240, 360, 360, 360]);
  });

  test('no sooner than the server asks, and no later than in a month', () => {
    expect(dueAt(failed('busy', 1, T + DAY), T)).toBe(T + DAY);
    expect(dueAt(failed('busy', 1, T + HOUR), T)).toBe(T + 6 * HOUR);
    expect(dueAt(failed('busy', 1, T + 4000 * DAY), T)).toBe(T + 30 * DAY);
  });

  test('never while it is paused, or where only the reader can help', () => {
    expect(dueAt({ ...well, paused: true }, T + DAY)).toBeNull();
    expect(dueAt(failed('permission'), T + DAY)).toBeNull();
    expect(dueAt(failed('address'), T + DAY)).toBeNull();
  });

  test('once the clock was set back to before it was asked', () => {
    expect(isDue(well, T - DAY)).toBe(true);
    expect(isDue(failed('busy', 9, T + DAY), T - 1)).toBe(true);
  });
});

test('the next of several sets the alarm', () => {
  expect(nextDue([], T)).toBeNull();
  expect(nextDue([{ ...well, paused: true }], T)).toBeNull();
  expect(nextDue([failed('server', 3), well, { ...well, paused: true }], T)).toBe(T + 6 * HOUR);
});

test('alarms that are missed, come twice or come at any time ask no source more often than every six hours', () => {
  const minute = fc.integer({ min: 0, max: 20_000 }).map((minutes) => T + minutes * 60_000);
  fc.assert(
    fc.property(fc.array(minute, { maxLength: 300 }), (alarms) => {
      let source: Tried = { ...well, tried: null };
      const asked: number[] = [];
      for (const now of alarms.sort((a, b) => a - b)) {
        if (!isDue(source, now)) continue;
        asked.push(now);
        source = { ...source, tried: now };
      }
      expect(asked.length > 0).toBe(alarms.length > 0);
      for (const [at, now] of asked.slice(1).entries()) {
        expect(now - (asked[at] ?? 0)).toBeGreaterThanOrEqual(REFRESH_EVERY);
      }
    }),
  );
});
