import { type Metric, type OutlineNode, outlineTexts, type Sections } from '../../core/gloss.ts';
import { glossText } from '../../glossing/index.ts';
import { withoutMarker } from '../../glossing/markers.ts';
import { sectionsOf } from '../../glossing/sections.ts';
import { metricsOf, toMetric } from '../../glossing/to-metrics.ts';

/** A summary by the roles of its sentences, with the results that it reports; each quote stands in a section. */
export function summaryGloss(summary: string, title: string): { sections: Sections; metrics: readonly Metric[] } {
  const { sentences, metrics } = glossText(summary, { form: 'summary', title });
  const sections = sectionsOf(sentences);
  const texts = Object.values(sections);
  return { sections, metrics: metrics.flatMap((found) => quotedIn(toMetric(found), texts)) };
}

/** A section drops the marker in front of a sentence, so that its quote goes without; none of what is no section. */
function quotedIn(metric: Metric, texts: readonly string[]): Metric[] {
  const quotes = [metric.quote, withoutMarker(metric.quote)];
  const quote = quotes.find((one) => texts.some((text) => text.includes(one)));
  return quote === undefined ? [] : [{ ...metric, quote }];
}

/** The results that texts report, each text read for itself; quotes are verbatim. */
export function resultsIn(texts: readonly string[], title: string | null): readonly Metric[] {
  return texts.flatMap((text) => metricsOf(text, { form: 'summary', title: title ?? '' }));
}

/** The results that the lines of an outline report. */
export function outlineResults(outline: readonly OutlineNode[], title: string): readonly Metric[] {
  return resultsIn(outlineTexts(outline), title);
}
