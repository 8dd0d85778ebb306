/**
 * Who wrote what, without clocks. A dot names one edit of one record; a version vector says which dots a copy of the
 * record has seen. After Almeida et al., "Scalable and accurate causality tracking for eventually consistent stores"
 * (2014) and Shapiro et al., "A comprehensive study of convergent and commutative replicated data types" (2011).
 */

/** One incarnation of one profile: ten letters and digits. A profile that was copied or restored takes a new one. */
export type ReplicaId = string;

const REPLICA_ID = /^[a-z0-9]{10}$/;

export function isReplicaId(text: unknown): text is ReplicaId {
  return typeof text === 'string' && REPLICA_ID.test(text);
}

/** The n-th edit that a replica made of the record. */
export interface Dot {
  readonly replica: ReplicaId;
  /** 1, 2, … */
  readonly counter: number;
}

/** The highest counter seen of each replica, sorted by replica: all dots up to it were seen. */
export type VersionVector = readonly Dot[];

/** The highest counter seen of a replica; 0 where none was. */
export function counterOf(seen: VersionVector, replica: ReplicaId): number {
  for (const dot of seen) if (dot.replica === replica) return dot.counter;
  return 0;
}

export function hasSeen(seen: VersionVector, dot: Dot): boolean {
  return dot.counter <= counterOf(seen, dot.replica);
}

/** The vector with another counter for one replica; 0 takes the replica out. */
export function withCounter(seen: VersionVector, replica: ReplicaId, counter: number): VersionVector {
  const others = seen.filter((dot) => dot.replica !== replica);
  return counter === 0 ? others : [...others, { replica, counter }].sort(byReplica);
}

/** What either has seen: the pointwise maximum. */
export function joinVectors(a: VersionVector, b: VersionVector): VersionVector {
  let joined = a;
  for (const { replica, counter } of b) {
    if (counter > counterOf(joined, replica)) joined = withCounter(joined, replica, counter);
  }
  return joined;
}

function byReplica(a: Dot, b: Dot): number {
  return a.replica < b.replica ? -1 : a.replica > b.replica ? 1 : 0;
}
