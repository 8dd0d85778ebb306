import { useState } from 'preact/hooks';
import type { Choice } from '../../../lib/library/listed.ts';
import { keepBothNotes, type MergedNote } from '../../../lib/library/notes/merge-notes.ts';
import { momentWords } from '../../words/time-words.ts';
import { isShown, type NoteField } from './note-draft.ts';
import { RivalBox } from './rivals.tsx';

interface NoteRivalsProps {
  /** The versions of the note, newest first; the one in the field with what was typed since. */
  readonly choices: readonly Choice<string>[];
  readonly field: NoteField;
  readonly merged: MergedNote | null;
  /** The reader chose a text in place of all versions. */
  readonly onKeep: (text: string) => void;
}

/** A note that was edited in two places at once: both versions, and what can be made of them. */
export function NoteRivals({ choices, field, merged, onKeep }: NoteRivalsProps) {
  const [previewing, setPreviewing] = useState(false);
  const versions = choices.map((choice) =>
    isShown(choice, field) ? { ...choice, value: field.text, mine: true } : { ...choice, mine: false },
  );
  // What is typed since is in the merged text once it is saved; the background merges what it has.
  const mergeable = merged !== null && field.state !== 'unsaved' && field.state !== 'refused';
  return (
    <RivalBox
      says={`This note was changed in two places at once. Nothing is lost: keep one version${merged ? ', both, or merge them' : ' or both'}.`}
    >
      <ul class="rivals-list">
        {versions.map(({ value, at, dots, mine }) => (
          <li key={JSON.stringify(dots)}>
            <span>{momentWords(at)}</span>
            {mine ? (
              <p class="rivals-mine">The version in the field above.</p>
            ) : (
              <VersionText label={`Version of ${momentWords(at)}`} text={value} />
            )}
            <button type="button" class="plain-button" onClick={() => onKeep(value)}>
              Keep this one
            </button>
          </li>
        ))}
      </ul>
      <div class="rivals-deeds">
        <button
          type="button"
          class="plain-button"
          onClick={() => onKeep(keepBothNotes(versions.map(({ value }) => value)))}
        >
          Keep both
        </button>
        {mergeable && (
          <button
            type="button"
            class="plain-button"
            aria-expanded={previewing}
            onClick={() => setPreviewing(!previewing)}
          >
            Merge…
          </button>
        )}
      </div>
      {mergeable && previewing && <MergePreview merged={merged} onKeep={onKeep} />}
    </RivalBox>
  );
}

/** The merged text, to be read before it is kept. */
function MergePreview({ merged, onKeep }: { merged: MergedNote; onKeep: (text: string) => void }) {
  return (
    <div class="rivals-merged">
      <p>
        {merged.clean
          ? 'Merged from the note that both were made of:'
          : 'Both changed the same words. There the merged note has both, one after the other; read it before you keep it:'}
      </p>
      <VersionText label="Merged note" text={merged.text} />
      <button type="button" class="plain-button" onClick={() => onKeep(merged.text)}>
        Keep the merged note
      </button>
    </div>
  );
}

/** A version of the note: to be read, scrolled and copied from, not to be written in. */
function VersionText({ label, text }: { label: string; text: string }) {
  return (
    <textarea
      class="rivals-text"
      readOnly
      aria-label={label}
      placeholder="Empty: the note was deleted there."
      value={text}
    />
  );
}
