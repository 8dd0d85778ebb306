import type { Gloss } from '../../lib/core/gloss.ts';
import { glossText, type TextGloss } from '../../lib/glossing/index.ts';
import { readable } from '../../lib/glossing/readable.ts';
import type { DoubtedClaim } from '../../lib/messages.ts';

/** What a text claims that its own numbers do not bear out, by the place of the claim among its metrics. */
export function doubtedClaims({ metrics, doubts }: Pick<TextGloss, 'metrics' | 'doubts'>): DoubtedClaim[] {
  return doubts.flatMap(({ span: [start, end], says, computed }) => {
    const metric = metrics.findIndex(({ span }) => span[0] >= start && span[1] <= end);
    return metric < 0 ? [] : [{ metric, says: readable(says).text, computed }];
  });
}

/** The same of a gloss that somebody wrote, whose metrics the engine has read before. */
export function doubtsOf({ sections, metrics }: Pick<Gloss, 'sections' | 'metrics'>): DoubtedClaim[] {
  if (metrics.length === 0) return [];
  const read = glossText(Object.values(sections).join(' '), { form: 'summary' });
  return doubtedClaims(read).flatMap((doubt) => {
    const claim = read.metrics[doubt.metric];
    const metric = metrics.findIndex(({ value, quote }) => value === claim?.value && claim.quote.includes(quote));
    return metric < 0 ? [] : [{ ...doubt, metric }];
  });
}
