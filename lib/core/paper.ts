import type { PaperId } from './arxiv-id.ts';

/** What a paper is called and where it is found; nothing of what anybody says about it. */
export interface Paper {
  readonly id: PaperId;
  readonly title: string;
  /** In the paper's own order; a collective counts as one author. */
  readonly authors: readonly string[];
  /** arXiv categories, primary first: `cs.CL`. Empty where unknown. */
  readonly categories: readonly string[];
  /** Day of the first version, `YYYY-MM-DD`; null where unknown. */
  readonly published: string | null;
  readonly links: PaperLinks;
}

/** Places the authors point to; http(s) addresses only. */
export interface PaperLinks {
  readonly code?: string;
  readonly project?: string;
  readonly other?: readonly string[];
}

/** What a page says of the paper that it shows; text as a person reads it, TeX left as it was written. */
export interface PageFacts {
  readonly title: string;
  readonly abstract: string;
  readonly authors: readonly string[];
  readonly published: string | null;
}

/** `Kimmel, Bensaïd, Bensaïd and 2 more`: the surnames of up to `most` authors. */
export function shortAuthors(authors: readonly string[], most = 3): string {
  const names = authors.slice(0, most).map(surname).join(', ');
  const rest = authors.length - most;
  return rest > 0 ? `${names} and ${rest} more` : names;
}

function surname(author: string): string {
  const comma = author.indexOf(',');
  if (comma > 0) return author.slice(0, comma);
  return author.slice(author.lastIndexOf(' ') + 1);
}

/** Year of the first version; read from the id where the day is unknown (`2507.…`, `hep-th/99…`). */
export function paperYear(paper: Pick<Paper, 'id' | 'published'>): number {
  if (paper.published) return Number(paper.published.slice(0, 4));
  const digits = paper.id.slice(paper.id.indexOf('/') + 1);
  const year = Number(digits.slice(0, 2));
  return year > 90 ? 1900 + year : 2000 + year;
}
