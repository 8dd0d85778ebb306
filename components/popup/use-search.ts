import { useState } from 'preact/hooks';
import type { PaperId } from '../../lib/core/arxiv-id.ts';
import type { SavedState } from '../../lib/library/saved.ts';
import { type SearchAnswer, type SearchFilters, type SearchRequest, sendMessage } from '../../lib/messages.ts';
import { FIRST_PAGE, glossesRevision, savedRevision } from '../../lib/settings.ts';
import { type Asked, useAsked } from '../background/use-asked.ts';
import { useRevision } from '../background/use-revision.ts';

/** Few enough to be drawn at once; the reader may ask for more. */
const FIRST_ROWS = FIRST_PAGE.limit;
/** More than anybody scrolls through in a popup; another word finds the paper sooner. */
const MOST_ROWS = 200;

export interface Search {
  readonly query: string;
  readonly filters: SearchFilters;
  readonly setQuery: (query: string) => void;
  readonly setFilters: (filters: SearchFilters) => void;
  /** Shows all rows there are; null where they are shown, or too many. */
  readonly showMore: (() => void) | null;
  readonly answer: Asked<SearchAnswer>;
}

/** What is asked for a query; the first question of a popup and every later one. */
export function searchRequest(query: string, filters: SearchFilters = {}, limit = FIRST_ROWS): SearchRequest {
  return { query, filters, limit };
}

/**
 * Search as the reader types: every change asks at once.
 * @param typed what stands in the field already
 * @param first the answer to that
 * @param kept an earlier one, to be shown until it is here
 */
export function useSearch(typed: string, first: Promise<SearchAnswer>, kept?: Promise<SearchAnswer | null>): Search {
  const [query, setQuery] = useState(typed);
  const [filters, setFilters] = useState<SearchFilters>({});
  const [limit, setLimit] = useState(FIRST_ROWS);
  const request = searchRequest(query, filters, limit);
  const answer = useAsked(JSON.stringify(request), () => sendMessage('search', request), first, kept);
  useRevision(savedRevision, () => answer.again(keepOrder));
  // What is found is another then, and not only how it is marked.
  useRevision(glossesRevision, () => answer.again());
  const anew = <T>(set: (value: T) => void) => {
    return (value: T) => {
      setLimit(FIRST_ROWS);
      set(value);
    };
  };
  const isMore = limit < MOST_ROWS && answer.value !== null && answer.value.total > answer.value.rows.length;
  return {
    query,
    filters,
    setQuery: anew(setQuery),
    setFilters: anew(setFilters),
    showMore: isMore ? () => setLimit(MOST_ROWS) : null,
    answer,
  };
}

/** The rows with the saved state of one paper changed. */
export function withSaved<T extends { id: PaperId; saved: SavedState | null }>(
  rows: readonly T[],
  id: PaperId,
  saved: SavedState | null,
): T[] {
  return rows.map((row) => (row.id === id ? { ...row, saved } : row));
}

/**
 * Saving a paper must not move the rows under the reader's pointer: what was saved elsewhere comes first, all others
 * stay where they are. A row that the new answer no longer has was among the saved ones and is not any more.
 */
function keepOrder(before: SearchAnswer, now: SearchAnswer): SearchAnswer {
  const fresh = new Map(now.rows.map((row) => [row.id, row]));
  const shown = new Set(before.rows.map(({ id }) => id));
  const arrived = now.rows.filter(({ id, saved }) => saved !== null && !shown.has(id));
  return { ...now, rows: [...arrived, ...before.rows.map((row) => fresh.get(row.id) ?? { ...row, saved: null })] };
}
