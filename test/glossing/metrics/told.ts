import { type FoundMetric, glossText } from '../../../lib/glossing/index.ts';

/** The results of a sentence of results, each in a line: `up to 12x | speed | ListBench | MergeFox 3`. */
export function told(sentence: string): string[] {
  return resultsOf(sentence).map(tell);
}

/** The results of a sentence that stands among the results of a summary. */
export function resultsOf(sentence: string): readonly FoundMetric[] {
  const around = ['Heron is a sorter.', 'The objective is to sort.', 'The methodology involves runs.'];
  const { metrics } = glossText([...around, sentence, 'For practitioners, lists are cheap.'].join(' '), {
    form: 'summary',
  });
  return metrics;
}

function tell({ value, valueHigh, unit, name, dataset, baseline, qualifier }: FoundMetric): string {
  const range = valueHigh === null ? `${value}` : `${value} to ${valueHigh}`;
  const own = [qualifier, range + (unit === '%' || unit === 'x' ? unit : unit ? ` ${unit}` : '')]
    .filter(Boolean)
    .join(' ');
  const rival = baseline && [baseline.name, baseline.value].filter((part) => part !== null).join(' ');
  return [own, name ?? '-', dataset ?? '-', rival ?? '-'].join(' | ');
}
