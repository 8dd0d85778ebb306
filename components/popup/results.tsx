import type { PaperId } from '../../lib/core/arxiv-id.ts';
import type { PaperRow, SearchAnswer } from '../../lib/messages.ts';
import { ResultRow } from './result-row.tsx';

interface ResultsProps {
  readonly answer: SearchAnswer;
  /** The one row that Tab reaches. */
  readonly active: PaperId | null;
  readonly onOpen: (id: PaperId) => void;
  readonly onToggleSaved: (row: PaperRow) => void;
}

/** The papers that were found. */
export function Results({ answer, active, onOpen, onToggleSaved }: ResultsProps) {
  const terms = new Set(answer.terms);
  return (
    <ul class="panel-rows" aria-label="Papers found">
      {answer.rows.map((row) => (
        <ResultRow
          key={row.id}
          row={row}
          terms={terms}
          reachable={row.id === active}
          onOpen={() => onOpen(row.id)}
          onToggleSaved={() => onToggleSaved(row)}
        />
      ))}
    </ul>
  );
}
