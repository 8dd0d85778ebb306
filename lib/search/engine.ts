import type { PaperId } from '../core/arxiv-id.ts';

/** A paper as the index sees it. */
export interface SearchDocument {
  readonly id: PaperId;
  readonly title: string;
  readonly authors: readonly string[];
  readonly topics: readonly string[];
  /** All that the glosses say. */
  readonly body: string;
}

export interface Hit {
  readonly id: PaperId;
  /** Comparable within one answer only. */
  readonly score: number;
  /** The folded words of the index that the query met; `markMatches` shows them. */
  readonly terms: readonly string[];
}

export interface RelatedHit {
  readonly id: PaperId;
  readonly score: number;
  /** Up to three shared words, as they are written, weightiest first. */
  readonly terms: readonly string[];
}

export interface SearchOptions {
  /** How many hits at most; 20 unless told. */
  readonly limit?: number;
  /** Which papers may be found; all unless told. */
  readonly accept?: (id: PaperId) => boolean;
}

/** What the rest of the house asks of a search index; what answers behind it may change. */
export interface SearchEngine {
  /** Papers for a query that may be still in the typing: the best first, ties by newer id. */
  search(query: string, options?: SearchOptions): Hit[];
  /** Papers that stand next to a text, usually a title and an abstract: the nearest first. */
  related(text: string, options?: SearchOptions): RelatedHit[];
}
