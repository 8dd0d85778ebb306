import { formatDay } from '../../lib/core/dates.ts';
import { ABSTRACT, SOURCE_KINDS, type Speaker } from '../../lib/core/gloss.ts';

/** A source with its kind and day: `Byte-Sized AI & Code · Daily digest · 29 Jun 2025`. */
export function sourceWords({ title, kind, date }: Speaker): string {
  const name = kind === ABSTRACT ? title : SOURCE_KINDS[kind];
  const kinds = title.toLowerCase() === name.toLowerCase() ? [] : [name]; // "Reading notes · Reading notes" says it twice
  const days = kind === ABSTRACT && date === null ? [] : [formatDay(date)]; // the day of a paper is elsewhere on its page
  return [title, ...kinds, ...days].join(' · ');
}

/** Who speaks in a gloss: the words of the bundled ones are ours, what they say is the source's; an abstract's its own. */
export function sourceLine(source: Speaker): string {
  return source.kind === ABSTRACT ? sourceWords(source) : `Papergloss, after ${sourceWords(source)}`;
}
