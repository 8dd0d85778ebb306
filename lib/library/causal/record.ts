import type { PaperId } from '../../core/arxiv-id.ts';
import { type Dot, hasSeen, joinVectors, type VersionVector } from './dots.ts';

/** What a field may hold: plain data, compared as JSON. */
export type Value = string | number | boolean | null | readonly Value[];

/** Where an entry stands: a field, and the edit that wrote it. */
export interface Place extends Dot {
  /** `status`, `note`, …; `tag:NAME`; `live`. Names this version does not know are kept and passed on. */
  readonly field: string;
}

/** What an edit left in a field, for as long as no later edit that had seen it took it away. */
export interface Entry extends Place {
  readonly value: Value;
  /** Hybrid clock, for the order in which rivals are shown and for nothing else. */
  readonly stamp: number;
}

/**
 * A paper of the library as copies of it are merged. Every part (value, tag, the fact of being saved) is an entry with
 * the dot of the edit that wrote it; `seen` covers every entry, and every dot it covers that has neither entry nor hole
 * was replaced.
 */
export interface CausalRecord {
  readonly id: PaperId;
  readonly seen: VersionVector;
  /** Sorted by field, dot, value: copies that have seen the same edits are equal byte by byte. */
  readonly entries: readonly Entry[];
  /** Entries this copy was not given (`partialCopy`), sorted by field and dot; absent where it was given all. */
  readonly holes?: readonly Place[];
}

const NO_HOLES: readonly Place[] = [];

export function emptyRecord(id: PaperId): CausalRecord {
  return { id, seen: [], entries: [] };
}

/** The record, in the one form that each content has: holes sorted, and left out where there are none. */
export function makeRecord(
  id: PaperId,
  seen: VersionVector,
  entries: readonly Entry[],
  holes: readonly Place[] = NO_HOLES,
): CausalRecord {
  return holes.length === 0 ? { id, seen, entries } : { id, seen, entries, holes };
}

/**
 * The join of two copies. At each place a copy has not seen the edit, or has a hole, or has the entry, or knows it gone;
 * of two copies the later of these four holds, so an entry stays unless one of them knows that it was replaced. The rule
 * of optimized observed-remove sets (Bieniusa et al., "An optimized conflict-free replicated set", 2012), with holes
 * between. Commutative, associative, idempotent; gives `a` itself where `b` brings nothing.
 */
export function merge(a: CausalRecord, b: CausalRecord): CausalRecord {
  if (a === b) return a;
  const entries = mergeEntries(a, b);
  const holes = mergeHoles(a, b);
  const seen = joinVectors(a.seen, b.seen);
  const same = seen === a.seen && sameItems(entries, a.entries) && sameItems(holes, a.holes ?? NO_HOLES);
  return same ? a : makeRecord(a.id, seen, entries, holes);
}

/** True where a copy has all that another copy could bring. */
export function covers(copy: CausalRecord, other: CausalRecord): boolean {
  return merge(copy, other) === copy;
}

/** True where a copy knows what became of an entry: it has it, or it has seen the edit and the entry is not there. */
function knows({ seen, holes = NO_HOLES }: CausalRecord, place: Place): boolean {
  return hasSeen(seen, place) && !holes.some((hole) => byPlace(hole, place) === 0);
}

/** The places that neither copy knows more of. */
function mergeHoles(a: CausalRecord, b: CausalRecord): readonly Place[] {
  if (!a.holes && !b.holes) return NO_HOLES;
  const ofA = (a.holes ?? NO_HOLES).filter((hole) => !knows(b, hole));
  const ofB = (b.holes ?? NO_HOLES).filter(
    (hole) => !knows(a, hole) && !ofA.some((known) => byPlace(known, hole) === 0),
  );
  return ofB.length === 0 ? ofA : [...ofA, ...ofB].sort(byPlace);
}

function mergeEntries(a: CausalRecord, b: CausalRecord): Entry[] {
  const kept: Entry[] = [];
  let [atA, atB] = [0, 0];
  for (;;) {
    const [x, y] = [a.entries[atA], b.entries[atB]];
    if (x === undefined && y === undefined) return kept;
    const order = x === undefined ? 1 : y === undefined ? -1 : byPlace(x, y);
    if (x !== undefined && order < 0) {
      if (!knows(b, x)) kept.push(x);
      atA += 1;
    } else if (y !== undefined && order > 0) {
      if (!knows(a, y)) kept.push(y);
      atB += 1;
    } else if (x !== undefined && y !== undefined) {
      const [endA, endB] = [endOfPlace(a.entries, atA), endOfPlace(b.entries, atB)];
      kept.push(...unite(a.entries.slice(atA, endA), b.entries.slice(atB, endB)));
      [atA, atB] = [endA, endB];
    }
  }
}

/** The end of the run of entries that share field and dot with the one at `start`: nearly always the next. */
function endOfPlace(entries: readonly Entry[], start: number): number {
  const first = entries[start];
  let end = start + 1;
  for (let next = entries[end]; first && next && byPlace(first, next) === 0; next = entries[end]) end += 1;
  return end;
}

/**
 * Entries of one field and dot. They are equal, unless two copies of a profile wrote with one id before either noticed;
 * then both values are kept.
 */
function unite(a: readonly Entry[], b: readonly Entry[]): readonly Entry[] {
  const extra = b.filter((entry) => !a.some((known) => byContent(known, entry) === 0));
  return extra.length === 0 ? a : [...a, ...extra].sort(byContent);
}

/** The order of entries in a record. */
export function byEntry(a: Entry, b: Entry): number {
  return byPlace(a, b) || byContent(a, b);
}

export function byPlace(a: Place, b: Place): number {
  return compare(a.field, b.field) || compare(a.replica, b.replica) || a.counter - b.counter;
}

function byContent(a: Entry, b: Entry): number {
  return a.stamp - b.stamp || (a.value === b.value ? 0 : compare(JSON.stringify(a.value), JSON.stringify(b.value)));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function sameItems(a: readonly Place[], b: readonly Place[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}
