import { Board, type Finding } from './board.ts';
import { readComparisons } from './comparisons.ts';
import type { Scene } from './judge.ts';
import { readSpans } from './spans.ts';

export type { Finding, Rival } from './board.ts';

/** Finds the results of a sentence and what each is set against. */
export function findFindings(scene: Scene): Finding[] {
  const board = new Board(scene);
  readSpans(board);
  readComparisons(board);
  return board.findings();
}
