import { markMatches } from '../../lib/search/mark-matches.ts';

/** Text with the words that the query met marked. */
export function MarkedText({ text, terms }: { text: string; terms: ReadonlySet<string> }) {
  return markMatches(text, terms).map((part) => (part.marked ? <mark>{part.text}</mark> : part.text));
}
