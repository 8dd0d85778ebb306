import { abstractUrl, type PaperId } from '../../lib/core/arxiv-id.ts';
import type { Metric } from '../../lib/core/gloss.ts';
import type { Compared, Comparison } from '../../lib/glossing/compare/compare.ts';
import type { Voice } from '../../lib/messages.ts';
import { baselineWords, directionWords, valueWords } from '../gloss/metric-words.ts';
import { withUnit } from '../gloss/printed-value.ts';
import { sourceLine } from '../gloss/source-line.ts';
import { type Axis, axisOf, shareOf } from './axis.ts';

interface Naming {
  readonly titleOf: (id: PaperId) => string;
  readonly voiceOf: (metric: Metric) => Voice | undefined;
}

/** One quantity as several papers report it: a bar each, on one axis, in one unit. */
export function ComparisonChart({ comparison, ...naming }: Naming & { readonly comparison: Comparison }) {
  const { name, dataset, unit, results } = comparison;
  const axis = axisOf(results);
  const notes = [directionWords(comparison), axis.from !== 0 && `bars begin at ${withUnit(String(axis.from), unit)}`];
  const title = [name, dataset].join(' · ');
  return (
    <section class="comparison" data-comparison={title} data-unit={unit ?? ''}>
      <h2>{title}</h2>
      <p class="muted">{notes.filter(Boolean).join('; ')}</p>
      <ul>
        {results.map((result, at) => (
          <Bar key={at} result={result} axis={axis} best={at === 0 && comparison.direction !== null} {...naming} />
        ))}
      </ul>
    </section>
  );
}

interface BarProps extends Naming {
  readonly result: Compared;
  readonly axis: Axis;
  readonly best: boolean;
}

/** A row that opens the sentence it was read from. */
function Bar({ result: { paper, metric, value, baseline }, axis, best, titleOf, voiceOf }: BarProps) {
  const voice = voiceOf(metric);
  const against = baselineWords(metric);
  const place = (at: number) => `${100 * shareOf(at, axis)}%`;
  return (
    <li data-result data-paper={paper} data-value={metric.value} data-unit={metric.unit ?? ''}>
      <details>
        <summary>
          <span class="comparison-paper">
            <bdi>{titleOf(paper)}</bdi>
            <span class="muted">{[metric.system, against && `vs ${against}`].filter(Boolean).join(' ')}</span>
          </span>
          <span class="comparison-track" data-cut={axis.from !== 0} aria-hidden="true">
            <span class="comparison-bar" data-best={best} style={{ inlineSize: place(value) }} />
            {baseline !== null && <span class="comparison-baseline" style={{ insetInlineStart: place(baseline) }} />}
          </span>
          <span class="comparison-value">{valueWords(metric)}</span>
        </summary>
        <figure>
          <blockquote>“{metric.quote}”</blockquote>
          <figcaption>
            {voice && `${sourceLine(voice)} · `}
            <a href={abstractUrl(paper)} target="_blank" rel="noopener noreferrer">
              arXiv:{paper}
            </a>
          </figcaption>
        </figure>
      </details>
    </li>
  );
}
