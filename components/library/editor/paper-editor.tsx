import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PaperId } from '../../../lib/core/arxiv-id.ts';
import { formatDay } from '../../../lib/core/dates.ts';
import type { LibraryDetail } from '../../../lib/library/listed.ts';
import { sendMessage } from '../../../lib/messages.ts';
import { Failure } from '../../background/failure.tsx';
import { useAsked } from '../../background/use-asked.ts';
import { useSavedRevision } from '../../background/use-saved-revision.ts';
import { DetailLinks } from '../../popup/detail-links.tsx';
import { authorLine } from '../../words/author-line.ts';
import { momentWords } from '../../words/time-words.ts';
import { removeDeed, restoreDeed } from '../deeds.ts';
import { useAfterUndo } from '../use-after-undo.ts';
import type { Edits } from '../use-edits.ts';
import { PaperFields } from './paper-fields.tsx';
import { type EditorPart, useFirstFocus } from './use-first-focus.ts';
import './paper-editor.css';

interface PaperEditorProps {
  readonly id: PaperId;
  readonly edits: Edits;
  /** Tags of the library, to be suggested. */
  readonly tags: readonly string[];
  readonly part: EditorPart;
  readonly onBack: () => void;
}

/** All that is kept of one paper, to be read and changed. */
export function PaperEditor({ id, edits, tags, part, onBack }: PaperEditorProps) {
  const asked = useAsked(id, () => sendMessage('libraryPaper', { id }));
  useSavedRevision(() => asked.again());
  const place = useRef<HTMLElement>(null);
  const paper = asked.value;
  useLayoutEffect(() => place.current?.focus({ preventScroll: true }), []);
  useFirstFocus(place, part, paper !== null);
  useAfterUndo(edits, () => {
    if (document.activeElement === document.body) place.current?.focus({ preventScroll: true });
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    onBack();
  };

  return (
    <section class="paper-editor" aria-label="Paper" data-editor={id} tabIndex={-1} ref={place} onKeyDown={onKeyDown}>
      <header class="paper-editor-head">
        <button type="button" class="back-button" onClick={onBack}>
          Back
        </button>
      </header>
      <div class="paper-editor-text">
        {asked.error && <Failure message={asked.error} onRetry={() => asked.again()} />}
        {paper && (
          <Paper paper={paper}>
            <PaperFields key={id} paper={paper} edits={edits} tags={tags} />
            <PaperFate paper={paper} edits={edits} />
          </Paper>
        )}
      </div>
    </section>
  );
}

function Paper({ paper, children }: { paper: LibraryDetail; children: ComponentChildren }) {
  const { id, title, authors, facts, version } = paper;
  const number = `arXiv:${id}${version === null ? '' : `v${version}`}`;
  return (
    <>
      <h2>{title}</h2>
      {authors.length > 0 && <p class="paper-editor-meta">{authorLine(authors)}</p>}
      <p class="paper-editor-meta">
        {[facts.published && formatDay(facts.published), number].filter(Boolean).join(' · ')}
      </p>
      <DetailLinks id={id} links={{}} />
      {children}
    </>
  );
}

/** When things were done with the paper, and the way to the Trash or out of it. */
function PaperFate({ paper, edits }: { paper: LibraryDetail; edits: Edits }) {
  const { added, updated, removed, waiting } = paper;
  const deed = removed === null ? removeDeed([paper]) : restoreDeed([paper]);
  return (
    <footer class="paper-editor-fate">
      <p class="paper-editor-meta">
        Saved {momentWords(added)} · changed {momentWords(updated)}
        {removed !== null && ` · removed ${momentWords(removed)}`}
        {waiting && ' · on this device only so far'}
      </p>
      <button type="button" class="plain-button" onClick={() => void edits.attempt(deed)}>
        {removed === null ? 'Remove' : 'Restore'}
      </button>
    </footer>
  );
}
