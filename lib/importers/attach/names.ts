import { matchable } from './matchable.ts';

/** What a paper may be called in running text. */
export interface Name {
  readonly text: string;
  /** False for a name that is told from a word by its capital alone. */
  readonly anyCase: boolean;
}

const MOST_WORDS = 5;

/**
 * The names that a title gives its paper: what stands before the colon, and words joined by two hyphens or more, such
 * as `Agent-as-a-Judge`. None for a name that the prose uses as a word.
 */
export function namesOf(title: string, prose: string): Name[] {
  const plain = matchable(title).text.trim();
  const colon = plain.search(/:| [–—-]{1,3} /);
  const head = colon > 0 ? plain.slice(0, colon).trim() : '';
  const joined = plain.match(/(?<![\p{L}\d])[\p{L}\d]+(?:-[\p{L}\d]+){2,}/gu) ?? [];
  const names = [...(head.split(/\s+/).length <= MOST_WORDS ? [head] : []), ...joined];
  return [...new Set(names)].flatMap((name) => nameOf(name, prose));
}

/** The name as it is looked for; none for a word of the language. */
function nameOf(name: string, prose: string): Name[] {
  if (name.replace(/[^\p{L}\d]/gu, '').length < 3) return [];
  const anyCase = /\s|-|\d|\p{L}\p{Lu}/u.test(name);
  if (
    !anyCase &&
    (/^\p{Ll}/u.test(name) || occurrences(prose, { text: name.toLowerCase(), anyCase: false }).length > 0)
  )
    return [];
  return [{ text: name, anyCase }];
}

/** Where a text uses a name as a word of its own; `GRPO` is none in `GRPO-CARE`. Linear. */
export function occurrences(text: string, { text: name, anyCase }: Name): [start: number, end: number][] {
  const [where, what] = anyCase ? [text.toLowerCase(), name.toLowerCase()] : [text, name];
  const found: [number, number][] = [];
  if (where.length !== text.length || what === '') return found;
  for (let at = where.indexOf(what); at >= 0; at = where.indexOf(what, at + what.length)) {
    const end = at + what.length;
    const before = text.slice(Math.max(0, at - 2), at);
    if (/[\p{L}\d]-?$/u.test(before) || /^(?:[\p{L}\d]|-[\p{Lu}\d])/u.test(text.slice(end, end + 2))) continue;
    found.push([at, end]);
  }
  return found;
}
