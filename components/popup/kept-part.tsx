import { useRef } from 'preact/hooks';
import type { LibraryDetail } from '../../lib/library/listed.ts';
import { sendMessage } from '../../lib/messages.ts';
import { useAsked } from '../background/use-asked.ts';
import { PaperFields } from '../library/editor/paper-fields.tsx';
import { type EditorPart, useFirstFocus } from '../library/editor/use-first-focus.ts';
import type { Edits } from '../library/use-edits.ts';
import { useLostFocus } from '../library/use-lost-focus.ts';
import './kept-part.css';

interface KeptPartProps {
  readonly paper: LibraryDetail;
  readonly edits: Edits;
  readonly part: EditorPart;
}

/** What the reader keeps of a saved paper. */
export function KeptPart({ paper, edits, part }: KeptPartProps) {
  const page = useAsked('tags', () => sendMessage('library', { filter: {}, order: 'added', offset: 0, limit: 1 }));
  const tags = page.value?.counts.tags.map(({ name }) => name) ?? [];
  const place = useRef<HTMLElement>(null);
  useFirstFocus(place, part, true);
  useLostFocus(place, () => place.current?.focus());
  return (
    <section class="kept-part" aria-label="In your library" tabIndex={-1} ref={place}>
      <PaperFields key={paper.id} paper={paper} edits={edits} tags={tags} />
    </section>
  );
}
