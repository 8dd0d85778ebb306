import { abstractUrl } from '../../lib/core/arxiv-id.ts';
import { STATUS_NAMES, STATUSES, type Status } from '../../lib/library/saved.ts';
import type { PaperRow } from '../../lib/messages.ts';
import { PaperItem, rowMeta } from './paper-row.tsx';
import './saved-row.css';

interface SavedRowProps {
  readonly row: PaperRow;
  readonly reachable: boolean;
  readonly onOpenGloss: () => void;
  readonly onStatus: (status: Status) => void;
  readonly onToggleSaved: () => void;
}

/** A saved paper; one that the index does not know has no gloss to open. Its title opens the paper's page, its status says where the reader is with it. */
export function SavedRow({ row, reachable, onOpenGloss, onStatus, onToggleSaved }: SavedRowProps) {
  const tabIndex = reachable ? 0 : -1;
  return (
    <PaperItem row={row} list="saved" reachable={reachable} onToggleSaved={onToggleSaved}>
      <a
        class="paper-row-title"
        data-row-focus
        href={abstractUrl(row.id)}
        target="_blank"
        rel="noopener noreferrer"
        tabIndex={tabIndex}
      >
        <span class="paper-row-lines">{row.title}</span>
      </a>
      <p class="paper-row-meta">{rowMeta(row)}</p>
      <div class="saved-row-foot">
        <select
          aria-label={`Status of ${row.title}`}
          value={row.saved?.status ?? 'to-read'}
          tabIndex={tabIndex}
          onChange={(event) => onStatus(event.currentTarget.value as Status)}
        >
          {STATUS_NAMES.map((status) => (
            <option value={status}>{STATUSES[status]}</option>
          ))}
        </select>
        {row.lead && (
          <button
            type="button"
            class="saved-row-gloss"
            aria-label={`Gloss of ${row.title}`}
            tabIndex={tabIndex}
            onClick={onOpenGloss}
          >
            Gloss
          </button>
        )}
      </div>
    </PaperItem>
  );
}
