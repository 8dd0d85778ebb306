import { useRef, useState } from 'preact/hooks';
import type { PaperId } from '../../lib/core/arxiv-id.ts';
import { errorMessage } from '../../lib/core/errors.ts';
import type { LibraryEdit } from '../../lib/library/listed.ts';
import { sendMessage } from '../../lib/messages.ts';

/** More steps than anybody walks back. */
const MOST_STEPS = 50;

/** Something that was done and can be taken back. */
export interface Step {
  /** What was done, as a sentence: `Removed 3 papers.` */
  readonly words: string;
  /** The papers that it was done to. */
  readonly papers: readonly PaperId[];
  readonly undo: readonly LibraryEdit[];
  /** Steps in a row with the same one are taken back as one: a note that saves itself while it is written. */
  readonly join?: string | undefined;
}

/** An edit with what to say of it. */
export interface Deed {
  readonly edits: readonly LibraryEdit[];
  /** @param changed how many papers it changed */
  readonly words: (changed: number) => string;
  readonly join?: string;
}

/** The edits of one page: one after the other, each with its way back. */
export interface Edits {
  /** What the next undo takes back; null for nothing. */
  readonly next: Step | null;
  /** What was done last, or taken back; empty for nothing yet. */
  readonly said: string;
  /** What was taken back last; null where something else was done since. */
  readonly undone: Step | null;
  /** Why the last edit was not made; null where it was. */
  readonly error: string | null;
  /** Makes an edit. @throws what the background answers */
  readonly make: (deed: Deed) => Promise<void>;
  /** Makes an edit and says why where it can't; resolves to whether it was made. */
  readonly attempt: (deed: Deed) => Promise<boolean>;
  /** Takes the last step back; resolves to it, or to null where there was none or it was refused. */
  readonly undo: () => Promise<Step | null>;
  /** Says that something could not be done. */
  readonly fail: (message: string) => void;
  /** Says that something was done that has no way back. */
  readonly tell: (words: string) => void;
}

type Told = Pick<Edits, 'said' | 'undone' | 'error'>;

const NOTHING: Told = { said: '', undone: null, error: null };

/** Edits of the library with undo, for a page and all that it shows. */
export function useEdits(): Edits {
  const steps = useRef<readonly Step[]>([]);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const [told, setTold] = useState(NOTHING);

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.current.then(work);
    queue.current = done.catch(() => undefined); // whoever asked hears of it; those behind go on
    return done;
  };
  const say = (said: string) => setTold({ ...NOTHING, said });
  const fail = (error: string) => setTold({ ...NOTHING, error });

  const make = ({ edits, words, join }: Deed) =>
    inTurn(async () => {
      const { changed, undo } = await sendMessage('editLibrary', { edits });
      if (changed === 0) return setTold(({ said }) => ({ ...NOTHING, said }));
      const step = { words: words(changed), papers: papersOf(edits), undo, join };
      steps.current = [...joined(steps.current, step)].slice(-MOST_STEPS);
      return say(step.words);
    });

  return {
    next: steps.current.at(-1) ?? null,
    ...told,
    make,
    fail,
    tell: say,
    attempt: (deed) =>
      make(deed).then(
        () => true,
        (error: unknown) => {
          fail(errorMessage(error));
          return false;
        },
      ),
    undo: () =>
      inTurn(async () => {
        const step = steps.current.at(-1);
        if (!step) return null;
        try {
          await sendMessage('editLibrary', { edits: step.undo });
        } catch (error) {
          fail(errorMessage(error));
          return null;
        }
        steps.current = steps.current.slice(0, -1);
        setTold({ ...NOTHING, said: `Undone: ${step.words}`, undone: step });
        return step;
      }),
  };
}

function joined(steps: readonly Step[], step: Step): readonly Step[] {
  const last = steps.at(-1);
  if (step.join === undefined || last?.join !== step.join) return [...steps, step];
  return [...steps.slice(0, -1), { ...step, undo: last.undo }];
}

function papersOf(edits: readonly LibraryEdit[]): readonly PaperId[] {
  return [...new Set(edits.flatMap(({ ids }) => ids))];
}
