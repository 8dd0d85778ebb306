import type { PaperId } from '../core/arxiv-id.ts';

/** A file to be handed to the reader. */
export interface ExportedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly text: string;
  readonly papers: number;
}

/** What a file would bring, said before anything is kept. */
export interface ImportPreview {
  /** The format's id and title, and why it was taken for that; null where none can read it. */
  readonly format: { readonly id: string; readonly title: string; readonly why: string } | null;
  /** Papers that are not in the library yet. */
  readonly added: number;
  /** Papers that are, and would gain a tag, a note or a rating. */
  readonly changed: number;
  readonly unchanged: number;
  /** Papers whose note differs: both are kept until the reader settles it. */
  readonly rivals: number;
  readonly skipped: readonly { readonly line: number | null; readonly what: string; readonly reason: string }[];
  /** How many were skipped in all; `skipped` names the first hundred. */
  readonly skippedInAll: number;
  readonly samples: readonly { readonly id: PaperId; readonly title: string }[];
}
