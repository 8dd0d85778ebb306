import { leadText } from '../../lib/core/gloss.ts';
import { paperYear } from '../../lib/core/paper.ts';
import { plainLead, plainMetric, verbatimOf } from '../../lib/importers/markup/verbatim.ts';
import type { LibraryRow } from '../../lib/library/listed.ts';
import type { SavedState } from '../../lib/library/saved.ts';
import type { PaperRow, Voice } from '../../lib/messages.ts';
import { doubtsOf } from './doubted-claims.ts';
import type { KnownPaper } from './known-papers.ts';

/** The glosses of a paper, each with the source that speaks; an author's own words come with their markup. */
export function voices({ tellings }: KnownPaper): Voice[] {
  return tellings.map(({ source, gloss, own }) => {
    if (own === null) return { source, gloss };
    const metrics = gloss.metrics.map(plainMetric);
    return { source, gloss: { ...gloss, metrics }, verbatim: verbatimOf(gloss), doubts: doubtsOf(gloss) };
  });
}

/** The lead of the gloss that leads, as one line of text. */
export function leadOf({ tellings: [first] }: KnownPaper): string {
  if (!first) return '';
  return first.own === null ? leadText(first.gloss) : plainLead(first.gloss);
}

/** What documents call a paper gives way to what its page called it when it was saved. */
export function asSaved(paper: KnownPaper, row: Pick<LibraryRow, 'id' | 'title' | 'authors'> | undefined): KnownPaper {
  if (!row || paper.bundled || row.title === `arXiv:${row.id}`) return paper;
  return { ...paper, title: row.title, authors: row.authors };
}

/** A paper that somebody speaks of as a row. */
export function knownRow(paper: KnownPaper, saved: SavedState | null): PaperRow {
  return {
    id: paper.id,
    title: paper.title,
    authors: paper.authors,
    year: paperYear(paper),
    topics: [...new Set(paper.glosses.flatMap((gloss) => gloss.topics))],
    lead: leadOf(paper),
    saved,
  };
}

/** A saved paper as a row; what is said of it goes before what was noted when it was saved. */
export function savedRow(row: Omit<LibraryRow, 'lead'>, paper: KnownPaper | undefined): PaperRow {
  const saved = row.removed === null ? { status: row.status, savedAt: row.added } : null;
  if (paper) return knownRow(paper, saved);
  const { id, title, authors, year } = row;
  return { id, title, authors, year, topics: [], lead: '', saved };
}
