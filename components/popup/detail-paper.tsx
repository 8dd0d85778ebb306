import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { abstractUrl } from '../../lib/core/arxiv-id.ts';
import { formatDay } from '../../lib/core/dates.ts';
import type { LibraryDetail } from '../../lib/library/listed.ts';
import type { PaperView } from '../../lib/messages.ts';
import { openCompare } from '../compare/compare-path.ts';
import { Related } from '../gloss/related.tsx';
import { Voices } from '../gloss/voices.tsx';
import { authorLine } from '../words/author-line.ts';
import { DetailGloss } from './detail-gloss.tsx';
import { DetailLinks } from './detail-links.tsx';

interface DetailPaperProps {
  readonly view: PaperView;
  /** What the library says of it, where the catalog does not know it; null for nothing. */
  readonly known: Pick<LibraryDetail, 'title' | 'authors'> | null;
  /** What the reader keeps of it, and whether that goes before the gloss. */
  readonly kept: ComponentChildren;
  readonly keptFirst: boolean;
}

/** A paper with what is said of it. */
export function DetailPaper({ view, known, kept, keptFirst }: DetailPaperProps) {
  const { id, paper, voices, related } = view;
  const { title, authors } = paper ?? known ?? { title: `arXiv:${id}`, authors: [] };
  const [chosen, setChosen] = useState(voices[0]?.source.id ?? '');
  const voice = voices.find(({ source }) => source.id === chosen) ?? voices[0];
  return (
    <>
      <h2>{title}</h2>
      {authors.length > 0 && <p class="detail-meta">{authorLine(authors)}</p>}
      {paper && <p class="detail-meta">{[formatDay(paper.published), ...paper.categories].join(' · ')}</p>}
      <DetailLinks id={id} links={paper?.links ?? {}} />
      {keptFirst && kept}
      {voices.length > 1 && <Voices voices={voices} chosen={chosen} onChoose={setChosen} />}
      {voice ? <DetailGloss key={voice.source.id} voice={voice} /> : <NoGloss />}
      {!keptFirst && kept}
      {related.length > 0 && <Related alone papers={related} hrefOf={abstractUrl} />}
      {related.length > 0 && (
        <button type="button" class="quiet" onClick={() => openCompare([id])}>
          Compare numbers with other papers
        </button>
      )}
    </>
  );
}

function NoGloss() {
  return <p class="detail-meta">No gloss of this paper in the index. Its page has the abstract.</p>;
}
