import { fold } from '../core/text.ts';

/**
 * Finds the paper of a text that names none, by the abstract that both copy. Formulas are lost or drawn anew on the
 * way from page to page, addresses become "this https URL", later versions change a sentence: hence an equal beginning
 * and most of the words in the same order, never a hash of the whole. Wrongly bound is worse than unbound.
 */

/** Letters and digits that have to be the same at the beginning. */
const PREFIX = 60;
/** Words in a row that count as one place of agreement. */
const SHINGLE = 5;
/** Least share of the shorter text's shingles that the other has. */
const LEAST_SHARED = 0.8;
/** And of the longer one's, so that a sentence which opens two abstracts does not make them one. */
const LEAST_COVERED = 0.4;
/** Fewer shingles show nothing: such texts have to be equal. */
const FEWEST_SHINGLES = 20;
/** No abstract is longer; UTF-16 units. */
const LONGEST = 20_000;

const ADDRESS = /\bthis https?(?: url)?\b|https?:\/\/\S+/g;
const LATEX_ACCENT = /\\["'`^~=.]/g;
const LATEX_COMMAND = /\\[a-zA-Z]+/g;
const FORMULA = /\$[^$]{1,300}\$/g;
/** Drawn for commands that are dropped: `\ell`, `\hbar`. */
const LETTERLIKE = /[\u2100-\u214f]/g;

/** The words of an abstract as they are compared: no LaTeX, accents, case, signs or addresses. Linear. */
function comparable(abstract: string): string[] {
  const plain = abstract
    .slice(0, LONGEST)
    .replace(LATEX_ACCENT, '')
    .replace(LATEX_COMMAND, ' ')
    .replace(LETTERLIKE, ' ')
    .replace(/[{}]/g, '');
  const words =
    fold(plain)
      .replace(ADDRESS, ' ')
      // `Sr$_2$Cu` is drawn as `Sr2Cu` on one page and apart on another.
      .match(/[a-z]+|\d+/g) ?? [];
  return words[0] === 'abstract' ? words.slice(1) : words;
}

function shinglesOf(words: readonly string[]): Set<string> {
  return new Set(words.slice(0, -SHINGLE + 1 || undefined).map((_, at) => words.slice(at, at + SHINGLE).join(' ')));
}

function agree(left: readonly string[], right: readonly string[]): boolean {
  const [small, large] = [shinglesOf(left), shinglesOf(right)].sort((one, other) => one.size - other.size);
  if (!small || !large) return false;
  if (small.size < FEWEST_SHINGLES) return left.join('') === right.join('');
  let shared = 0;
  for (const shingle of small) if (large.has(shingle)) shared += 1;
  return shared >= LEAST_SHARED * small.size && shared >= LEAST_COVERED * large.size;
}

/** Whether two texts are copies of one abstract. */
export function sameAbstract(left: string, right: string): boolean {
  return new AbstractIndex([[left, true]]).find(right) !== null;
}

/** Values that are found by an abstract: papers by their own, or texts that wait for their paper. */
export class AbstractIndex<T> {
  private readonly byPrefix = new Map<string, { words: readonly string[]; value: T }[]>();

  /** @param entries each an abstract with what it stands for; those too short to tell papers apart are never found */
  constructor(entries: Iterable<readonly [abstract: string, value: T]> = []) {
    for (const [abstract, value] of entries) this.add(abstract, value);
  }

  add(abstract: string, value: T): void {
    const words = comparable(abstract);
    for (const prefix of prefixesOf(abstract, words)) {
      const same = this.byPrefix.get(prefix);
      if (same) same.push({ words, value });
      else this.byPrefix.set(prefix, [{ words, value }]);
    }
  }

  /** What the abstract stands for; null where nothing agrees, or where different values do. */
  find(abstract: string): T | null {
    const words = comparable(abstract);
    const alike = prefixesOf(abstract, words).flatMap((prefix) => this.byPrefix.get(prefix) ?? []);
    const found = new Set(alike.filter((other) => agree(words, other.words)).map(({ value }) => value));
    const [first, ...others] = found;
    return first === undefined || others.length > 0 ? null : first;
  }
}

/**
 * What texts have to share to be copies of one abstract: how it begins, and how it does on a page that lost its formulas.
 * None for a text that is too short to tell papers apart. Stored: where this changes, what is stored has to be made anew.
 */
export function abstractOpenings(abstract: string): string[] {
  return prefixesOf(abstract, comparable(abstract));
}

function prefixesOf(abstract: string, words: readonly string[]): string[] {
  const without = abstract.slice(0, LONGEST).replace(FORMULA, ' ');
  const prefixes = [prefixOf(words), without === abstract ? null : prefixOf(comparable(without))];
  return [...new Set(prefixes.filter((prefix) => prefix !== null))];
}

function prefixOf(words: readonly string[]): string | null {
  const letters = words.slice(0, PREFIX).join('');
  return letters.length < PREFIX ? null : letters.slice(0, PREFIX);
}
