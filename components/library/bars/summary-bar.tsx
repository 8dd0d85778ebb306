import type { ComponentChildren } from 'preact';
import { counted } from '../../words/counted.ts';
import './bars.css';

interface SummaryBarProps {
  /** How many papers the list has; null until that is known. */
  readonly total: number | null;
  readonly onSelectAll: () => void;
  /** What may be done with all of them. */
  readonly children: ComponentChildren;
}

/** How many papers are listed, and what may be done with all of them. */
export function SummaryBar({ total, onSelectAll, children }: SummaryBarProps) {
  return (
    <div class="library-bar">
      {total !== null && total > 0 && (
        <input type="checkbox" aria-label="Select all" checked={false} onChange={onSelectAll} />
      )}
      <p class="library-bar-words" role="status">
        {total === null ? '' : counted(total, 'paper')}
      </p>
      {total !== null && total > 0 && children}
    </div>
  );
}
