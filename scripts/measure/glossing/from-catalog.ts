import type { Catalog } from '../../../lib/catalog/catalog.ts';
import type { Gloss, Metric } from '../../../lib/core/gloss.ts';
import { ROLES } from '../../../lib/glossing/roles/role.ts';
import type { MarkedResult, MarkedSet, MarkedText } from './marked-text.ts';

/** The glosses of a catalog as summaries: their sections in order, with the results that were reviewed by hand. */
export function markedByCatalog({ papers, sources }: Catalog): MarkedSet[] {
  return sources.map(({ id, title }) => ({
    name: title,
    texts: papers.flatMap((paper) =>
      paper.glosses.filter(({ source }) => source === id).map((gloss) => marked(gloss, paper.title)),
    ),
  }));
}

function marked({ paper, sections, metrics }: Gloss, title: string): MarkedText {
  const roles = ROLES.summary.flatMap((role) => (sections[role] ? [{ role, text: sections[role] }] : []));
  const text = roles.map((part) => part.text).join(' ');
  const own = metrics.filter(({ quote }) => text.includes(quote));
  return {
    id: paper,
    form: 'summary',
    title,
    text,
    roles,
    results: own.flatMap((metric) => results(metric, text)),
    rivals: own.flatMap(({ baseline, quote }) => (baseline?.value == null ? [] : [place(text, quote, baseline.value)])),
  };
}

/** A range is two results. */
function results(metric: Metric, text: string): MarkedResult[] {
  const { name, dataset, baseline, kind, quote } = metric;
  return [metric.value, metric.valueHigh]
    .filter((value) => value !== null)
    .map((value) => ({ value, name, dataset, baseline, kind, borderline: false, span: place(text, quote, value) }));
}

/** Where a value stands in a quote; the whole quote where it is written otherwise, as a word or a power. */
function place(text: string, quote: string, value: number): readonly [number, number] {
  const start = text.indexOf(quote);
  for (const written of [value.toLocaleString('en-US', { maximumFractionDigits: 20 }), String(value)]) {
    const at = quote.search(new RegExp(`(?<![\\d.,])${written.replaceAll('.', '\\.')}(?!\\d|[.,]\\d)`));
    if (at >= 0) return [start + at, start + at + written.length];
  }
  return [start, start + quote.length];
}
