import type { PaperId } from '../../core/arxiv-id.ts';
import { fold } from '../../core/text.ts';
import { countShared, tellingWords } from '../attach/title-words.ts';

/** An entry of reading notes: the id that its link has, the title that it is given, the words below it. */
export interface Entitled {
  readonly id: PaperId | null;
  readonly title: string;
  readonly words: string;
}

/** Longer notes show what they are about long before their end; UTF-16 units. */
const LONGEST = 20_000;
/** A title has to say at least so much, and the notes so much, before it tells anything that they share no word. */
const FEWEST_OWN = 4;
const FEWEST_NOTED = 30;

/**
 * Why the id and the title of an entry may not belong together; null where nothing speaks against it. One title over
 * two papers: somebody copied the wrong one. The entry whose words use the title's own name is right; where that tells
 * nothing, both are in doubt. A title over one paper is in doubt where long notes have not one of its words.
 */
export function doubtsOf(entries: readonly Entitled[]): (string | null)[] {
  const known = entries.filter(({ id }) => id !== null);
  const byTitle = Map.groupBy(known, ({ title }) => fold(title));
  const rivals = new Map([...byTitle].map(([title, same]) => [title, rivalsOf(same)]));
  return entries.map((entry) => {
    const { ids, right } = rivals.get(fold(entry.title)) ?? { ids: [], right: null };
    const other = ids.find((one) => one !== entry.id);
    if (entry.id === null || right === entry.id) return null;
    if (other !== undefined)
      return `the same title is given to ${right ?? other}; the words below it need not be about that paper`;
    return isContradicted(entry)
      ? 'the words below it have none of the title’s; they need not be about that paper'
      : null;
  });
}

/** The first ids of a title, and the one whose entries alone use its name. */
function rivalsOf(same: readonly Entitled[]): {
  readonly ids: readonly (PaperId | null)[];
  readonly right: PaperId | null;
} {
  const ids = [...new Set(same.map(({ id }) => id))];
  const using = ids.length < 2 ? [] : [...new Set(same.filter(usesName).map(({ id }) => id))];
  return { ids: ids.slice(0, 2), right: using.length === 1 ? (using[0] ?? null) : null };
}

function usesName({ title, words }: Entitled): boolean {
  const name = fold(title.split(/[:?]/, 1)[0] ?? '').trim();
  return name !== '' && fold(words).includes(name);
}

/**
 * Whether long notes share neither a telling word nor a name with the title above them. Of 1,873 summaries none shares
 * nothing with its own title; with another's, half of them do.
 */
function isContradicted({ title, words }: Entitled): boolean {
  const own = tellingWords(title);
  if (own.size < FEWEST_OWN) return false;
  const noted = words.slice(0, LONGEST);
  const telling = tellingWords(noted);
  if (telling.size < FEWEST_NOTED || countShared(telling, own) > 0) return false;
  const folded = fold(noted);
  const names = title.match(/[\p{L}\d-]*\p{Lu}[\p{L}\d-]*\p{Lu}[\p{L}\d-]*/gu) ?? [];
  return [title.split(/[:?]/, 1)[0] ?? '', ...names].every((name) => !folded.includes(fold(name).trim()));
}
