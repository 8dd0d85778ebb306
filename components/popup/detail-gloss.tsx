import { useId } from 'preact/hooks';
import { leadSection } from '../../lib/core/gloss.ts';
import type { Voice } from '../../lib/messages.ts';
import { openableParts } from '../gloss/gloss-parts.ts';
import { Lead } from '../gloss/lead.tsx';
import { MarkedUp } from '../gloss/marked-up.tsx';
import { Numbers } from '../gloss/numbers.tsx';
import { OpenParts } from '../gloss/sections.tsx';
import { isQuoted, sourceLine } from '../gloss/source-line.ts';
import { wordsOf } from '../gloss/voice-words.ts';

/** All that one source says of the paper, everything open. */
export function DetailGloss({ voice }: { voice: Voice }) {
  const { gloss, source } = voice;
  const words = wordsOf(voice);
  const line = sourceLine(voice);
  const id = useId();
  return (
    <article class="detail-gloss" data-part="summary">
      <Lead section={leadSection(gloss)}>
        <MarkedUp words={words.lead} />
      </Lead>
      {gloss.metrics.length > 0 && <Numbers metrics={gloss.metrics} source={line} doubts={voice.doubts} />}
      <OpenParts
        gloss={gloss}
        words={words}
        open={openableParts(gloss)}
        idOf={(part) => `${id}-${part}`}
        restored={false}
      />
      <p class="detail-source" data-source={source.id} data-quoted={isQuoted(voice)}>
        {line}
      </p>
    </article>
  );
}
