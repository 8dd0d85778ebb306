import type { Dot } from '../causal/dots.ts';

/** A note that stood in a record and was replaced by another. */
export interface PastNote {
  /** The edits that wrote it. */
  readonly dots: readonly Dot[];
  readonly text: string;
}

/** What a device remembers of the notes of a paper, so that rivals can be merged. It never leaves the device. */
export interface NoteHistory {
  /** The newest first. */
  readonly past: readonly PastNote[];
  /** The note that two rivals were both made from; null where there are not two, or nobody kept it. */
  readonly base: string | null;
}

export const NO_NOTES: NoteHistory = { past: [], base: null };
