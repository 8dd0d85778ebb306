import { useRef } from 'preact/hooks';
import type { Overview, SearchFilters } from '../../lib/messages.ts';
import { type Filter, type FilterName, filtersOf, withFilter } from './filter-options.ts';
import './filter-bar.css';

interface FilterBarProps {
  readonly overview: Overview | null;
  readonly filters: SearchFilters;
  readonly onFilters: (filters: SearchFilters) => void;
}

/** One list to choose from for each filter, and a chip for each that is set. */
export function FilterBar({ overview, filters, onFilters }: FilterBarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const set = (name: FilterName, value: string) => onFilters(withFilter(filters, name, value));
  const all = filtersOf(overview);
  const active = all.filter(({ name }) => filters[name] !== undefined);

  const remove = (name: FilterName) => {
    set(name, '');
    // The chip that has the focus goes away.
    bar.current?.querySelector<HTMLElement>(`select[name="${name}"]`)?.focus();
  };

  return (
    <div class="filter-bar" ref={bar}>
      <div class="filter-bar-lists">
        {all.map((filter) => (
          <FilterList filter={filter} value={`${filters[filter.name] ?? ''}`} onChoose={set} />
        ))}
      </div>
      {active.length > 0 && (
        <ul class="filter-bar-chips" aria-label="Active filters">
          {active.map((filter) => (
            <li>
              <button type="button" class="chip" onClick={() => remove(filter.name)}>
                <span class="chip-text">{labelOf(filter, filters)}</span>
                <span class="unseen">, remove this filter</span>
                <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface FilterListProps {
  readonly filter: Filter;
  readonly value: string;
  readonly onChoose: (name: FilterName, value: string) => void;
}

function FilterList({ filter, value, onChoose }: FilterListProps) {
  return (
    <select
      name={filter.name}
      aria-label={filter.label}
      value={value}
      data-active={value !== ''}
      onChange={(event) => onChoose(filter.name, event.currentTarget.value)}
    >
      <option value="">{filter.label}</option>
      {filter.options.map(({ value: option, label, papers }) => (
        <option value={option}>{`${label} (${papers})`}</option>
      ))}
    </select>
  );
}

function labelOf({ name, options }: Filter, filters: SearchFilters): string {
  const value = `${filters[name]}`;
  const gone = name === 'source' ? 'A source that is gone' : value;
  return options.find((option) => option.value === value)?.label ?? gone;
}
