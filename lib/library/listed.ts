import type { PaperId } from '../core/arxiv-id.ts';
import type { Dot } from './causal/dots.ts';
import type { MergedNote } from './notes/merge-notes.ts';
import type { SavedFacts, Status } from './saved.ts';

/** What narrows the list down; all that is given must hold. */
export interface LibraryFilter {
  /** Words, each of which begins a word of title, authors, tags, note or id. */
  readonly text?: string;
  readonly status?: Status;
  readonly tag?: string;
  readonly only?: LibraryOnly;
}

/**
 * `trash`: taken off the list; everything else shows the papers on it. `conflicts`: edited in two places at once.
 * `noted`: has a note. `rated`: has a rating. `waiting`: has edits that are on this device only.
 */
export type LibraryOnly = 'trash' | 'conflicts' | 'noted' | 'rated' | 'waiting';

export const LIBRARY_ONLY: readonly LibraryOnly[] = ['trash', 'conflicts', 'noted', 'rated', 'waiting'];

/** Newest, latest, highest or first in the alphabet first. */
export type LibraryOrder = 'added' | 'updated' | 'published' | 'rating' | 'title';

export const LIBRARY_ORDERS: readonly LibraryOrder[] = ['added', 'updated', 'published', 'rating', 'title'];

/** A paper of the library as a list shows it. */
export interface LibraryRow {
  readonly id: PaperId;
  readonly title: string;
  readonly authors: readonly string[];
  readonly year: number;
  readonly status: Status;
  readonly tags: readonly string[];
  /** 1 to 5; null for none. */
  readonly rating: number | null;
  /** The beginning of its note, one line; empty for none. */
  readonly note: string;
  /** Milliseconds since 1970. */
  readonly added: number;
  readonly updated: number;
  /** When it was taken off the list; null while it is on it. */
  readonly removed: number | null;
  /** True where it was edited in two places at once and nobody has settled it. */
  readonly conflict: boolean;
  /** True where some of its edits are on this device only. */
  readonly waiting: boolean;
  /** What the index says of it in a sentence; empty where that has no gloss. */
  readonly lead: string;
}

/** How many papers each choice of a filter would show. */
export interface LibraryCounts {
  /** Papers on the list. */
  readonly all: number;
  readonly status: Readonly<Record<Status, number>>;
  readonly only: Readonly<Record<LibraryOnly, number>>;
  /** Most used first. */
  readonly tags: readonly { readonly name: string; readonly papers: number }[];
}

/** A part of the list, and what the whole of it holds. */
export interface LibraryPage {
  readonly rows: readonly LibraryRow[];
  /** How many papers passed the filter. */
  readonly total: number;
  readonly counts: LibraryCounts;
}

/** One of the values of a field: more than one where it was edited in two places at once, the newest first. */
export interface Choice<Held> {
  readonly value: Held;
  /** When it was written, as far as clocks can be trusted; milliseconds since 1970. */
  readonly at: number;
  /** The edits that wrote it: what an editor says that it has seen. */
  readonly dots: readonly Dot[];
}

/** All that is kept of one paper. */
export interface LibraryDetail extends Omit<LibraryRow, 'note' | 'status' | 'rating'> {
  readonly facts: SavedFacts;
  readonly status: readonly Choice<Status>[];
  readonly note: readonly Choice<string>[];
  readonly rating: readonly Choice<number | null>[];
  /** The version of the paper that was open when it was saved; null where unknown. */
  readonly version: number | null;
  /** Two notes made one from the note that both were made of; null where there are not two, or nobody kept that. */
  readonly mergedNote: MergedNote | null;
}

/** What a reader does to papers. */
export type LibraryChange =
  | { readonly kind: 'status'; readonly value: Status; readonly having?: readonly Dot[] | undefined }
  | { readonly kind: 'note'; readonly value: string; readonly having?: readonly Dot[] | undefined }
  | { readonly kind: 'rating'; readonly value: number | null; readonly having?: readonly Dot[] | undefined }
  | { readonly kind: 'tag'; readonly tag: string; readonly on: boolean }
  | { readonly kind: 'remove' }
  | { readonly kind: 'restore' }
  /** Puts back what a field held, rivals included: the undo of the first three. */
  | {
      readonly kind: 'values';
      readonly field: EditedField;
      readonly values: readonly (string | number | null)[];
      readonly having?: readonly Dot[] | undefined;
    };

/** The fields that a reader writes in. */
export type EditedField = 'status' | 'note' | 'rating';

/** The same changes to each of some papers. */
export interface LibraryEdit {
  readonly ids: readonly PaperId[];
  readonly changes: readonly LibraryChange[];
}

/** What an edit did. */
export interface LibraryEdited {
  /** How many papers it changed. */
  readonly changed: number;
  /** The edits that take it back. */
  readonly undo: readonly LibraryEdit[];
}
