import type { RefObject } from 'preact';
import './search-field.css';

interface SearchFieldProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** Down: into the rows. */
  readonly onEnterRows: () => void;
  /** Enter: the first row's gloss, or its page. */
  readonly onOpenFirst: (what: 'gloss' | 'page') => void;
}

/** Where the reader types; it has the focus when the popup opens. */
export function SearchField({ field, query, onQuery, onEnterRows, onOpenFirst }: SearchFieldProps) {
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
      aria-label="Search papers"
      placeholder="Search papers and glosses"
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
