import type { PaperId } from '../core/arxiv-id.ts';
import type { SourceKind } from '../core/gloss.ts';

/** Where the documents of a reader's source come from. */
export type SourceOrigin =
  /** By hand: files and pasted text. */
  | { readonly is: 'files' }
  /** One document, fetched again from its https address. */
  | { readonly is: 'address'; readonly address: string }
  /** A document a day; `{yyyy}`, `{mm}` and `{dd}` stand in the address for the day. */
  | { readonly is: 'series'; readonly address: string };

/** What a source is at, and how far. */
export interface SourceWork {
  readonly what: 'import' | 'refresh' | 'past';
  /** Documents. */
  readonly done: number;
  readonly total: number;
}

/** What went wrong with a source since it last went well. */
export interface SourceFailure {
  /** What is wrong and what to do. */
  readonly message: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** When it is tried again by itself; null where that would be of no use. */
  readonly nextTry: number | null;
}

/** A source of the reader's own, as options show it. */
export interface ListedSource {
  readonly id: string;
  /** The reader may change it. */
  readonly name: string;
  readonly origin: SourceOrigin;
  /** What its documents are; several only where files were given. */
  readonly kinds: readonly SourceKind[];
  readonly paused: boolean;
  /** Milliseconds since 1970; `checked` is when its address last answered, null for never. */
  readonly added: number;
  readonly checked: number | null;
  readonly documents: number;
  readonly papers: number;
  /** Glosses whose paper is known, and those that wait until its page is opened. */
  readonly glosses: number;
  readonly unbound: number;
  /** Parts of its documents that could not be read. */
  readonly skipped: number;
  /** Days of its documents, `YYYY-MM-DD`; null where none is dated. */
  readonly oldest: string | null;
  readonly newest: string | null;
  /** False where the browser no longer lets the extension reach the address. */
  readonly allowed: boolean;
  readonly failure: SourceFailure | null;
  readonly work: SourceWork | null;
}

/** A part of a document that became no gloss. */
export interface ListedSkip {
  /** From 1. */
  readonly line: number;
  readonly reason: string;
}

export interface ListedDocument {
  /** File name or address. */
  readonly file: string;
  readonly kind: SourceKind;
  readonly title: string;
  readonly date: string | null;
  readonly glosses: number;
  readonly unbound: number;
  /** At most a hundred. */
  readonly skipped: readonly ListedSkip[];
  readonly skippedInAll: number;
}

/** A source with its documents, the newest first, at most 400 of them. */
export interface SourceDetail {
  readonly source: ListedSource;
  readonly documents: readonly ListedDocument[];
}

/** A document that was read and is not yet kept. */
export interface StagedDocument {
  readonly file: string;
  /** What it is and why it was taken for that; null where none can read it, which `refused` says. */
  readonly format: { readonly kind: SourceKind; readonly title: string; readonly why: string } | null;
  readonly refused: string | null;
  readonly title: string;
  readonly date: string | null;
  readonly glosses: number;
  /** Papers that the document names, or that were found by their abstract, and those not found yet. */
  readonly matched: number;
  readonly unmatched: number;
  /** At most a hundred. */
  readonly skipped: readonly ListedSkip[];
  readonly skippedInAll: number;
  /** At most three: the paper as the document calls it, and how its gloss begins. */
  readonly samples: readonly { readonly id: PaperId | null; readonly title: string; readonly text: string }[];
  /** The source that has this document already, and whether it says the same there. */
  readonly known: { readonly source: string; readonly name: string; readonly same: boolean } | null;
}

/** Documents that wait for the reader to keep them; forgotten after a day. */
export interface Staged {
  /** Names them together. */
  readonly stage: string;
  /** Those of the last message; a stage may be filled by several. */
  readonly documents: readonly StagedDocument[];
  /** What the source would be called. */
  readonly name: string;
  /** Where they were fetched, as it is fetched again; null where they were given by hand. */
  readonly address: string | null;
  /** The address of the series that it seems to be a day of; null where it has no date in it. */
  readonly series: string | null;
}

/** What a list of sources would bring. */
export interface SourceListPreview {
  readonly entries: readonly {
    readonly name: string;
    readonly origin: SourceOrigin;
    /** True where the reader follows that address already. */
    readonly known: boolean;
  }[];
  /** Match patterns of the hosts that have to be allowed. */
  readonly patterns: readonly string[];
  readonly refused: readonly string[];
}

/** A request that left the extension. */
export interface LoggedRequest {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What it was for: a source's name, or the kind of sync. */
  readonly why: string;
  readonly method: string;
  /** Without user, password, query secrets. */
  readonly address: string;
  /** Of the answer's body, decoded; null where none came. */
  readonly bytes: number | null;
  readonly milliseconds: number;
  /** `200`, `304`, or what went wrong in words. */
  readonly outcome: string;
}
