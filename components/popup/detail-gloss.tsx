import { useId } from 'preact/hooks';
import { leadSection, leadText } from '../../lib/core/gloss.ts';
import type { Voice } from '../../lib/messages.ts';
import { openableParts } from '../gloss/gloss-parts.ts';
import { Numbers } from '../gloss/numbers.tsx';
import { OpenParts } from '../gloss/sections.tsx';
import { sourceLine } from '../gloss/source-line.ts';

/** All that one source says of the paper, everything open. */
export function DetailGloss({ voice: { gloss, source } }: { voice: Voice }) {
  const id = useId();
  const section = leadSection(gloss);
  return (
    <article class="detail-gloss" data-part="summary">
      <p class="detail-lead" {...(section && { 'data-section': section })}>
        {leadText(gloss)}
      </p>
      {gloss.metrics.length > 0 && <Numbers metrics={gloss.metrics} source={sourceLine(source)} />}
      <OpenParts gloss={gloss} open={openableParts(gloss)} idOf={(part) => `${id}-${part}`} restored={false} />
      <p class="detail-source" data-source={source.id}>
        {sourceLine(source)}
      </p>
    </article>
  );
}
