import type { PaperId } from '../core/arxiv-id.ts';
import type { Metric, OutlineNode, Sections } from '../core/gloss.ts';

/** What a document of the reader's says of one paper. */
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
