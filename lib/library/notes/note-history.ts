import { type Dot, hasSeen, type ReplicaId } from '../causal/dots.ts';
import type { CausalRecord, Entry } from '../causal/record.ts';
import { reissuedDot } from '../causal/reissue.ts';

/** A note that stood in a record until another took its place: its text, and the edit that wrote it. */
export interface PastNote extends Dot {
  readonly text: string;
}

/** What a device remembers of the notes of a paper, so that rivals can be merged. It never leaves the device. */
export interface NoteHistory {
  /** The newest first. */
  readonly past: readonly PastNote[];
  /** The note that two rivals were both made from (`mergeNotes`); null where there are not two, or nobody kept it. */
  readonly base: string | null;
}

export const NO_NOTES: NoteHistory = { past: [], base: null };

const MOST_PAST = 8;
const MOST_CHARACTERS = 64_000;

/**
 * The history after a record changed.
 * @param copy what was merged into `from`; null where `to` is an edit made here
 */
export function nextHistory(
  before: NoteHistory,
  from: CausalRecord,
  to: CausalRecord,
  copy: CausalRecord | null,
): NoteHistory {
  if (isRewritten(from, to)) return NO_NOTES;
  const [old, now] = [notesOf(from), notesOf(to)];
  const past = pastOf(before.past, old, now);
  const base = baseOf(before.base, past, old, now, copy);
  return past === before.past && base === before.base ? before : { past, base };
}

/** What stood before and was replaced by what stands now, all of it: an ancestor of one of two rivals is none of both. */
function pastOf(past: readonly PastNote[], old: readonly Entry[], now: readonly Entry[]): readonly PastNote[] {
  const gone = old.filter((entry) => !now.includes(entry));
  if (gone.length === 0) return past;
  return gone.length === old.length && texts(now) === 1 ? withinLimits([...gone.map(toPast), ...past]) : NO_NOTES.past;
}

/**
 * True where all of the paper was emptied or written anew: then what stood before need not be what the note that stands
 * now was made from, and of what was emptied nothing is to be found again.
 */
function isRewritten(from: CausalRecord, to: CausalRecord): boolean {
  return from.entries.some((entry) => entry.field === 'added' && !to.entries.includes(entry));
}

/**
 * Where each side has one note, what stood here before and the other side has seen was replaced on both sides by what
 * stands there now: the newest such note is their last common ancestor. Where the other side has met ours already, that
 * is not sure, and there is none. Rivals keep their base while one of them stands.
 */
function baseOf(
  before: string | null,
  past: readonly PastNote[],
  old: readonly Entry[],
  now: readonly Entry[],
  copy: CausalRecord | null,
): string | null {
  if (texts(now) !== 2) return null;
  if (texts(old) === 2) return copy === null || now.some((entry) => old.includes(entry)) ? before : null;
  if (texts(old) !== 1 || copy === null || texts(notesOf(copy)) !== 1) return null;
  return past.find((note) => hasSeen(copy.seen, note))?.text ?? null;
}

/** The history after a replica took another name: see `reissue`. */
export function reissuedHistory(history: NoteHistory, from: ReplicaId, to: ReplicaId, settled: number): NoteHistory {
  const past = history.past.map((note) => reissuedDot(note, from, to, settled));
  return past.every((note, at) => note === history.past[at]) ? history : { ...history, past };
}

function notesOf({ entries }: CausalRecord): readonly Entry[] {
  return entries.filter(({ field }) => field === 'note');
}

function texts(notes: readonly Entry[]): number {
  return new Set(notes.map(({ value }) => value)).size;
}

function toPast({ replica, counter, value }: Entry): PastNote {
  return { replica, counter, text: typeof value === 'string' ? value : '' };
}

function withinLimits(notes: readonly PastNote[]): readonly PastNote[] {
  let characters = 0;
  const fits = notes.slice(0, MOST_PAST).findIndex(({ text }) => {
    characters += text.length;
    return characters > MOST_CHARACTERS;
  });
  return notes.slice(0, fits < 0 ? MOST_PAST : fits);
}
