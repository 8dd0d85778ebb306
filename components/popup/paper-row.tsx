import type { ComponentChildren } from 'preact';
import { shortAuthors } from '../../lib/core/paper.ts';
import type { PaperRow } from '../../lib/messages.ts';
import { StarButton } from './star-button.tsx';
import './paper-row.css';

interface PaperItemProps {
  readonly row: PaperRow;
  /** The hook by which the row is found: what was searched for, or what was saved. */
  readonly list: 'result' | 'saved';
  readonly reachable: boolean;
  readonly onToggleSaved: () => void;
  /** The title, with `class="paper-row-title"` and `data-row-focus`, and what stands below it. */
  readonly children: ComponentChildren;
}

/** A row of either list: what `children` say of the paper, and the star beside it. */
export function PaperItem({ row, list, reachable, onToggleSaved, children }: PaperItemProps) {
  return (
    <li
      class="paper-row"
      data-paper={row.id}
      data-result={list === 'result' ? '' : undefined}
      data-saved={list === 'saved' ? '' : undefined}
    >
      <div class="paper-row-text">{children}</div>
      <StarButton title={row.title} saved={row.saved !== null} reachable={reachable} onToggle={onToggleSaved} />
    </li>
  );
}

/** Authors, year and first topic, as far as they are known. */
export function rowMeta({ authors, year, topics }: Pick<PaperRow, 'authors' | 'year' | 'topics'>): string {
  return [shortAuthors(authors), String(year), topics[0]].filter(Boolean).join(' · ');
}
