import type { Metric } from '../../core/gloss.ts';

const LESS =
  /\b(?:error|loss|perplexity|fid|fvd|kid|lpips|wer|mae|mse|rmse|latency|(?:run)?time|cost|memory|parameter|flop|token|step|overhead|usage|consumption|hallucination|toxicity|bias|gap|distance|failure|variance|uncertainty|energy|ttft|size|footprint|compute|data|length|divergence|resource|brier|noise|refusal|fpr|budget|line|call|retrieval|querie|delay|artifact|discrepancy|violation|gpu|iteration|storage)s?(?=$| (?:of|per|rate|score|count|number|ratio|percentage|\())/i;
const DOWN =
  /^(?:reduc|decreas|drop|declin|degrad|lower|fewer|less|cut|sav|compress|halv|trim|shr|fall|fell|smaller|shorter|cheaper|slower|worse)/;
const UP = /\b(?:increas|ris|rose|raise|grow|grew|more|longer|larger|slower|higher|worse|extra|additional)/;

/** Whether less of what is named is better: `peak memory`, `number of steps`. */
export const isLess = (name: string): boolean => LESS.test(name);

/** Whether a word tells of a way down. */
export const isDown = (word: string): boolean => DOWN.test(word);

/**
 * Which way of what is named is better; null where a result is a worse one.
 * @param around the words around the number, in small letters
 * @param next the word behind it
 */
export function directionOf(
  { name, kind }: Pick<Metric, 'name' | 'kind'>,
  around: string,
  next: string,
): Metric['direction'] {
  if (name === null) return kind === 'reduction' ? 'lower' : 'higher';
  const less = isLess(name);
  // A cost that grew is no improvement, and nothing says that it is meant to grow: `training takes 7% longer`.
  if (less && kind === 'improvement' && UP.test(around)) return null;
  return less || (kind === 'ratio' && name !== 'speed' && isDown(next)) ? 'lower' : 'higher';
}
