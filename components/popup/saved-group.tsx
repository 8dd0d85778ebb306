import type { PaperId } from '../../lib/core/arxiv-id.ts';
import { STATUSES, type Status } from '../../lib/library/saved.ts';
import type { PaperRow } from '../../lib/messages.ts';
import { SavedRow } from './saved-row.tsx';
import './saved-group.css';

interface SavedGroupProps {
  readonly status: Status;
  readonly rows: readonly PaperRow[];
  /** The one row that Tab reaches. */
  readonly active: PaperId | null;
  readonly onOpenGloss: (id: PaperId) => void;
  readonly onStatus: (id: PaperId, status: Status) => void;
  readonly onRemove: (id: PaperId) => void;
}

/** The saved papers of one status, under its name and their number. */
export function SavedGroup({ status, rows, active, onOpenGloss, onStatus, onRemove }: SavedGroupProps) {
  return (
    <section class="saved-group" data-status={status}>
      <h2>
        {STATUSES[status]} <span>{rows.length}</span>
      </h2>
      <ul class="panel-rows">
        {rows.map((row) => (
          <SavedRow
            key={row.id}
            row={row}
            reachable={row.id === active}
            onOpenGloss={() => onOpenGloss(row.id)}
            onStatus={(chosen) => onStatus(row.id, chosen)}
            onToggleSaved={() => onRemove(row.id)}
          />
        ))}
      </ul>
    </section>
  );
}
