import type { Metric } from '../core/gloss.ts';
import { type FoundMetric, type GlossOptions, glossText } from './index.ts';

/**
 * The results that a text reports, as a gloss stores them; none where it reports none. Takes the text as it is shown
 * to the reader: an abstract, or somebody's summary of a paper. Each `quote` is a sentence of it, verbatim, so that
 * `text.includes(quote)` holds. Never throws; takes time linear in the length of the text.
 */
export function metricsOf(text: string, options: GlossOptions): readonly Metric[] {
  return glossText(text, options).metrics.map(toMetric);
}

/** A found result without its place, which holds for the text that it was read from only. */
export function toMetric({ span: _, highSpan: __, ...metric }: FoundMetric): Metric {
  return metric;
}
