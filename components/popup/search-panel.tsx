import type { PaperId } from '../../lib/core/arxiv-id.ts';
import type { Overview } from '../../lib/messages.ts';
import { Failure } from '../background/failure.tsx';
import { Refusal } from '../background/refusal.tsx';
import { FilterBar } from './filter-bar.tsx';
import { NoMatch } from './no-match.tsx';
import { Results } from './results.tsx';
import type { Search } from './use-search.ts';
import { useSearchRows } from './use-search-rows.ts';
import './panel.css';

interface SearchPanelProps {
  readonly search: Search;
  readonly overview: Overview | null;
  readonly onOpen: (id: PaperId) => void;
  /** The reader went up from the first row. */
  readonly onLeave: () => void;
  readonly onRetry: () => void;
}

/** Filters and what was found. */
export function SearchPanel({ search, overview, onOpen, onLeave, onRetry }: SearchPanelProps) {
  const { filters, query, setFilters } = search;
  const { value, error } = search.answer;
  const { rows, refusal, toggleSaved } = useSearchRows(search.answer, onLeave);
  return (
    <>
      <FilterBar overview={overview} filters={filters} onFilters={setFilters} />
      <div class="panel-scroll" {...rows.list}>
        <Refusal message={refusal} />
        {error && <Failure message={error} onRetry={onRetry} />}
        {!error && value && value.rows.length > 0 && (
          <Results answer={value} active={rows.active} onToggleSaved={toggleSaved} onOpen={onOpen} />
        )}
        {!error && search.showMore && (
          <button type="button" class="plain-button panel-more" onClick={search.showMore}>
            Show more
          </button>
        )}
        {!error && value?.rows.length === 0 && (
          <NoMatch query={query} filtered={Object.keys(filters).length > 0} onUnfilter={() => setFilters({})} />
        )}
      </div>
    </>
  );
}
