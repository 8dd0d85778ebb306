import { formatDay } from '../../lib/core/dates.ts';
import { ABSTRACT, SOURCE_KINDS, type Speaker } from '../../lib/core/gloss.ts';
import type { Voice } from '../../lib/messages.ts';

type Speaking = Pick<Voice, 'source' | 'verbatim'>;

/** A source with its kind and day: `Byte-Sized AI & Code · Daily digest · 29 Jun 2025`. */
export function sourceWords({ title, kind, date }: Speaker): string {
  const name = kind === ABSTRACT ? title : SOURCE_KINDS[kind];
  const kinds = title.toLowerCase() === name.toLowerCase() ? [] : [name]; // "Reading notes · Reading notes" says it twice
  const days = kind === ABSTRACT && date === null ? [] : [formatDay(date)]; // the day of a paper is elsewhere on its page
  return [title, ...kinds, ...days].join(' · ');
}

/** True where the words are an author's own, an abstract's or a document's, and not ours. */
export function isQuoted({ source, verbatim }: Speaking): boolean {
  return verbatim !== undefined || source.kind === ABSTRACT;
}

/** Who speaks in a gloss: the words of the bundled ones are ours, what they say is the source's; others speak for themselves. */
export function sourceLine(voice: Speaking): string {
  const words = sourceWords(voice.source);
  if (voice.verbatim) return `${words} · verbatim`;
  return isQuoted(voice) ? words : `Papergloss, after ${words}`;
}
