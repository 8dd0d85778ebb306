import { expect, test } from 'vitest';
import { filtersOf } from '../../components/popup/filter-options.ts';
import { overview } from './popup-background.ts';

test('sources of the reader’s own come first, by their names, then the bundled with their days', () => {
  const own = { id: 'x', kind: 'digest', title: 'Anna’s table', date: '2025-07-10', glosses: 40, own: true } as const;
  const [sources] = filtersOf({ ...overview, sources: [...overview.sources, own] });
  expect(sources?.options).toEqual([
    { value: 'x', label: 'Anna’s table', papers: 40 },
    { value: 'daily-table-2025-07-09', label: 'Daily papers · 9 Jul 2025', papers: 3 },
  ]);
});
