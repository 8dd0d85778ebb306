import type { ReplicaId } from '../library/causal/dots.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';
const LENGTH = 10;

/** A random name for this profile among its reader's: 51 bits, so that no two of a million are the same. */
export function newReplicaId(): ReplicaId {
  const bytes = crypto.getRandomValues(new Uint8Array(LENGTH * 8));
  // What is above the last multiple of 36 would make some letters likelier.
  const even = [...bytes].filter((byte) => byte < 252).slice(0, LENGTH);
  return even.length === LENGTH ? even.map((byte) => LETTERS[byte % LETTERS.length]).join('') : newReplicaId();
}
