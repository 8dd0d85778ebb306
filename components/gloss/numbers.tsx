import { useId, useState } from 'preact/hooks';
import type { Metric } from '../../lib/core/gloss.ts';
import type { DoubtedClaim } from '../../lib/messages.ts';
import { dumbbell } from './dumbbell.ts';
import { bareValue, baselineWords, comparisonWords, contextWords, directionWords, metricName } from './metric-words.ts';
import { MoreButton } from './more-button.tsx';
import { NumberChart } from './number-chart.tsx';

/** How many rows stand before "+ n more". */
const SHOWN = 3;

interface NumbersProps {
  readonly metrics: readonly Metric[];
  /** Who reports them; see `sourceLine`. */
  readonly source: string;
  readonly doubts?: readonly DoubtedClaim[] | undefined;
}

/** The reported numbers, each on a row that opens the sentence it was read from. */
export function Numbers({ metrics, source, doubts = [] }: NumbersProps) {
  const [all, setAll] = useState(false);
  return (
    <div class="numbers" data-part="metrics">
      <div class="part-head">
        <h3>Numbers, as reported</h3>
        <MoreButton count={metrics.length - SHOWN} open={all} of="numbers" onToggle={() => setAll(!all)} />
      </div>
      <ul class="number-list">
        {metrics.map((metric, at) => (
          <NumberRow
            key={at}
            metric={metric}
            source={source}
            doubt={doubts.find((claim) => claim.metric === at)}
            hidden={!all && at >= SHOWN}
          />
        ))}
      </ul>
    </div>
  );
}

interface NumberRowProps {
  readonly metric: Metric;
  readonly source: string;
  readonly doubt: DoubtedClaim | undefined;
  readonly hidden: boolean;
}

function NumberRow({ metric, source, doubt, hidden }: NumberRowProps) {
  const [open, setOpen] = useState(false);
  const quote = useId();
  const marks = dumbbell(metric);
  return (
    <li
      class="number"
      data-metric={metricName(metric)}
      data-value={metric.value}
      data-unit={metric.unit ?? ''}
      hidden={hidden}
    >
      <button
        type="button"
        class="number-row"
        aria-expanded={open}
        aria-controls={quote}
        title={comparisonWords(metric)}
        onClick={() => setOpen(!open)}
      >
        <span class="number-words" data-drawn={marks !== null}>
          <span class="number-name">
            {metricName(metric)}
            {metric.dataset && <span class="number-on"> · {metric.dataset}</span>}
          </span>
          <span class="context">{marks ? baselineWords(metric) : contextWords(metric)}</span>
        </span>
        {marks && <NumberChart marks={marks} />}
        <span class="number-value">
          {metric.qualifier && <span class="hedge"> {metric.qualifier}</span>} {bareValue(metric)}
          {doubt && <span class="hedge"> ?</span>}
        </span>
        <span class="unseen">. {marks ? comparisonWords(metric) : directionWords(metric)}</span>
      </button>
      <figure class="number-quote" id={quote} hidden={!open}>
        <blockquote>“{metric.quote}”</blockquote>
        {doubt && (
          <p class="doubt">
            Its own numbers give {doubt.computed}, not “{doubt.says}”.
          </p>
        )}
        <figcaption>
          {comparisonWords(metric)}, as reported. {source}
        </figcaption>
      </figure>
    </li>
  );
}
