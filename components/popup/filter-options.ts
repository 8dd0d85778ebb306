import { formatDay } from '../../lib/core/dates.ts';
import type { Overview, SearchFilters } from '../../lib/messages.ts';

export type FilterName = keyof SearchFilters;

export interface FilterOption {
  readonly value: string;
  readonly label: string;
  readonly papers: number;
}

export interface Filter {
  readonly name: FilterName;
  readonly label: string;
  readonly options: readonly FilterOption[];
}

/** What results can be narrowed to; without options until the index has said what it holds. */
export function filtersOf(overview: Overview | null): Filter[] {
  return [
    { name: 'source', label: 'Source', options: ownFirst(overview?.sources ?? []).map(sourceOption) },
    {
      name: 'topic',
      label: 'Topic',
      options: (overview?.topics ?? []).map(({ name, papers }) => ({ value: name, label: name, papers })),
    },
    {
      name: 'year',
      label: 'Year',
      options: (overview?.years ?? []).map(({ year, papers }) => ({ value: `${year}`, label: `${year}`, papers })),
    },
  ];
}

function ownFirst(sources: Overview['sources']): Overview['sources'] {
  return [...sources].sort((one, other) => Number(other.own ?? false) - Number(one.own ?? false));
}

/** One of the reader's own stands for many days, and goes by its name. */
function sourceOption({ id, title, date, glosses, own }: Overview['sources'][number]): FilterOption {
  return { value: id, label: date === null || own ? title : `${title} · ${formatDay(date)}`, papers: glosses };
}

/** The filters with one of them set; an empty value takes it away. */
export function withFilter(filters: SearchFilters, name: FilterName, value: string): SearchFilters {
  const { [name]: _, ...others } = filters;
  if (value === '') return others;
  return { ...others, [name]: name === 'year' ? Number(value) : value };
}
