import type { RefObject } from 'preact';
import { useId } from 'preact/hooks';
import {
  LIBRARY_ONLY,
  LIBRARY_ORDERS,
  type LibraryCounts,
  type LibraryFilter,
  type LibraryOnly,
  type LibraryOrder,
} from '../../../lib/library/listed.ts';
import { STATUS_NAMES, STATUSES, type Status } from '../../../lib/library/saved.ts';
import { number } from '../../words/counted.ts';
import { Segments } from '../segments.tsx';
import { ONLY_LABELS, ORDER_LABELS, withFilter } from './filter-words.ts';
import './library-filters.css';

interface LibraryFiltersProps {
  readonly filter: LibraryFilter;
  readonly order: LibraryOrder;
  /** Null until they are known. */
  readonly counts: LibraryCounts | null;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onFilter: (filter: LibraryFilter) => void;
  readonly onOrder: (order: LibraryOrder) => void;
  /** Down: into the rows. */
  readonly onEnterRows: () => void;
}

/** What narrows the list down: words, a status, a tag, a kind; and its order. */
export function LibraryFilters(props: LibraryFiltersProps) {
  return (
    <div class="library-filters">
      <TextFilter {...props} />
      <StatusFilter {...props} />
      <div class="library-filters-lists">
        <TagFilter {...props} />
        <OnlyFilter {...props} />
        <select
          aria-label="Order"
          value={props.order}
          onChange={({ currentTarget }) => props.onOrder(currentTarget.value as LibraryOrder)}
        >
          {LIBRARY_ORDERS.map((order) => (
            <option key={order} value={order}>
              {ORDER_LABELS[order]}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}

function TextFilter({ filter, field, onFilter, onEnterRows }: LibraryFiltersProps) {
  const { text = '' } = filter;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'Enter') onEnterRows();
    else if (event.key === 'Escape' && text !== '') onFilter(withFilter(filter, { text: '' }));
    else return;
    event.preventDefault();
  };
  return (
    <input
      type="search"
      class="library-filters-field"
      aria-label="Filter the library"
      placeholder="Title, author, tag or note"
      maxLength={500}
      autocomplete="off"
      spellcheck={false}
      ref={field}
      value={text}
      onInput={(event) => onFilter(withFilter(filter, { text: event.currentTarget.value }))}
      onKeyDown={onKeyDown}
    />
  );
}

function StatusFilter({ filter, counts, onFilter }: LibraryFiltersProps) {
  const name = useId();
  const isTrash = filter.only === 'trash';
  const segments = [
    { value: 'all' as const, label: 'All', count: counts?.all },
    ...STATUS_NAMES.map((status) => ({ value: status, label: STATUSES[status], count: counts?.status[status] })),
  ];
  const choose = (value: Status | 'all') => {
    const status = value === 'all' ? undefined : value;
    onFilter(withFilter(filter, isTrash ? { status, only: undefined } : { status }));
  };
  return (
    <Segments<Status | 'all'>
      legend="Status"
      name={name}
      segments={segments}
      value={isTrash ? null : (filter.status ?? 'all')}
      onChoose={choose}
    />
  );
}

/** The values of its options begin with `#`: a tag may have any name, that of nothing included. */
function TagFilter({ filter, counts, onFilter }: LibraryFiltersProps) {
  const { tag: chosen } = filter;
  return (
    <select
      aria-label="Tag"
      value={chosen === undefined ? '' : `#${chosen}`}
      data-active={chosen !== undefined}
      onChange={({ currentTarget }) =>
        onFilter(withFilter(filter, { tag: currentTarget.value === '' ? undefined : currentTarget.value.slice(1) }))
      }
    >
      <option value="">Any tag</option>
      {tagsToChoose(counts, chosen).map(({ name, papers }) => (
        <option key={name} value={`#${name}`}>
          {`${name} (${number(papers)})`}
        </option>
      ))}
    </select>
  );
}

/** A tag that is chosen stays in the list though no paper has it any more. */
function tagsToChoose(counts: LibraryCounts | null, chosen: string | undefined): LibraryCounts['tags'] {
  const tags = counts?.tags ?? [];
  if (chosen === undefined || tags.some(({ name }) => name === chosen)) return tags;
  return [...tags, { name: chosen, papers: 0 }];
}

function OnlyFilter({ filter, counts, onFilter }: LibraryFiltersProps) {
  const choose = (only: LibraryOnly | undefined) =>
    onFilter(withFilter(filter, only === 'trash' ? { only, status: undefined } : { only }));
  return (
    <select
      aria-label="Show"
      value={filter.only ?? ''}
      data-active={filter.only !== undefined}
      onChange={({ currentTarget }) => choose((currentTarget.value || undefined) as LibraryOnly | undefined)}
    >
      <option value="">Everything</option>
      {LIBRARY_ONLY.map((only) => (
        <option key={only} value={only}>
          {counts ? `${ONLY_LABELS[only]} (${number(counts.only[only])})` : ONLY_LABELS[only]}
        </option>
      ))}
    </select>
  );
}
