import type { ListedSkip } from '../../lib/sources/listed-source.ts';
import { counted, number } from '../words/counted.ts';

/** What of a document could not be read, folded; nothing where all of it was. */
export function SkippedParts({ skipped, all }: { skipped: readonly ListedSkip[]; all: number }) {
  if (all === 0) return null;
  return (
    <details class="skipped-parts">
      <summary>{counted(all, 'part')} left out</summary>
      <ul>
        {skipped.map(({ line, reason }, at) => (
          <li key={`${at} ${line}`}>
            <span class="skipped-line">Line {number(line)}: </span>
            <bdi>{reason}</bdi>
          </li>
        ))}
      </ul>
      {all > skipped.length && <p>+ {number(all - skipped.length)} more</p>}
    </details>
  );
}
