import { plainLine } from '../../core/text.ts';

const LONGEST_NAME = 200;

/** The authors of a cell or a line, each once, as they are written. */
export function authorsOf(text: string): string[] {
  const names = text.split(/[,;]/).map((name) => plainLine(name, LONGEST_NAME));
  return [...new Set(names.filter((name) => name !== '' && !/^(?:et al\.?|n\/a|unknown|-+)$/i.test(name)))];
}

/** Those that are account names, or can't be told from one. */
export function handlesOf(authors: readonly string[]): string[] {
  return authors.filter((name) => !/\s/.test(name));
}
