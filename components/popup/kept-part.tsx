import { useRef } from 'preact/hooks';
import type { PaperId } from '../../lib/core/arxiv-id.ts';
import { sendMessage } from '../../lib/messages.ts';
import { Failure } from '../background/failure.tsx';
import { useAsked } from '../background/use-asked.ts';
import { useSavedRevision } from '../background/use-saved-revision.ts';
import { PaperFields } from '../library/editor/paper-fields.tsx';
import { type EditorPart, useFirstFocus } from '../library/editor/use-first-focus.ts';
import type { Edits } from '../library/use-edits.ts';
import './kept-part.css';

interface KeptPartProps {
  readonly id: PaperId;
  readonly edits: Edits;
  readonly part: EditorPart;
}

/** What the reader keeps of a saved paper; nothing for one that is not saved. */
export function KeptPart({ id, edits, part }: KeptPartProps) {
  const kept = useAsked(id, async () => ({ paper: await sendMessage('libraryPaper', { id }) }));
  const page = useAsked('tags', () => sendMessage('library', { filter: {}, order: 'added', offset: 0, limit: 1 }));
  useSavedRevision(() => kept.again());
  const place = useRef<HTMLElement>(null);
  const paper = kept.value?.paper;
  const isListed = paper !== null && paper !== undefined && paper.removed === null;
  useFirstFocus(place, part, isListed);

  if (kept.error) return <Failure message={kept.error} onRetry={() => kept.again()} />;
  if (!isListed) return null;
  return (
    <section class="kept-part" aria-label="In your library" ref={place}>
      <PaperFields key={id} paper={paper} edits={edits} tags={page.value?.counts.tags.map(({ name }) => name) ?? []} />
    </section>
  );
}
