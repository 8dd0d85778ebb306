import type { PaperId } from '../../core/arxiv-id.ts';
import { isTombstone } from '../../library/causal/compact.ts';
import type { CausalRecord } from '../../library/causal/record.ts';
import { isLive } from '../../library/causal/view.ts';
import { type Extra, extraLengths, lastEdit } from './extras.ts';

/** Something that should stand in the map. */
export interface Wish {
  readonly record: CausalRecord;
  /** Null for the record itself, without extras. */
  readonly extra: Extra | null;
  /** The length of what is wished for, as JSON; only of extras. */
  readonly length: number;
}

/** A note is as dear as the bare record of a paper twice as far down the list; its title, as one eight times as far. */
const DEARNESS: { readonly [Of in Extra]: number } = { note: 2, facts: 8 };

const LAST = Number.MAX_SAFE_INTEGER;

interface Ranked extends Wish {
  readonly place: number;
}

/**
 * All that should stand in the map, the most wanted first: what contradicts it, then papers by the time of their last
 * edit, newest first, each before its note and that before its title; last what is left of removed papers and what only undo
 * needs. The same on every device that knows the same.
 * @param contradicts true for a removed paper that the map has as saved
 */
export function wishesFor(
  records: readonly CausalRecord[],
  contradicts: (record: CausalRecord) => boolean,
): readonly Wish[] {
  const papers = records.filter((record) => !isTombstone(record)).map((record) => ({ record, at: lastEdit(record) }));
  papers.sort((a, b) => b.at - a.at || byId(a.record, b.record));
  const wishes: Ranked[] = [];
  for (const [rank, { record }] of papers.entries()) {
    wishes.push({ record, extra: null, length: 0, place: contradicts(record) ? 0 : rank + 1 });
    for (const [extra, length] of extraLengths(record)) {
      wishes.push({ record, extra, length, place: isLive(record) ? (rank + 1) * DEARNESS[extra] : LAST });
    }
  }
  for (const record of records.filter(isTombstone)) {
    wishes.push({ record, extra: null, length: 0, place: contradicts(record) ? 0 : LAST });
  }
  return wishes.sort((a, b) => a.place - b.place || byId(a.record, b.record));
}

function byId(a: { readonly id: PaperId }, b: { readonly id: PaperId }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
