import { type CatalogPaper, paperLead } from '../../lib/catalog/catalog.ts';
import type { Source } from '../../lib/core/gloss.ts';
import { paperYear } from '../../lib/core/paper.ts';
import type { LibraryRow } from '../../lib/library/listed.ts';
import type { SavedState } from '../../lib/library/saved.ts';
import type { PaperRow, Voice } from '../../lib/messages.ts';

/** The glosses of a paper, each with the source that speaks. */
export function voices(paper: CatalogPaper, sources: readonly Source[]): Voice[] {
  return paper.glosses.flatMap((gloss) => {
    const source = sources.find(({ id }) => id === gloss.source);
    return source ? [{ source, gloss }] : [];
  });
}

/** A paper of the catalog as a row. */
export function catalogRow(paper: CatalogPaper, saved: SavedState | null): PaperRow {
  return {
    id: paper.id,
    title: paper.title,
    authors: paper.authors,
    year: paperYear(paper),
    topics: [...new Set(paper.glosses.flatMap((gloss) => gloss.topics))],
    lead: paperLead(paper.glosses),
    saved,
  };
}

/** A saved paper as a row; what the catalog says of it goes before what was noted when it was saved. */
export function savedRow(row: Omit<LibraryRow, 'lead'>, paper: CatalogPaper | undefined): PaperRow {
  const saved = row.removed === null ? { status: row.status, savedAt: row.added } : null;
  if (paper) return catalogRow(paper, saved);
  const { id, title, authors, year } = row;
  return { id, title, authors, year, topics: [], lead: '', saved };
}
