import type { PaperId } from '../core/arxiv-id.ts';
import type { Metric, OutlineNode, Sections, SourceKind } from '../core/gloss.ts';
import type { ListedSkip, LoggedRequest, SourceFailure, SourceOrigin } from '../sources/listed-source.ts';

/** What a server said of the version of a document that it gave. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** The days of a series that are still to be asked for, from the newest to the oldest. */
export interface PastDays {
  /** The oldest and the next to ask for, `YYYY-MM-DD`. */
  readonly from: string;
  readonly next: string;
  /** Days that were asked for, and all of them. */
  readonly done: number;
  readonly total: number;
}

/** A source of the reader's own. What can be counted of its documents is not written here. */
export interface StoredSource {
  readonly id: string;
  readonly name: string;
  readonly origin: SourceOrigin;
  readonly paused: boolean;
  /** Milliseconds since 1970; `checked` is when its address last answered, null for never. */
  readonly added: number;
  readonly checked: number | null;
  /** What went wrong since, and how often in a row. */
  readonly failure: SourceFailure | null;
  readonly failures: number;
  /** How many documents it had to import when it last was given some; those that still wait are in `waiting`. */
  readonly importing: number;
  readonly past: PastDays | null;
}

/** A document that was imported. Its glosses are written in the same transaction. */
export interface StoredDocument extends Validators {
  /** See `documentId`. */
  readonly id: string;
  /** `StoredSource.id` */
  readonly source: string;
  /** File name or address. */
  readonly file: string;
  /** Digest of its text: the same text is not imported twice. */
  readonly hash: string;
  readonly kind: SourceKind;
  readonly title: string;
  readonly date: string | null;
  readonly glosses: number;
  readonly unbound: number;
  /** Those that its glosses speak of, each once. */
  readonly papers: readonly PaperId[];
  /** At most a hundred. */
  readonly skipped: readonly ListedSkip[];
  readonly skippedInAll: number;
  /** When it was imported; milliseconds since 1970. */
  readonly imported: number;
}

/** What a document says of one paper. */
export interface GlossContent {
  /** Null while nobody knows which paper it is. */
  readonly paper: PaperId | null;
  /** As the document writes it; null where it does not, or where it seems to be another paper's. */
  readonly title: string | null;
  /** As the document lists them. */
  readonly authors: readonly string[];
  /** The paper's own, where the document copies it and names no id: what the paper is found by. */
  readonly abstract: string | null;
  /** Day that it is of, `YYYY-MM-DD`. */
  readonly date: string | null;
  readonly topics: readonly string[];
  readonly institutions: readonly string[];
  readonly sections: Sections;
  readonly outline: readonly OutlineNode[];
  readonly metrics: readonly Metric[];
}

/** A gloss with its place: the key is `[document, at]`, so that those of a document, or of a source, are one range. */
export interface StoredGloss extends GlossContent {
  /** `StoredDocument.id` */
  readonly document: string;
  /** From 0, in the document's order. */
  readonly at: number;
  /** There only while the gloss has an abstract and no paper: its index names what can still be found. */
  readonly waits?: 1;
}

/** Documents that were given together. */
export interface StoredStage {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The source that they are imported into; null until the reader keeps them. */
  readonly source: string | null;
  /** Where they were fetched; null where they were given by hand. */
  readonly address: string | null;
  readonly documents: number;
}

/** A document that waits to be imported, or for the reader to keep it. */
export interface WaitingDocument extends Validators {
  /** `StoredStage.id` */
  readonly stage: string;
  /** From 0. */
  readonly at: number;
  readonly file: string;
  readonly text: string;
  readonly hash: string;
}

/** The same as `LoggedRequest`, in the order in which requests ended. */
export type StoredRequest = LoggedRequest;

/** Names a document by its source and what tells it from others there. */
export function documentId(source: string, fileHash: string): string {
  return `${source}.${fileHash}`;
}

/** All names that `documentId` gives for a source. */
export function documentsOf(source: string): readonly [from: string, to: string] {
  return [`${source}.`, `${source}/`];
}
