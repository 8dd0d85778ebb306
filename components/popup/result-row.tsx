import type { PaperRow } from '../../lib/messages.ts';
import { MarkedText } from './marked-text.tsx';
import { PaperItem, rowMeta } from './paper-row.tsx';

interface ResultRowProps {
  readonly row: PaperRow;
  readonly terms: ReadonlySet<string>;
  readonly reachable: boolean;
  readonly onOpen: () => void;
  readonly onToggleSaved: () => void;
}

/** A paper that was found: its title opens the gloss in place. */
export function ResultRow({ row, terms, reachable, onOpen, onToggleSaved }: ResultRowProps) {
  return (
    <PaperItem row={row} list="result" reachable={reachable} onToggleSaved={onToggleSaved}>
      <button type="button" class="paper-row-title" data-row-focus tabIndex={reachable ? 0 : -1} onClick={onOpen}>
        <span class="paper-row-lines">
          <MarkedText text={row.title} terms={terms} />
        </span>
      </button>
      <p class="paper-row-meta">{rowMeta(row)}</p>
      {row.lead && (
        <p class="paper-row-lead">
          <MarkedText text={row.lead} terms={terms} />
        </p>
      )}
    </PaperItem>
  );
}
