import type { PaperId } from '../core/arxiv-id.ts';

/** Where a reader is with a saved paper, in the order lists show them, each with its label. */
export const STATUSES = { 'to-read': 'To read', reading: 'Reading', read: 'Read' } as const;

export type Status = keyof typeof STATUSES;

export const STATUS_NAMES = Object.keys(STATUSES) as readonly Status[];

/** What the page or the catalog said of a paper when it was saved: enough to list it without either. No title is `''`. */
export interface SavedFacts {
  readonly title: string;
  readonly authors: readonly string[];
  readonly published: string | null;
}

/** A paper that the reader keeps. */
export interface SavedRecord extends SavedFacts {
  readonly id: PaperId;
  readonly status: Status;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  readonly updatedAt: number;
  /** When it was taken off the list; null while it is on it. Kept, so that saving it again gives back its status. */
  readonly removedAt: number | null;
}

/** What a page may know of a saved paper. */
export interface SavedState {
  readonly status: Status;
  readonly savedAt: number;
}

/** The record after saving, from the one before (if any) and what is known of the paper now. */
export function save(before: SavedRecord | undefined, id: PaperId, facts: SavedFacts, now: number): SavedRecord {
  if (before && before.removedAt === null) return before;
  const { title, authors, published } = before?.title ? before : facts; // what was noted first is the paper's own page's
  const status = before?.status ?? 'to-read';
  return { id, title, authors, published, status, savedAt: now, updatedAt: now, removedAt: null };
}

/** The record after it is taken off the list. */
export function unsave(before: SavedRecord, now: number): SavedRecord {
  return before.removedAt === null ? { ...before, updatedAt: now, removedAt: now } : before;
}

/** The record with another status. */
export function withStatus(before: SavedRecord, status: Status, now: number): SavedRecord {
  return before.status === status ? before : { ...before, status, updatedAt: now };
}

/** What is shown of a record; null for one that is not on the list. */
export function savedState(record: SavedRecord | undefined): SavedState | null {
  return record && record.removedAt === null ? { status: record.status, savedAt: record.savedAt } : null;
}
