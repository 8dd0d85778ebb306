import { AFTER_EDIT, APART, EVERY_MINUTES } from './schedule.ts';

/** When rounds begin by themselves. */
export interface Timetable {
  /** An edit waits for a place: a round comes soon. */
  edited(): void;
  /**
   * @param inUse whether there is any place to sync through
   * @param retry when to try again what failed; null where nothing did
   */
  plan(inUse: boolean, retry: number | null): void;
}

/** The part of the browser's alarms that is used; an alarm wakes the background. */
export interface Alarms {
  /** @param when milliseconds since 1970 */
  at(name: string, when: number): void;
  /** Leaves one that is set as it is: set anew at each start of the background it would never come. */
  every(name: string, minutes: number): void;
  clear(name: string): void;
}

/** The names of the alarms, each of which means a round. */
export const ALARMS = { regular: 'sync', retry: 'sync-retry', edited: 'sync-edited' } as const;

/**
 * @param round begins a round
 * @param wait calls back after some milliseconds, if the background lives that long; an alarm sees to it that it comes
 */
export function createTimetable(
  alarms: Alarms,
  now: () => number,
  round: () => void,
  wait: (callback: () => void, milliseconds: number) => () => void,
): Timetable {
  /** Null until the background knows; an edit may come before. */
  let inUse: boolean | null = null;
  let early = false;
  let last = Number.NEGATIVE_INFINITY;
  let cancel: (() => void) | null = null;

  const begin = () => {
    cancel = null;
    last = now();
    alarms.clear(ALARMS.edited);
    round();
  };

  const soon = () => {
    const due = Math.max(now() + AFTER_EDIT, last + APART);
    cancel?.();
    cancel = wait(begin, due - now());
    alarms.at(ALARMS.edited, due + APART);
  };

  return {
    edited() {
      if (inUse) soon();
      early = inUse === null;
    },
    plan(used, retry) {
      inUse = used;
      if (!used) {
        cancel?.();
        for (const name of Object.values(ALARMS)) alarms.clear(name);
        return;
      }
      alarms.every(ALARMS.regular, EVERY_MINUTES);
      if (retry === null) alarms.clear(ALARMS.retry);
      else alarms.at(ALARMS.retry, retry);
      if (early) soon();
      early = false;
    },
  };
}
