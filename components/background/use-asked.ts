import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { errorMessage } from '../../lib/core/errors.ts';

/** An answer as it stands: the newest that has come, and what went wrong with the last question. */
export interface Asked<T> {
  /** Null until the first answer; the last good one while a new one is awaited, so that nothing flashes. */
  readonly value: T | null;
  readonly error: string | null;
  /** Asks once more. `merge` may keep what the reader is looking at in its place. */
  readonly again: (merge?: (before: T, now: T) => T) => void;
  /** Changes the answer in place, ahead of what the background will say. */
  readonly change: (edit: (value: T) => T) => void;
}

/**
 * Asks when first drawn and whenever `key` changes; answers to older questions are dropped.
 * @param key equal for equal questions
 * @param first the answer to the first question, where somebody has asked already
 * @param kept an earlier answer to it, shown until the new one is here
 */
export function useAsked<T>(
  key: string,
  ask: () => Promise<T>,
  first?: Promise<T>,
  kept?: Promise<T | null>,
): Asked<T> {
  const [state, setState] = useState<Pick<Asked<T>, 'value' | 'error'>>({ value: null, error: null });
  const turn = useRef(0);

  const take = (answer: Promise<T>, merge?: (before: T, now: T) => T) => {
    turn.current += 1;
    const mine = turn.current;
    const isLatest = () => mine === turn.current;
    answer.then(
      (now) => {
        if (!isLatest()) return;
        setState(({ value }) => ({ value: merge && value !== null ? merge(value, now) : now, error: null }));
      },
      (error: unknown) => {
        if (isLatest()) setState(({ value }) => ({ value, error: errorMessage(error) }));
      },
    );
  };

  useLayoutEffect(() => take(turn.current === 0 && first ? first : ask()), [key]);
  useLayoutEffect(() => {
    kept?.then((earlier) => {
      setState((now) => (now.value === null && now.error === null ? { value: earlier, error: null } : now));
    });
  }, []);
  useLayoutEffect(() => {
    return () => {
      turn.current += 1; // nobody waits any more
    };
  }, []);

  return {
    ...state,
    again: (merge) => take(ask(), merge),
    change: (edit) => setState(({ value, error }) => ({ value: value === null ? null : edit(value), error })),
  };
}
