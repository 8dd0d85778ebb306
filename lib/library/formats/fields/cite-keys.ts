import { paperYear } from '../../../core/paper.ts';
import { fold } from '../../../core/text.ts';
import type { PortablePaper } from '../../portable.ts';
import { splitName } from './names.ts';

/** Words that say nothing of what a title is about. */
const SMALL = new Set(['a', 'an', 'and', 'at', 'by', 'for', 'from', 'in', 'is', 'of', 'on', 'the', 'to', 'with']);

/** Letters that have no form without their mark in Unicode's tables. */
const LATIN: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ı', 'i'],
]);

/**
 * Keys to cite papers by, `vaswani2017attention`: `[a-z0-9:-]` only, none twice. Papers that would share one have their
 * ids added, all of them, so that a key does not depend on the order of papers.
 */
export function citeKeys(papers: readonly PortablePaper[]): string[] {
  const plain = papers.map(plainKey);
  const counts = new Map<string, number>();
  for (const key of plain) counts.set(key, (counts.get(key) ?? 0) + 1);
  return plain.map((key, at) => {
    const id = papers[at]?.id.replace(/[./]/g, '-');
    return counts.get(key) === 1 ? key : `${key}:${id}`;
  });
}

function plainKey(paper: PortablePaper): string {
  const [first = ''] = paper.authors;
  const family = asciiWord(splitName(first)?.family ?? first) || 'anonymous';
  const word = paper.title
    .split(/[\s\p{Pd}]+/u)
    .map(asciiWord)
    .find((part) => part !== '' && !SMALL.has(part));
  return `${family}${paperYear(paper)}${word ?? ''}`;
}

/** Letters and digits that every TeX can read, forty at most. */
function asciiWord(text: string): string {
  const folded = fold(text.slice(0, 200)).replace(/[^\0-\x7f]/g, (letter) => LATIN.get(letter) ?? '');
  return folded.replace(/[^a-z0-9]/g, '').slice(0, 40);
}
