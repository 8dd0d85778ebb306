import { useId, useState } from 'preact/hooks';
import type { PaperId } from '../../lib/core/arxiv-id.ts';
import type { RelatedPaper } from '../../lib/messages.ts';
import { Star } from './icons.tsx';
import { MoreButton } from './more-button.tsx';
import { useHint } from './use-hint.ts';

/** How many rows stand before "+ n more"; twice as many where no numbers stand beside them. */
const SHOWN = 3;

/** How many shared words stand behind a title; it needs the room more than they do. */
const TERMS = 2;

interface RelatedProps {
  /** Nothing stands beside it. */
  readonly alone: boolean;
  readonly papers: readonly RelatedPaper[];
  readonly hrefOf: (id: PaperId) => string;
}

/** Papers that stand next to this one, nearest first. */
export function Related({ alone, papers, hrefOf }: RelatedProps) {
  const [all, setAll] = useState(false);
  const shown = alone ? 2 * SHOWN : SHOWN;
  return (
    <div class="related" data-alone={alone} data-part="related">
      <div class="part-head">
        <h3>Related</h3>
        <MoreButton count={papers.length - shown} open={all} of="related papers" onToggle={() => setAll(!all)} />
      </div>
      <ul>
        {papers.map((paper, at) => (
          <RelatedRow key={paper.id} paper={paper} href={hrefOf(paper.id)} hidden={!all && at >= shown} />
        ))}
      </ul>
    </div>
  );
}

interface RelatedRowProps {
  readonly paper: RelatedPaper;
  readonly href: string;
  readonly hidden: boolean;
}

function RelatedRow({ paper, href, hidden }: RelatedRowProps) {
  const hint = useHint();
  const id = useId();
  return (
    <li class="related-row" hidden={hidden} {...hint.events}>
      <a href={href} data-paper={paper.id} {...(paper.lead && { 'aria-describedby': id })}>
        {paper.saved && <Star filled />}
        {paper.saved && <span class="unseen">Saved: </span>}
        <bdi>{paper.title}</bdi>
      </a>
      <bdi class="related-terms">{paper.terms.slice(0, TERMS).join(', ')}</bdi>
      {paper.lead && (
        <span class="hint" role="tooltip" id={id} hidden={!hint.shown}>
          {paper.lead}
        </span>
      )}
    </li>
  );
}
