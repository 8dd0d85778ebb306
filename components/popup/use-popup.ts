import { useRef, useState } from 'preact/hooks';
import type { PaperId } from '../../lib/core/arxiv-id.ts';
import { type Overview, type SearchAnswer, sendMessage } from '../../lib/messages.ts';
import { glossesRevision } from '../../lib/settings.ts';
import { useAsked } from '../background/use-asked.ts';
import { useRevision } from '../background/use-revision.ts';
import type { EditorPart } from '../library/editor/use-first-focus.ts';
import { isTyping, rowCommand } from '../library/rows/row-keys.ts';
import { useEdits } from '../library/use-edits.ts';
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
  useRevision(glossesRevision, () => overview.again());
  const search = useSearch(typed, first.search, first.kept);
  const edits = useEdits();
  const [view, setView] = useState<View>('search');
  const [savedText, setSavedText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const lists = useRef<HTMLDivElement>(null);
  const enterField = () => field.current?.focus();
  const trail = useTrail(enterField);
  const openGloss = (id: PaperId) => trail.open({ id, part: 'whole', keptFirst: false });
  const enterRows = () => lists.current?.querySelector<HTMLElement>('[data-row-focus][tabindex="0"]')?.focus();

  return {
    overview: overview.value,
    search,
    savedText,
    edits,
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
      else openGloss(row.id);
    },
    openGloss,
    openSaved: (id: PaperId, part: EditorPart = 'whole') => trail.open({ id, part, keptFirst: true }),
    /** The field looks through the list that is shown. */
    type: view === 'saved' ? setSavedText : search.setQuery,
    /** Ctrl+Z, wherever nobody types. */
    onKeyDown(event: KeyboardEvent) {
      if (!(event.ctrlKey || event.metaKey) || rowCommand(event)?.kind !== 'undo' || isTyping(event)) return;
      event.preventDefault();
      void edits.undo();
    },
    retry() {
      search.answer.again();
      if (overview.error) overview.again();
    },
  };
}
