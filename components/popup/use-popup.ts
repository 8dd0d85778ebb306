import { useRef, useState } from 'preact/hooks';
import { type Overview, type SearchAnswer, sendMessage } from '../../lib/messages.ts';
import { useAsked } from '../background/use-asked.ts';
import { openPage } from './open-page.ts';
import { useSearch } from './use-search.ts';
import { useTrail } from './use-trail.ts';
import type { View } from './view-switch.tsx';

export interface PopupStart {
  /** What the reader typed before there was anything to type for. */
  readonly typed: string;
  /** Asked before anything is drawn. */
  readonly first: {
    readonly search: Promise<SearchAnswer>;
    /** The first page as it was when the popup was last open. */
    readonly kept?: Promise<SearchAnswer | null>;
    readonly overview: Promise<Overview>;
  };
}

/** What the popup shows, and the ways between its field, its lists and the gloss over them. */
export function usePopup({ typed, first }: PopupStart) {
  const overview = useAsked('overview', () => sendMessage('overview'), first.overview);
  const search = useSearch(typed, first.search, first.kept);
  const [view, setView] = useState<View>('search');
  const field = useRef<HTMLInputElement>(null);
  const lists = useRef<HTMLDivElement>(null);
  const enterField = () => field.current?.focus();
  const trail = useTrail(enterField);
  const enterRows = () => lists.current?.querySelector<HTMLElement>('[data-row-focus][tabindex="0"]')?.focus();

  return {
    overview: overview.value,
    search,
    view,
    setView,
    field,
    lists,
    trail,
    enterField,
    enterRows,
    openFirst(what: 'gloss' | 'page') {
      const row = view === 'search' ? search.answer.value?.rows[0] : undefined;
      if (!row) enterRows();
      else if (what === 'page') openPage(row.id);
      else trail.open(row.id);
    },
    type(query: string) {
      search.setQuery(query);
      setView('search');
    },
    retry() {
      search.answer.again();
      if (overview.error) overview.again();
    },
  };
}
