import { useLayoutEffect, useState } from 'preact/hooks';
import type { PaperId } from '../../../lib/core/arxiv-id.ts';
import { errorMessage } from '../../../lib/core/errors.ts';
import type { Choice, LibraryDetail } from '../../../lib/library/listed.ts';
import { sendMessage } from '../../../lib/messages.ts';
import { forgetSetting, readSetting, unsavedNote, writeSetting } from '../../../lib/settings.ts';
import type { Edits } from '../use-edits.ts';
import { createNoteDraft, type NoteDraft, type NoteField } from './note-draft.ts';

export interface Note {
  readonly field: NoteField;
  readonly draft: NoteDraft;
}

interface Written {
  readonly draft: NoteDraft;
  /** Who hears how it stands: its editor, or what is left of it. */
  tell: (field: NoteField) => void;
}

/** The notes that are written in this page, or were and are not saved yet: one draft for each, or two would be rivals. */
const written = new Map<PaperId, Written>();

/** The note of a paper for as long as its editor is open, and until what was typed there is saved. */
export function useNote(paper: LibraryDetail, edits: Edits): Note {
  const { id, title, note } = paper;
  const [mine] = useState(() => written.get(id) ?? begin(paper, edits));
  const [field, setField] = useState<NoteField>(() => (written.has(id) ? mine.draft.field() : shown(note)));

  useLayoutEffect(() => {
    written.set(id, mine);
    mine.tell = setField;
    void readSetting(unsavedNote(id)).then((unsaved) => unsaved && mine.draft.resume(unsaved));
    const stopWatching = saveWhenHidden(mine.draft);
    return () => {
      stopWatching();
      mine.tell = ({ state, why }) => {
        if (state === 'refused') edits.fail(`The note of “${title}” is not saved yet: ${why}`);
        if (state === 'saved') written.delete(id);
      };
      void mine.draft.leave().then((done) => done && written.delete(id));
    };
  }, []);
  useLayoutEffect(() => mine.draft.learn(note), [note]);
  return { field, draft: mine.draft };
}

function begin({ id, title }: LibraryDetail, edits: Edits): Written {
  const stored = unsavedNote(id);
  const mine: Written = {
    tell: () => {},
    draft: createNoteDraft({
      look: async () => (await sendMessage('libraryPaper', { id }))?.note ?? [],
      write: (value, having, stint) =>
        edits.make({
          edits: [{ ids: [id], changes: [{ kind: 'note', value, having }] }],
          words: () => `Note of “${title}” changed.`,
          join: `note of ${id}, ${stint}`,
        }),
      keep: (unsaved) => void (unsaved ? writeSetting(stored, unsaved) : forgetSetting(stored)).catch(warn),
      show: (field) => mine.tell(field),
    }),
  };
  return mine;
}

/** A popup is gone without a word, a tab may be put to sleep: both hide the page first. */
function saveWhenHidden(draft: NoteDraft): () => void {
  const watch = new AbortController();
  const save = () => void draft.flush();
  document.addEventListener('visibilitychange', save, { signal: watch.signal });
  addEventListener('pagehide', save, { signal: watch.signal });
  return () => watch.abort();
}

function shown([newest]: readonly Choice<string>[]): NoteField {
  return { text: newest?.value ?? '', having: newest?.dots ?? [], state: 'kept', why: '' };
}

function warn(error: unknown): void {
  console.warn(errorMessage(error));
}
