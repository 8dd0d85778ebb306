import { formatDay } from '../../lib/core/dates.ts';
import { SOURCE_KINDS } from '../../lib/core/gloss.ts';
import type { ListedSource, SourceWork } from '../../lib/sources/listed-source.ts';
import { counted, number } from '../words/counted.ts';

/** How a source stands, in few words, and how much that matters. */
export interface SourceState {
  readonly tone: 'good' | 'caution' | 'off';
  readonly words: string;
}

const WORKS: Readonly<Record<SourceWork['what'], string>> = {
  import: 'Reading its documents',
  refresh: 'Asking for news',
  past: 'Fetching the past',
};

/** What a source is at. */
export function workName({ what }: SourceWork): string {
  return WORKS[what];
}

/** The same, but changing at each quarter only: for those who hear it. */
export function quarterWords(work: SourceWork): string {
  const quarter = work.total > 0 ? Math.floor((4 * work.done) / work.total) * 25 : 0;
  return quarter === 0 ? workName(work) : `${workName(work)}: ${quarter}% done`;
}

/** What it is at just now stands beside, with how far it is. */
export function stateOf({ origin, allowed, failure, paused }: ListedSource): SourceState {
  if (origin.is === 'files') return failure ? { tone: 'caution', words: 'Failed' } : { tone: 'off', words: '' };
  if (paused) return { tone: 'off', words: 'Paused' };
  if (!allowed) return { tone: 'caution', words: 'Not allowed' };
  return failure ? { tone: 'caution', words: 'Failed' } : { tone: 'good', words: 'Followed' };
}

/** What its documents are: `Daily table, Reading notes`. */
export function kindWords(kinds: ListedSource['kinds']): string {
  return kinds.map((kind) => SOURCE_KINDS[kind]).join(', ');
}

/** `24, of 9 Jul 2025`, `24, from 9 May 2024 to 9 Jul 2025`. */
export function documentWords({ documents, oldest, newest }: ListedSource): string {
  const count = number(documents);
  if (newest === null) return count;
  return oldest === newest || oldest === null
    ? `${count}, of ${formatDay(newest)}`
    : `${count}, from ${formatDay(oldest)} to ${formatDay(newest)}`;
}

/** What is waiting, and for what. */
export function waitingWords(unbound: number): string {
  return `${counted(unbound, 'gloss', 'glosses')}: each finds its paper when you open that paper’s page`;
}
