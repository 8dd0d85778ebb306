import type { PaperId } from '../../lib/core/arxiv-id.ts';
import type { CompareState } from './use-compare.ts';

interface PaperTicksProps extends Pick<CompareState, 'offered' | 'ticked' | 'full'> {
  readonly onTick: (id: PaperId, on: boolean) => void;
}

/** The papers that may be compared, by why they are offered. */
export function PaperTicks({ offered, ticked, full, onTick }: PaperTicksProps) {
  return (
    <nav class="compare-papers" aria-label="Papers">
      {offered?.length === 0 && <p class="muted">Save papers, or open this page from a paper's gloss in the popup.</p>}
      {offered?.map(({ name, papers }) => (
        <fieldset key={name}>
          <legend>{name}</legend>
          {papers.map(({ id, title }) => {
            const on = ticked.includes(id);
            return (
              <label key={id} data-paper={id}>
                <input
                  type="checkbox"
                  checked={on}
                  disabled={full && !on}
                  onChange={({ currentTarget }) => onTick(id, currentTarget.checked)}
                />
                <bdi>{title}</bdi>
              </label>
            );
          })}
        </fieldset>
      ))}
    </nav>
  );
}
