import { useId, useRef } from 'preact/hooks';
import { errorMessage } from '../../../lib/core/errors.ts';
import type { Dot } from '../../../lib/library/causal/dots.ts';
import { MOST_NOTE } from '../../../lib/library/limits.ts';
import type { LibraryDetail } from '../../../lib/library/listed.ts';
import type { Edits } from '../use-edits.ts';
import type { NoteField } from './note-draft.ts';
import { NoteRivals } from './note-rivals.tsx';
import { useNote } from './use-note.ts';
import './note-editor.css';

/** The note of a paper: a field that saves itself, and what to do where it was edited in two places at once. */
export function NoteEditor({ paper, edits }: { paper: LibraryDetail; edits: Edits }) {
  const { field, draft } = useNote(paper, edits);
  const id = useId();
  const input = useRef<HTMLTextAreaElement>(null);
  const { note, mergedNote } = paper;

  const keep = (text: string) => {
    const having: readonly Dot[] = [...note.flatMap(({ dots }) => dots), ...field.having];
    input.current?.focus(); // the button that had the focus goes away
    draft.settle(text, having).catch((error: unknown) => edits.fail(errorMessage(error)));
  };

  return (
    <div class="note-editor">
      <div class="note-editor-head">
        <label for={id}>Note</label>
        <NoteState field={field} onRetry={() => void draft.flush()} />
      </div>
      <textarea
        id={id}
        ref={input}
        data-field="note"
        class="note-field"
        placeholder="Markdown, for you alone"
        maxLength={MOST_NOTE}
        value={field.text}
        onInput={(event) => draft.type(event.currentTarget.value)}
        onBlur={() => void draft.leave()}
      />
      {note.length > 1 && <NoteRivals choices={note} field={field} merged={mergedNote} onKeep={keep} />}
    </div>
  );
}

/** Whether what stands in the field is saved. */
function NoteState({ field, onRetry }: { field: NoteField; onRetry: () => void }) {
  if (field.state === 'refused') {
    return (
      <p class="note-state note-state-refused" role="alert">
        Not saved: {field.why}{' '}
        <button type="button" class="quiet" onClick={onRetry}>
          Try again
        </button>
      </p>
    );
  }
  return <p class="note-state">{STATE_WORDS[field.state]}</p>;
}

const STATE_WORDS = { kept: '', unsaved: 'Saving…', saved: 'Saved' } as const;
