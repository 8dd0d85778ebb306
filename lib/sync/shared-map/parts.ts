import type { PaperId } from '../../core/arxiv-id.ts';
import { type CausalRecord, covers } from '../../library/causal/record.ts';
import type { Choice } from './choose.ts';
import { copyWith, EXTRAS, type Extra, extraLengths, lastEdit } from './extras.ts';

/** A record in the map, or an extra of one. */
interface Part {
  readonly id: PaperId;
  /** When its paper was last edited. */
  readonly at: number;
  /** 0 for the record itself. */
  readonly kind: number;
}

/** The most wanted part of some; null of none. */
export type Best = Part | null;

/** What a write would change, by the part that is wanted most of each kind of change. */
export interface Difference {
  /** Of what the map lacks and would have. */
  readonly added: Best;
  /** Of what the map has and would have no longer. */
  readonly removed: Best;
}

export const NO_DIFFERENCE: Difference = { added: null, removed: null };

export function eitherDifference(a: Difference, b: Difference): Difference {
  return { added: best(a.added, b.added), removed: best(a.removed, b.removed) };
}

/**
 * True where the one is wanted more than the other. This order is not that of the wishes: it is the same on every
 * device, however much each knows. As nothing is taken out of a map but for something wanted more, devices can't take out
 * by turns what the other puts in (the order of multisets: Dershowitz and Manna, 1979).
 */
export function isWantedMore(one: Best, other: Best): boolean {
  if (!one || !other) return one !== null;
  if (one.at !== other.at) return one.at > other.at;
  return one.kind !== other.kind ? one.kind < other.kind : one.id < other.id;
}

export function best(one: Best, other: Best): Best {
  return isWantedMore(one, other) ? one : other;
}

/**
 * What would change of a record. What is there counts by the time that it says itself, not by what is known of it here:
 * a clock set back may have made a later edit look older.
 * @param copy what the map has of it
 * @param contradicts true where the map has as saved what was removed, which goes before everything
 */
export function difference(
  record: CausalRecord,
  copy: CausalRecord | undefined,
  choice: Choice,
  contradicts: boolean,
): Difference {
  const { id } = record;
  const extras = choice.get(id);
  const known = extraLengths(record);
  const held = copy ? extraLengths(copy) : new Map<Extra, number>();
  const has = (some: readonly Extra[]) => copy !== undefined && covers(copy, copyWith(record, new Set(some)));
  const mine = contradicts ? Number.POSITIVE_INFINITY : lastEdit(record);
  const there = copy ? lastEdit(copy) : 0;
  let [added, removed]: [Best, Best] = [null, null];
  if (extras && !has([])) added = { id, at: mine, kind: 0 };
  if (!extras && copy) removed = { id, at: there, kind: 0 };
  for (const [at, extra] of EXTRAS.entries()) {
    if (!known.has(extra)) continue;
    if (extras?.has(extra) && !has([extra])) added = best(added, { id, at: mine, kind: at + 1 });
    if (!extras?.has(extra) && held.has(extra)) removed = best(removed, { id, at: there, kind: at + 1 });
  }
  return { added, removed };
}
