import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PaperId } from '../../lib/core/arxiv-id.ts';
import { PaperglossError } from '../../lib/core/errors.ts';
import { type PaperView, sendMessage } from '../../lib/messages.ts';
import { Failure } from '../background/failure.tsx';
import { Refusal } from '../background/refusal.tsx';
import { useAsked } from '../background/use-asked.ts';
import { useSavedRevision } from '../background/use-saved-revision.ts';
import { SaveButton } from '../gloss/save-button.tsx';
import { useAfterUndo } from '../library/use-after-undo.ts';
import type { Edits } from '../library/use-edits.ts';
import { DetailPaper } from './detail-paper.tsx';
import { KeptPart } from './kept-part.tsx';
import { useSaving } from './use-saving.ts';
import type { Stop } from './use-trail.ts';
import './detail-view.css';

interface DetailViewProps {
  readonly stop: Stop;
  readonly edits: Edits;
  readonly onOpen: (id: PaperId) => void;
  readonly onBack: () => void;
}

/** The gloss of one paper, over the lists. */
export function DetailView({ stop, edits, onOpen, onBack }: DetailViewProps) {
  const { id, part, keptFirst } = stop;
  const answer = useAsked(id, () => lookUp(id));
  const asked = useAsked(id, async () => ({ paper: await sendMessage('libraryPaper', { id }) }));
  useSavedRevision(() => {
    answer.again();
    asked.again();
  });
  const saving = useSaving((_, saved) => answer.change((view) => ({ ...view, saved })));
  const place = useRef<HTMLElement>(null);
  useLayoutEffect(() => place.current?.focus({ preventScroll: true }), []);
  useAfterUndo(edits, () => {
    if (document.activeElement === document.body) place.current?.focus({ preventScroll: true });
  });

  const view = answer.value;
  const paper = asked.value?.paper ?? null;
  const kept = paper?.removed === null && <KeptPart paper={paper} edits={edits} part={part} />;
  const save = (saved: boolean) => view && void saving.setSaved(savable(view), saved);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onBack();
  };

  return (
    <section
      class="detail-view"
      aria-label="Gloss"
      data-paper={id}
      tabIndex={-1}
      ref={place}
      onKeyDown={onKeyDown}
      onKeyDownCapture={keepPopupOpen}
      onClick={(event) => openRelated(event, onOpen)}
    >
      <header class="detail-head">
        <button type="button" class="back-button" onClick={onBack}>
          Back
        </button>
        {view && <SaveButton saved={view.saved !== null} busy={false} disabled={false} onSave={save} />}
      </header>
      <div class="detail-text">
        <Refusal message={saving.error} />
        {asked.error && <Failure message={asked.error} onRetry={() => asked.again()} />}
        {answer.error && <Failure message={answer.error} onRetry={() => answer.again()} />}
        {!answer.error && view && <DetailPaper view={view} known={paper} kept={kept} keptFirst={keptFirst} />}
      </div>
    </section>
  );
}

async function lookUp(id: PaperId): Promise<PaperView> {
  const [view] = await sendMessage('lookup', { papers: [{ id, facts: null }] });
  if (!view) throw new PaperglossError('not-found', `The index gave no answer for ${id}. Try again.`);
  return view;
}

function savable({ id, paper, saved }: PaperView) {
  return { id, title: paper?.title ?? '', authors: paper?.authors ?? [], saved };
}

/** Escape has a meaning here, whoever takes it; unanswered it would close the popup. */
function keepPopupOpen(event: KeyboardEvent): void {
  if (event.key === 'Escape') event.preventDefault();
}

/** A plain click on a related paper opens its gloss in place; with a modifier it opens its page, as links do. */
function openRelated(event: MouseEvent, onOpen: (id: PaperId) => void): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey || !(event.target instanceof Element)) return;
  const link = event.target.closest<HTMLElement>('a[data-paper]');
  if (!link) return;
  event.preventDefault();
  onOpen(link.dataset.paper as PaperId);
}
