import { useLayoutEffect } from 'preact/hooks';
import type { PaperId } from '../../lib/core/arxiv-id.ts';
import type { Edits } from './use-edits.ts';

/**
 * Puts the focus somewhere after an undo, unless it has a place: the button that took the last step back goes away.
 * @param enter is given the papers that are as before
 */
export function useAfterUndo({ undone }: Pick<Edits, 'undone'>, enter: (papers: readonly PaperId[]) => void): void {
  useLayoutEffect(() => {
    if (undone && !(document.activeElement instanceof HTMLButtonElement)) enter(undone.papers);
  }, [undone]);
}
