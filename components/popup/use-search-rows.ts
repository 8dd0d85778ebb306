import type { PaperRow, SearchAnswer } from '../../lib/messages.ts';
import type { Asked } from '../background/use-asked.ts';
import { openPage } from './open-page.ts';
import { useRows } from './use-rows.ts';
import { useSaving } from './use-saving.ts';
import { withSaved } from './use-search.ts';

/** Keys and stars of the rows that were found. */
export function useSearchRows(answer: Asked<SearchAnswer>, leave: () => void) {
  const found = answer.value?.rows ?? [];
  const saving = useSaving((id, saved) => answer.change((now) => ({ ...now, rows: withSaved(now.rows, id, saved) })));
  const toggleSaved = (row: PaperRow) => void saving.setSaved(row, row.saved === null);
  const rows = useRows(
    found.map(({ id }) => id),
    {
      openPage,
      toggleSaved: (id) => found.filter((row) => row.id === id).forEach(toggleSaved),
      leave,
    },
  );
  return { rows, refusal: saving.error, toggleSaved };
}
