import type { SearchAnswer } from '../../lib/messages.ts';
import { counted } from '../words/counted.ts';
import type { Search } from './use-search.ts';

/** What the rows are, in a few words; empty until there are any. */
export function foundLine({ query, filters, answer }: Pick<Search, 'query' | 'filters' | 'answer'>): string {
  if (answer.error || !answer.value) return '';
  if (query.trim() === '' && Object.keys(filters).length === 0)
    return answer.value.rows[0]?.saved ? 'Saved first, then newest' : 'Newest first';
  return amount(answer.value);
}

function amount({ rows, total }: SearchAnswer): string {
  return total > rows.length ? `${rows.length} of ${counted(total, 'paper')}` : counted(total, 'paper');
}
