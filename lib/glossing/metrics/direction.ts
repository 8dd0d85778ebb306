import type { Metric } from '../../core/gloss.ts';
import { LESS } from './lexicon.ts';

const LOWER = new RegExp(
  `\\b(?:${LESS.replace(/ /g, '|')}|runtime|parameter|flop|token|step|bias|failure|size|compute|data|length|divergence)s?(?=$|\\)|-\\d| (?:of|rate|score|\\())`,
  'i',
);
/** Whatever else is reduced is better less. */
const MORE = /\b(?:accura|perform|score|precision|rate|quality)/i;
const DOWN = /^(?:reduc|decreas|drop|declin|degrad|lower|fewer|less|cut|sav|compress|shr|f[ae]ll|small)/;
/** Tells of a way to what is better, whichever that is. */
const BETTER = /^(?:improv|out)/;

/** Whether a name is surely one of a measure: `peak memory`, `number of steps`, `accuracy`. */
export const isMeasure = (name: string): boolean => LOWER.test(name) || MORE.test(name);

/** Whether a word tells of a way down. */
export const isDown = (word: string): boolean => DOWN.test(word);

/**
 * Which way of what is named is better; null where a result is a worse one.
 * @param change the word that tells what changed, in small letters: `reduces`, `fewer`
 */
export function directionOf(name: string | null, kind: Metric['kind'], change: string): Metric['direction'] {
  const less = LOWER.test(name ?? '') || (kind === 'reduction' && !MORE.test(name ?? ''));
  // A cost that grew is no improvement, and nothing says that it is meant to grow: `training takes 7% longer`.
  if (less && kind === 'improvement' && !BETTER.test(change)) return null;
  return less || (kind === 'ratio' && name !== 'speed' && isDown(change)) ? 'lower' : 'higher';
}
