import type { RefObject } from 'preact';
import type { View } from './view-switch.tsx';
import './search-field.css';

interface SearchFieldProps {
  readonly field: RefObject<HTMLInputElement | null>;
  /** Which list it looks through. */
  readonly view: View;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** Down: into the rows. */
  readonly onEnterRows: () => void;
  /** Enter: the first row's gloss, or its page. */
  readonly onOpenFirst: (what: 'gloss' | 'page') => void;
}

const NAMES: Readonly<Record<View, string>> = { search: 'Search papers', saved: 'Search saved papers' };

const PLACEHOLDERS: Readonly<Record<View, string>> = {
  search: 'Search papers and glosses',
  saved: 'Title, author, tag or note of a saved paper',
};

/** Where the reader types; it has the focus when the popup opens. */
export function SearchField({ field, view, query, onQuery, onEnterRows, onOpenFirst }: SearchFieldProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') onEnterRows();
    else if (event.key === 'Enter') onOpenFirst(event.ctrlKey || event.metaKey ? 'page' : 'gloss');
    else if (event.key === 'Escape' && query !== '') onQuery('');
    else return;
    event.preventDefault(); // Escape would close the popup, Down would move the caret
  };
  return (
    <input
      type="search"
      class="search-field"
      aria-label={NAMES[view]}
      placeholder={PLACEHOLDERS[view]}
      maxLength={500}
      autocomplete="off"
      spellcheck={false}
      ref={field}
      value={query}
      onInput={(event) => onQuery(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}
