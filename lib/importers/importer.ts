import type { PaperId } from '../core/arxiv-id.ts';
import type { Metric, OutlineNode, Sections, SourceKind } from '../core/gloss.ts';

/** A document longer than this is none that a person reads; UTF-16 units. */
export const MOST_TEXT = 5_000_000;
/** Longer fields are cut off with a reason, so that one line can't fill a database; UTF-16 units. */
export const MOST_FIELD = 50_000;
/** Reasons that a document gets to hear; the rest are counted. */
export const MOST_SKIPPED = 500;

/** What a document calls the paper that it speaks of. */
export interface NamedPaper {
  readonly id: PaperId;
  /** As the document writes it; null where it does not. */
  readonly title: string | null;
  /** As the document lists them, each once; account names are among them. */
  readonly authors: readonly string[];
  /** Those of `authors` that are account names, or can't be told from one: written without a blank. */
  readonly handles: readonly string[];
  /** Why the id and the title may not belong together; null where nothing speaks against it. */
  readonly doubt: string | null;
}

/** A paper that a document speaks of without its id: what it can be found by later. */
export interface UnnamedPaper {
  readonly id: null;
  readonly title: string | null;
  readonly authors: readonly string[];
  /** The paper's own, as the document copies it; `findByAbstract` binds it. */
  readonly abstract: string | null;
  /** Web addresses given for it. */
  readonly links: readonly string[];
}

/**
 * What a document says of one paper in one place, in the author's words. A document that speaks of a paper in several
 * places has a gloss for each, in its order; nothing is merged, and only what repeats a place word for word is left out.
 */
export interface ImportedGloss {
  readonly paper: NamedPaper | UnnamedPaper;
  /** Where it begins, from 1. */
  readonly line: number;
  /** Day that it is of, `YYYY-MM-DD`. */
  readonly date: string | null;
  /** What the document files it under, if that is one of a few fixed names. */
  readonly category: string | null;
  readonly topics: readonly string[];
  /** As the document has them, which need not be the paper's own. */
  readonly institutions: readonly string[];
  readonly sections: Sections;
  readonly outline: readonly OutlineNode[];
  /** All that is said of the paper; verbatim but for line breaks and chatter of generators. */
  readonly text: string;
  readonly metrics: readonly Metric[];
}

/** A part of a document that became no gloss. */
export interface Skipped {
  /** From 1. */
  readonly line: number;
  readonly reason: string;
}

/** What a document holds. */
export interface ImportedDocument {
  readonly kind: SourceKind;
  readonly title: string;
  readonly date: string | null;
  /** In the document's order. */
  readonly glosses: readonly ImportedGloss[];
  readonly skipped: readonly Skipped[];
}

/** What speaks for a format: at most 1, with a sentence for the reader. */
export interface Detected {
  readonly score: number;
  readonly why: string;
}

/** Where a text comes from. */
export interface Origin {
  /** File name or address; its date stands in for one that the text lacks. */
  readonly file: string;
}

/**
 * A document format that speaks of papers. One file per format, one line in `index.ts`, a sample in `test/documents/`,
 * a row in the README. Both functions take any text without controls (`plainText`) of at most `MOST_TEXT` units: they
 * throw nothing, are linear in its length, invent nothing, and give a reason for what they leave out.
 */
export interface Importer {
  readonly kind: SourceKind;
  /** Whether the text is of this format; null where nothing shows it. */
  detect(text: string): Detected | null;
  read(text: string, origin: Origin): ImportedDocument;
}
