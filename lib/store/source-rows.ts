import type { PaperId } from '../core/arxiv-id.ts';
import type { SourceKind } from '../core/gloss.ts';
import type { GlossContent } from '../sources/gloss-content.ts';
import type { ListedSkip, LoggedRequest, SourceFailure, SourceOrigin } from '../sources/listed-source.ts';
import type { FaultKind } from '../sources/source-fault.ts';

/** What a server said of the version of a document that it gave. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** Days of a series that the reader wants from its past. */
export interface WantedPast {
  /** The first of them, `YYYY-MM-DD`. */
  readonly from: string;
  /** Days that were asked for, and all of them. */
  readonly done: number;
  readonly total: number;
}

/** What kept a source from being read. */
export interface StoredFault {
  readonly kind: FaultKind;
  /** What is wrong and what to do. */
  readonly message: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** When the server wants to be asked again; null where it did not say. */
  readonly retryAt: number | null;
}

/** A source of the reader's own. What can be counted of its documents is not written here. */
export interface StoredSource {
  readonly id: string;
  readonly name: string;
  readonly origin: SourceOrigin;
  readonly paused: boolean;
  /** Milliseconds since 1970. `tried` is when it was last asked for, `checked` when it last answered; null for never. */
  readonly added: number;
  readonly tried: number | null;
  readonly checked: number | null;
  /** What went wrong when it was last asked for, and how often in a row. */
  readonly fault: StoredFault | null;
  readonly failures: number;
  /** What went wrong when a document was last imported. */
  readonly trouble: SourceFailure | null;
  /** How many documents it had to import when it was last given some; those that still wait are in `waiting`. */
  readonly importing: number;
  readonly past: WantedPast | null;
  /** Days of a series that have no document, and are too old to get one. */
  readonly absent: readonly string[];
}

/** A document that was imported. Its glosses are written in the same transaction. */
export interface StoredDocument extends Validators {
  /** See `documentId`. */
  readonly id: string;
  /** `StoredSource.id` */
  readonly source: string;
  /** File name or address. */
  readonly file: string;
  /** The day that a series was asked for; null for what is no day of a series. */
  readonly day: string | null;
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

/** A gloss with its place: the key is `[document, at]`, so that those of a document, or of a source, are one range. */
export interface StoredGloss extends GlossContent {
  /** `StoredDocument.id` */
  readonly document: string;
  /** From 0, in the document's order. */
  readonly at: number;
  /** `abstractOpenings` of its abstract, by which it is found. */
  readonly openings: readonly string[];
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
  /** The one source that has all of them already, as they are; null where there is something new. */
  readonly only: string | null;
}

/** A document that waits to be imported, or for the reader to keep it. */
export interface WaitingDocument extends Validators {
  /** `StoredStage.id` */
  readonly stage: string;
  /** From 0. */
  readonly at: number;
  readonly file: string;
  readonly day: string | null;
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
