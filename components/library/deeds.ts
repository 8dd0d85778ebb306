import type { PaperId } from '../../lib/core/arxiv-id.ts';
import type { Dot } from '../../lib/library/causal/dots.ts';
import type { LibraryChange } from '../../lib/library/listed.ts';
import { STATUSES, type Status } from '../../lib/library/saved.ts';
import { counted } from '../words/counted.ts';
import { ratingWords } from './rating-words.ts';
import type { Deed } from './use-edits.ts';

/** A paper as far as an edit needs to know it; no title where it is one of many. */
export interface Edited {
  readonly id: PaperId;
  readonly title?: string;
}

type Papers = readonly Edited[];

export function removeDeed(papers: Papers): Deed {
  return deed(papers, { kind: 'remove' }, (them) => `Removed ${them}.`);
}

export function restoreDeed(papers: Papers): Deed {
  return deed(papers, { kind: 'restore' }, (them) => `Restored ${them}.`);
}

/** @param having the edits that the reader had before them; all there are where it is not said */
export function statusDeed(papers: Papers, value: Status, having?: readonly Dot[]): Deed {
  return deed(papers, { kind: 'status', value, having }, (them) => `${STATUSES[value]}: ${them}.`);
}

export function ratingDeed(paper: Edited, value: number | null, having: readonly Dot[]): Deed {
  return deed([paper], { kind: 'rating', value, having }, (them) => `${them} has ${ratingWords(value)}.`);
}

export function tagDeed(papers: Papers, tag: string, on: boolean): Deed {
  return deed(papers, { kind: 'tag', tag, on }, (them) =>
    on ? `Tagged ${them} “${tag}”.` : `Took the tag “${tag}” off ${them}.`,
  );
}

/** @param words what was done, given whom it was done to */
function deed(papers: Papers, change: LibraryChange, words: (them: string) => string): Deed {
  const [only] = papers;
  const title = papers.length === 1 ? only?.title : undefined;
  return {
    edits: [{ ids: papers.map(({ id }) => id), changes: [change] }],
    words: (changed) => words(title === undefined ? counted(changed, 'paper') : `“${title}”`),
  };
}
