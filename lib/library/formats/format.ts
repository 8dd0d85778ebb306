import type { PaperId } from '../../core/arxiv-id.ts';
import type { PortableField, PortablePaper, ReadPaper } from '../portable.ts';

/** A part of a document that did not become a paper, or a field that did not become part of one. */
export interface Skipped {
  /** From 1; null where the document has no lines that a person would count. */
  readonly line: number | null;
  /** The part, short enough for one line. */
  readonly what: string;
  readonly reason: string;
}

/** A paper that a document names again; what it says there was added to what it said before. */
export interface Merged {
  readonly line: number | null;
  readonly id: PaperId;
}

/** What a document holds. */
export interface ReadReport {
  /** In the document's order, no two of one id. */
  readonly papers: readonly ReadPaper[];
  readonly skipped: readonly Skipped[];
  readonly merged: readonly Merged[];
}

/**
 * A document format that a library leaves or enters in. One file per format, one line in `index.ts`, a sample in
 * `test/documents/library/`, a row in the README.
 */
export interface LibraryFormat {
  /** The file's name. */
  readonly id: string;
  /** As people call it. */
  readonly title: string;
  /** Of the files, without a dot. */
  readonly extension: string;
  /** https://www.iana.org/assignments/media-types */
  readonly mediaType: string;
  /** One sentence for the reader who chooses: what it is for and what survives in it. */
  readonly says: string;
  /** The fields that reading gives back just as they were written, for any plain paper (`plainPaper`). */
  readonly keeps: readonly PortableField[];
  /** The document; absent for what is only read. `papers` have distinct ids, `now` is in milliseconds since 1970. */
  write?(papers: readonly PortablePaper[], now: number): string;
  /** What shows that a text is of this format, as a sentence; null where nothing does. Looks at the beginning only. */
  detect?(text: string): string | null;
  /**
   * Everything that a text holds; absent for what is only written. Takes any text: throws nothing, is linear in its
   * length, invents nothing, gives a reason for whatever it leaves out.
   */
  read?(text: string): ReadReport;
}
