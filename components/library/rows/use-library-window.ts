import { useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import type { PaperId } from '../../../lib/core/arxiv-id.ts';
import { errorMessage } from '../../../lib/core/errors.ts';
import type {
  LibraryCounts,
  LibraryFilter,
  LibraryOrder,
  LibraryPage,
  LibraryRow,
} from '../../../lib/library/listed.ts';
import { sendMessage } from '../../../lib/messages.ts';
import { useSavedRevision } from '../../background/use-saved-revision.ts';

/** Rows that are asked for together, and how many of them at most in one question. */
const [CHUNK, MOST_CHUNKS] = [50, 4];
/** How far ahead of what is in sight is asked, in rows. */
const AHEAD = 50;

/** A list of which only what the reader looks at is here. */
export interface LibraryWindow {
  /** How many rows there are in all; null until that is known. */
  readonly total: number | null;
  readonly counts: LibraryCounts | null;
  readonly error: string | null;
  /** Undefined while it is not here. */
  readonly rowAt: (index: number) => LibraryRow | undefined;
  /** -1 for a paper that is not here. */
  readonly indexOf: (id: PaperId) => number;
  /** Says which rows are in sight; those and the ones around them are asked for. */
  readonly want: (first: number, last: number) => void;
  readonly again: () => void;
}

interface Held {
  /** Which question is asked; answers to others are dropped. */
  question: number;
  /** The question that is under way; another one need not wait for it. */
  asking: number | null;
  /** False while rows of the question before stand in for the answer. */
  answered: boolean;
  rows: Map<number, LibraryRow>;
  /** Chunks that are as the background has them now. */
  valid: Set<number>;
  /** Counts the changes that were heard of: an answer from before the last one may be old. */
  changes: number;
  range: readonly [first: number, last: number];
  total: number | null;
  counts: LibraryCounts | null;
  error: string | null;
}

/** The papers that pass a filter, a window of them at a time, kept up to date. */
export function useLibraryWindow(filter: LibraryFilter, order: LibraryOrder): LibraryWindow {
  const { current: held } = useRef<Held>({
    question: 0,
    asking: null,
    answered: false,
    rows: new Map(),
    valid: new Set(),
    changes: 0,
    range: [0, CHUNK - 1],
    total: null,
    counts: null,
    error: null,
  });
  const [, redraw] = useReducer((drawn: number) => drawn + 1, 0);

  const ask = async () => {
    const { question } = held;
    if (held.asking === question) return;
    held.asking = question;
    try {
      for (let next = missing(held); next && held.question === question; next = missing(held)) {
        const { changes } = held;
        const page = await sendMessage('library', { filter, order, ...next });
        if (held.question !== question) return;
        take(held, page, next, changes === held.changes);
        redraw(undefined);
      }
    } catch (error) {
      if (held.question !== question) return;
      held.error = errorMessage(error);
      redraw(undefined);
    } finally {
      if (held.asking === question) held.asking = null;
    }
  };
  /** One question at a time, however fast changes come: while one is under way it is asked again after it. */
  const again = () => {
    held.changes += 1;
    held.valid.clear();
    held.error = null;
    void ask();
  };
  const latest = useRef(again);
  latest.current = again;

  useLayoutEffect(() => {
    held.question += 1;
    held.answered = false;
    held.range = [0, CHUNK - 1];
    again();
  }, [JSON.stringify(filter), order]);
  useSavedRevision(() => latest.current());
  useLayoutEffect(() => {
    return () => {
      held.question += 1; // nobody waits any more
    };
  }, []);

  return {
    total: held.total,
    counts: held.counts,
    error: held.error,
    rowAt: (index) => held.rows.get(index),
    indexOf(id) {
      for (const [index, row] of held.rows) if (row.id === id) return index;
      return -1;
    },
    want(first, last) {
      held.range = [first, last];
      if (held.answered && held.error === null) void ask();
    },
    again,
  };
}

interface Asked {
  readonly offset: number;
  readonly limit: number;
}

/** The first rows in sight, or near, that are not as the background has them; null where all are. */
function missing({ range, valid, total }: Held): Asked | null {
  const last = Math.floor(Math.max(0, Math.min(range[1] + AHEAD, (total ?? 1) - 1)) / CHUNK);
  let from = Math.floor(Math.max(0, range[0] - AHEAD) / CHUNK);
  from = Math.min(from, last);
  while (from <= last && valid.has(from)) from += 1;
  if (from > last) return null;
  let to = from;
  while (to < last && to - from + 1 < MOST_CHUNKS && !valid.has(to + 1)) to += 1;
  return { offset: from * CHUNK, limit: (to - from + 1) * CHUNK };
}

/** @param fresh nothing has changed since it was asked */
function take(held: Held, page: LibraryPage, { offset, limit }: Asked, fresh: boolean): void {
  if (!held.answered) held.rows.clear();
  for (const [nth, row] of page.rows.entries()) held.rows.set(offset + nth, row);
  for (let chunk = offset / CHUNK; fresh && chunk < (offset + limit) / CHUNK; chunk += 1) held.valid.add(chunk);
  for (const index of held.rows.keys()) if (index >= page.total) held.rows.delete(index);
  held.answered = true;
  held.total = page.total;
  held.counts = page.counts;
  held.error = null;
}
