/** A person's name in the parts by which bibliographies sort. */
export interface PersonName {
  readonly given: string;
  /** `van der`; lower case, as BibTeX tells it from the rest. */
  readonly particle: string;
  readonly family: string;
  /** `Jr.` */
  readonly suffix: string;
}

const SUFFIX = /^(?:[JS]r\.?|I{2,3}|IV)$/;

/** Words that people's names don't end in or begin with, and names of groups do. */
const GROUP_END =
  /^(?:team|collaboration|consortium|group|project|labs?|inc\.?|initiative|institute|university|alliance)$/i;
const GROUP_START = /^(?:the|team)$/i;

/**
 * A name in its natural order (`Ludwig van Beethoven`) in parts; null for one that does not come apart: a single word,
 * a group, anything with a comma or an `and`. The parts in the order given, particle, family, suffix are the name again.
 */
export function splitName(name: string): PersonName | null {
  const words = name.split(' ');
  if (words.length < 2 || /[,{}]/.test(name) || words.some((word) => /^and$/i.test(word))) return null;
  if (GROUP_END.test(words.at(-1) ?? '') || GROUP_START.test(words[0] ?? '')) return null;
  const suffix = words.length > 2 && SUFFIX.test(words.at(-1) ?? '') ? (words.pop() ?? '') : '';
  const family = words.pop() ?? '';
  let start = words.length;
  while (start > 1 && isLower(words[start - 1] ?? '')) start -= 1;
  return { given: words.slice(0, start).join(' '), particle: words.slice(start).join(' '), family, suffix };
}

function isLower(word: string): boolean {
  const first = word.charAt(0);
  return first !== first.toUpperCase();
}

/** The name in its natural order. */
export function joinName({ given, particle, family, suffix }: PersonName): string {
  return [given, particle, family, suffix].filter((part) => part !== '').join(' ');
}

/** `Beethoven, Ludwig van` or `Last, Jr., First`, in its natural order; any other name as it is. */
export function naturalOrder(parts: readonly string[]): string {
  const [family = '', ...rest] = parts.map((part) => part.trim());
  const given = rest.pop() ?? '';
  return [given, family, ...rest].filter((part) => part !== '').join(' ');
}
