import { useId, useState } from 'preact/hooks';
import { ABSTRACT, abstractSource, leadSection } from '../../lib/core/gloss.ts';
import type { PaperView, Voice } from '../../lib/messages.ts';
import type { OpenPart } from '../../lib/settings.ts';
import { Lead } from '../gloss/lead.tsx';
import { MarkedUp } from '../gloss/marked-up.tsx';
import { Numbers } from '../gloss/numbers.tsx';
import { Related } from '../gloss/related.tsx';
import { OpenParts, SectionTabs } from '../gloss/sections.tsx';
import { isQuoted, sourceLine, sourceParts } from '../gloss/source-line.ts';
import { wordsOf } from '../gloss/voice-words.ts';
import { Voices, VoicesButton } from '../gloss/voices.tsx';
import { Frame } from './frame.tsx';
import type { PanelProps } from './panel-props.ts';

type ReadyProps = PanelProps & { readonly paper: PaperView };

/** A paper that was looked up: with its gloss, or with what stands next to it. */
export function Ready(props: ReadyProps) {
  const { voices } = props.paper;
  const [chosen, setChosen] = useState<string | null>(null);
  const voice = voices.find(({ source }) => source.id === chosen) ?? voices[0];
  return voice ? <Gloss {...props} voice={voice} chosen={chosen} onChoose={setChosen} /> : <NoGloss {...props} />;
}

interface GlossProps extends ReadyProps {
  readonly voice: Voice;
  /** `Speaker.id`, which may not have spoken yet; null before the reader chose. */
  readonly chosen: string | null;
  readonly onChoose: (source: string) => void;
}

function Gloss(props: GlossProps) {
  const { voice, paper, layout, hrefOf, onLayout, onChoose, onAbstract } = props;
  const { source, gloss } = voice;
  const [listed, setListed] = useState(false);
  const [handled, setHandled] = useState(false);
  const prefix = useId();
  const parts = { gloss, open: layout.open, idOf: (part: OpenPart) => `${prefix}-${part}` };
  const toggle = (part: OpenPart) => {
    setHandled(true);
    onLayout({ ...layout, open: toggled(layout.open, part) });
  };
  // It is read when the reader asks for it; that it can be is known before, so that nothing moves then.
  const unread = paper.voices.some(({ source }) => source.kind === ABSTRACT)
    ? []
    : [{ source: abstractSource(paper.paper?.published ?? null) }];
  const speakers = [...paper.voices, ...unread];
  const choose = (id: string) => {
    onChoose(id);
    if (id === unread[0]?.source.id) onAbstract();
  };
  const words = wordsOf(voice);
  const line = sourceLine(voice);
  const said = gloss.metrics.length + paper.related.length > 0;
  return (
    <Frame
      {...props}
      lead={
        <Lead section={leadSection(gloss)}>
          <MarkedUp words={words.lead} />
        </Lead>
      }
      columns={
        <>
          {gloss.metrics.length > 0 && (
            <Numbers key={source.id} metrics={gloss.metrics} source={line} doubts={voice.doubts} />
          )}
          {paper.related.length > 0 && (
            <Related alone={gloss.metrics.length === 0} papers={paper.related} hrefOf={hrefOf} />
          )}
          {!said && <p class="muted">This source reports no numbers, and no paper of the index stands near.</p>}
        </>
      }
      tabs={<SectionTabs {...parts} onToggle={toggle} />}
      credit={
        <>
          <VoicesButton count={speakers.length} open={listed} onToggle={() => setListed(!listed)} />
          <bdi class="source" data-source={source.id} data-quoted={isQuoted(voice)} title={line}>
            {sourceParts(voice).map((part) => (
              <span>{part}</span>
            ))}
          </bdi>
        </>
      }
      below={
        <>
          {listed && <Voices voices={speakers} chosen={props.chosen ?? source.id} onChoose={choose} />}
          <OpenParts {...parts} words={words} restored={!handled && layout.open.length > 0} />
        </>
      }
    />
  );
}

function toggled(open: readonly OpenPart[], part: OpenPart): readonly OpenPart[] {
  return open.includes(part) ? open.filter((other) => other !== part) : [...open, part];
}

function NoGloss(props: ReadyProps) {
  const { related } = props.paper;
  const next = related.length > 0 ? 'Related papers below come from what this page says.' : NOTHING_NEAR;
  return (
    <Frame
      {...props}
      lead={<p class="lead muted">No gloss yet. {next}</p>}
      columns={related.length > 0 && <Related alone papers={related} hrefOf={props.hrefOf} />}
      below={props.layout.open.length > 0 && <div class="open-parts" data-restored />}
    />
  );
}

const NOTHING_NEAR = 'No paper in the index stands near this one either. You can still save it.';
