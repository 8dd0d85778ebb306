import type { PaperId } from '../../lib/core/arxiv-id.ts';
import { Failure } from '../background/failure.tsx';
import { Numbers } from '../gloss/numbers.tsx';
import { sourceLine } from '../gloss/source-line.ts';
import { counted } from '../words/counted.ts';
import { ComparisonChart } from './comparison-chart.tsx';
import { PaperTicks } from './paper-ticks.tsx';
import { type CompareState, useCompare } from './use-compare.ts';
import '../gloss/shared.css';
import '../gloss/numbers.css';
import './compare.css';

interface CompareProps {
  readonly given: readonly PaperId[];
  readonly onTicked: (papers: readonly PaperId[]) => void;
}

/** Papers to tick on the one side, what they report of the same thing on the other. */
export function Compare({ given, onTicked }: CompareProps) {
  const compare = useCompare(given, onTicked);
  return (
    <div class="compare">
      <header class="compare-head">
        <h1>Compare papers</h1>
        <p class="muted">
          Numbers as reported, where papers name the same metric on the same dataset in the same unit.
        </p>
      </header>
      <PaperTicks {...compare} onTick={compare.tick} />
      <main class="compare-main">
        {compare.error && <Failure message={compare.error} onRetry={compare.again} />}
        <p class="compare-found" role="status">
          {foundWords(compare)}
        </p>
        {compare.comparisons.map((comparison) => (
          <ComparisonChart
            key={`${comparison.name} ${comparison.dataset} ${comparison.unit}`}
            comparison={comparison}
            titleOf={compare.titleOf}
            voiceOf={compare.voiceOf}
          />
        ))}
        {compare.ticked.length > 1 &&
          compare.alone.map(({ id, voice, metrics }) => (
            <section key={id} class="comparison" data-alone={id}>
              <h2>
                <bdi>{compare.titleOf(id)}</bdi>
              </h2>
              <Numbers metrics={metrics} source={sourceLine(voice)} />
            </section>
          ))}
      </main>
    </div>
  );
}

function foundWords({ ticked, known, comparisons, alone }: CompareState): string {
  if (ticked.length < 2) return 'Tick two papers or more.';
  if (!known) return '';
  if (comparisons.length > 0) return `${counted(comparisons.length, 'number')} that these papers share`;
  if (alone.length === 0) return 'Nobody reports numbers of these papers. Tick others.';
  return 'No number of these papers can be compared. What each reports stands below.';
}
