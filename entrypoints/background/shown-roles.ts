import type { GlossedSentence } from '../../lib/glossing/index.ts';

/** An opening in which the authors say what they offer or look into. */
const OFFER =
  /^(?:in this \w+,? )?(?:we|this (?:paper|work|article|study|survey|report))\b.{0,40}\b(?:present|introduc|propos|develop|describ|design|investigat|examin|explor|stud|analy[sz]|address|consider|review|survey|discuss|compar)/i;

/**
 * The sentences of an abstract with the roles that readers see. People who label abstracts mostly call an opening like "We
 * introduce Heron" background, and so does the engine. On a page it is what the paper is after, unless another sentence
 * says that. An abstract that gives no account of its paper, a note of withdrawal say, is shown for what it says.
 */
export function shownRoles(sentences: readonly GlossedSentence[]): readonly GlossedSentence[] {
  if (sentences.every(({ role }) => role === null)) {
    return sentences.map((sentence) => ({ ...sentence, role: 'background' }));
  }
  const [first, ...rest] = sentences;
  if (first?.role !== 'background' || !OFFER.test(first.text)) return sentences;
  if (rest.some(({ role }) => role === 'objective')) return sentences;
  return [{ ...first, role: 'objective' }, ...rest];
}
