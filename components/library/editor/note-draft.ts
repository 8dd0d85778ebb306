import { errorMessage } from '../../../lib/core/errors.ts';
import type { Dot } from '../../../lib/library/causal/dots.ts';
import type { Choice } from '../../../lib/library/listed.ts';
import type { UnsavedNote } from '../../../lib/settings.ts';

/** How long a reader must have paused before what was typed is saved, in milliseconds. */
const PAUSE = 700;
/** How long to wait after a refusal before it is tried again, and how long at most. */
const [FIRST_RETRY, LAST_RETRY] = [4000, 60_000];

/** The note as its field shows it. */
export interface NoteField {
  readonly text: string;
  /** The edits that it stands for: what a save takes the place of. */
  readonly having: readonly Dot[];
  /** `kept`: as it was found. `unsaved`: on its way. */
  readonly state: 'kept' | 'unsaved' | 'saved' | 'refused';
  /** Why it was refused; empty where it was not. */
  readonly why: string;
}

interface Surroundings {
  /**
   * Writes the note over the edits that the reader had seen.
   * @param stint equal for what is written without leaving the field
   * @throws where that is refused
   */
  readonly write: (text: string, having: readonly Dot[], stint: number) => Promise<void>;
  /** The values that the note has now, newest first. */
  readonly look: () => Promise<readonly Choice<string>[]>;
  /** Puts what is not saved where it outlives the page; null for nothing. */
  readonly keep: (unsaved: UnsavedNote | null) => void;
  readonly show: (field: NoteField) => void;
}

/** A note while it is written. */
export interface NoteDraft {
  /** What the background says of the note; what is being typed stays. */
  readonly learn: (choices: readonly Choice<string>[]) => void;
  readonly type: (text: string) => void;
  /** Goes on with what was left unsaved. */
  readonly resume: (unsaved: UnsavedNote) => void;
  /** Saves now. Resolves to whether nothing is left to save; never rejects. */
  readonly flush: () => Promise<boolean>;
  /** The reader left the field: from now on it shows what others write. */
  readonly leave: () => Promise<boolean>;
  /** Writes what a reader chose in place of all the values that were shown. @throws what the background answers */
  readonly settle: (text: string, having: readonly Dot[]) => Promise<void>;
  readonly field: () => NoteField;
}

/**
 * Keeps what a reader types, saves it at every pause, and never loses it: what is refused stays in the field and is
 * tried again. A value that comes in from elsewhere meanwhile stays a rival, since a save names only those edits that
 * the field has shown.
 */
export function createNoteDraft({ write, look, keep, show }: Surroundings, pause = PAUSE): NoteDraft {
  let base: UnsavedNote = { text: '', having: [] };
  let latest: readonly Choice<string>[] = [];
  let draft: string | null = null;
  let held = false; // typed in since it got the focus
  let doubtful: string | null = null; // sent, and nobody knows what became of it
  let state: NoteField['state'] = 'kept';
  let why = '';
  let saving: Promise<boolean> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let retry = FIRST_RETRY;
  let stint = 0;

  const field = (): NoteField => ({ text: draft ?? base.text, having: base.having, state, why });
  const become = (next: NoteField['state'], reason = '') => {
    [state, why] = [next, reason];
    show(field());
  };
  const later = (delay: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), delay);
  };
  const adopt = (text: string, { dots }: Pick<Choice<string>, 'dots'>) => {
    base = { text, having: dots };
  };

  const learn = (choices: readonly Choice<string>[]) => {
    latest = choices;
    if (draft !== null || held || saving) return;
    const newest = choices[0];
    if (newest?.value !== base.text) state = 'kept';
    adopt(newest?.value ?? '', newest ?? { dots: [] });
    show(field());
  };

  /** Finds what was sent among the values of the note. */
  const recognize = (choices: readonly Choice<string>[]) => {
    latest = choices;
    const mine = choices.find(({ value }) => value === doubtful);
    if (mine) adopt(mine.value, mine);
    doubtful = null;
  };

  const saveOnce = async (text: string) => {
    if (doubtful !== null) recognize(await look());
    doubtful = text;
    await write(text, base.having, stint);
    recognize(await look());
    if (draft === text) draft = null;
  };

  const save = async () => {
    try {
      while (draft !== null) await saveOnce(draft);
    } catch (error) {
      become('refused', errorMessage(error));
      later(retry);
      retry = Math.min(retry * 2, LAST_RETRY);
      return false;
    }
    retry = FIRST_RETRY;
    keep(null);
    become('saved');
    return true;
  };

  const settleOn = async (text: string, having: readonly Dot[], typed: string | null) => {
    stint += 1;
    await write(text, having, stint);
    stint += 1;
    if (draft === typed) {
      draft = null;
      keep(null);
    }
    doubtful = text;
    recognize(await look());
    become('saved');
  };

  const flush = async (): Promise<boolean> => {
    clearTimeout(timer);
    if (draft === null && !saving) return true;
    saving ??= save().finally(() => {
      saving = null;
    });
    return saving;
  };

  const type = (typed: string) => {
    const text = typed.toWellFormed();
    held = true;
    draft = text === base.text && doubtful === null && !saving ? null : text;
    keep(draft === null ? null : { text, having: base.having });
    become(draft === null ? 'kept' : 'unsaved');
    if (draft === null) clearTimeout(timer);
    else later(pause);
  };

  return {
    learn,
    type,
    resume({ text, having }) {
      if (draft !== null || latest.some(({ value }) => value === text)) return keep(null);
      base = { text: base.text, having };
      draft = text;
      become('unsaved');
      later(0);
    },
    flush,
    async leave() {
      const done = await flush();
      held = false;
      stint += 1;
      if (done) learn(latest);
      return done;
    },
    async settle(text, having) {
      clearTimeout(timer);
      await saving;
      const before = draft;
      const settling = settleOn(text, having, before);
      saving = settling.then(
        () => true,
        () => false,
      );
      await settling.finally(() => {
        saving = null;
        if (draft !== null) later(pause);
      });
      held = false;
      learn(latest);
    },
    field,
  };
}

/** True for the version of a note that its field shows. */
export function isShown({ dots }: Pick<Choice<string>, 'dots'>, { having }: Pick<NoteField, 'having'>): boolean {
  return dots.some((dot) => having.some((seen) => seen.replica === dot.replica && seen.counter === dot.counter));
}
