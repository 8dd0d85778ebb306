import { formatDay } from '../../lib/core/dates.ts';
import { ABSTRACT, SOURCE_KINDS, type Speaker } from '../../lib/core/gloss.ts';
import type { Voice } from '../../lib/messages.ts';

type Speaking = Pick<Voice, 'source' | 'verbatim'>;

/** A source with its kind and day: `Byte-Sized AI & Code · Daily digest · 29 Jun 2025`. */
export function sourceWords(source: Speaker): string {
  return source.title + kindWords(source) + dayWords(source);
}

/** "Reading notes · Reading notes" would say it twice. */
function kindWords({ title, kind }: Speaker): string {
  const name = kind === ABSTRACT ? title : SOURCE_KINDS[kind];
  return title.toLowerCase() === name.toLowerCase() ? '' : ` · ${name}`;
}

/** The day of a paper is elsewhere on its page. */
function dayWords({ kind, date }: Speaker): string {
  return kind === ABSTRACT && date === null ? '' : ` · ${formatDay(date)}`;
}

/** True where the words are an author's own, an abstract's or a document's, and not ours. */
export function isQuoted({ source, verbatim }: Speaking): boolean {
  return verbatim !== undefined || source.kind === ABSTRACT;
}

/**
 * Who speaks in a gloss, what that is, and its day: the words of the bundled ones are ours, what they say is the source's;
 * others speak for themselves. Where room is short the name is cut and the kind left out, never the day.
 */
export function sourceParts(voice: Speaking): readonly [name: string, kind: string, day: string] {
  const { source, verbatim } = voice;
  const name = (isQuoted(voice) ? '' : 'Papergloss, after ') + source.title;
  return [name, kindWords(source), dayWords(source) + (verbatim ? ' · verbatim' : '')];
}

/** The same as one line. */
export function sourceLine(voice: Speaking): string {
  return sourceParts(voice).join('');
}
