import { matches } from './matches.ts';

/** Two versions of a note made one. */
export interface MergedNote {
  readonly text: string;
  /** False where both changed the same words: the text then has both, one after the other. */
  readonly clean: boolean;
}

/**
 * Three-way merge after Khanna, Kunal and Pierce, "A formal investigation of diff3" (2007): by lines, and where both
 * changed the same lines, by words.
 * @param base the note that both versions were made from
 */
export function mergeNotes(base: string, mine: string, theirs: string): MergedNote {
  return merge3(base, mine, theirs, splitLines, (...chunk) => merge3(...chunk, splitWords, keepBoth));
}

/** Both versions under each other: what "keep both" writes. */
export function keepBothNotes(versions: readonly string[]): string {
  return [...new Set(versions.map((version) => version.trim()))].filter((version) => version !== '').join('\n\n');
}

type Merge = (base: string, mine: string, theirs: string) => MergedNote;

function merge3(
  base: string,
  mine: string,
  theirs: string,
  split: (text: string) => readonly string[],
  settle: Merge,
): MergedNote {
  if (mine === theirs || theirs === base) return { text: mine, clean: true };
  if (mine === base) return { text: theirs, clean: true };
  const [old, ours, others] = [split(base), split(mine), split(theirs)];
  const [inOurs, inOthers] = [matches(old, ours), matches(old, others)];
  const parts: MergedNote[] = [];
  let [fromOld, fromOurs, fromOthers] = [0, 0, 0];
  const chunk = (toOld: number, toOurs: number, toOthers: number) => {
    const texts = [
      old.slice(fromOld, toOld).join(''),
      ours.slice(fromOurs, toOurs).join(''),
      others.slice(fromOthers, toOthers).join(''),
    ] as const;
    parts.push(settleChunk(...texts, settle));
  };
  for (const [at, part] of old.entries()) {
    const [atOurs, atOthers] = [inOurs[at] ?? -1, inOthers[at] ?? -1];
    if (atOurs < 0 || atOthers < 0) continue;
    chunk(at, atOurs, atOthers);
    parts.push({ text: part, clean: true });
    [fromOld, fromOurs, fromOthers] = [at + 1, atOurs + 1, atOthers + 1];
  }
  chunk(old.length, ours.length, others.length);
  return { text: parts.map(({ text }) => text).join(''), clean: parts.every(({ clean }) => clean) };
}

function settleChunk(base: string, mine: string, theirs: string, settle: Merge): MergedNote {
  if (mine === theirs || theirs === base) return { text: mine, clean: true };
  if (mine === base) return { text: theirs, clean: true };
  return settle(base, mine, theirs);
}

function keepBoth(_base: string, mine: string, theirs: string): MergedNote {
  const apart = mine === '' || theirs === '' || /\s$/.test(mine) || /^\s/.test(theirs) ? '' : ' ';
  return { text: mine + apart + theirs, clean: false };
}

function splitLines(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function splitWords(text: string): readonly string[] {
  return text.match(/\s+|\S+/g) ?? [];
}
