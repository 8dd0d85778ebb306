import { useRef, useState } from 'preact/hooks';
import { errorMessage } from '../../lib/core/errors.ts';
import type { LibraryEdit } from '../../lib/library/listed.ts';
import { sendPatiently } from '../../lib/messages.ts';
import { counted } from '../words/counted.ts';

/** What came of something that the reader asked for. */
export interface Outcome {
  /** Empty where there is nothing to say. */
  readonly words: string;
  readonly failed: boolean;
  /** The edits that take it back; empty where nothing does. */
  readonly undo: readonly LibraryEdit[];
}

/** Something the reader asks for, and what came of it last. */
export interface Deed {
  readonly busy: boolean;
  readonly outcome: Outcome;
  /** Runs it unless one is running; shows the words that it gives or fails with. Never rejects. */
  readonly run: (deed: () => Promise<Partial<Outcome> | undefined>) => void;
  /** Says how far it is. */
  readonly say: (words: string) => void;
  readonly undo: () => void;
}

const NOTHING: Outcome = { words: '', failed: false, undo: [] };

/** One thing at a time that the background is asked to do. */
export function useDeed(): Deed {
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState(NOTHING);
  const running = useRef(false);

  const settle = (came: Partial<Outcome> | undefined) => {
    running.current = false;
    setBusy(false);
    setOutcome({ ...NOTHING, ...came });
  };
  const run: Deed['run'] = (deed) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setOutcome(NOTHING);
    deed().then(settle, (error: unknown) => settle({ words: errorMessage(error), failed: true }));
  };
  return {
    busy,
    outcome,
    run,
    say: (words) => setOutcome({ ...NOTHING, words }),
    undo: () => run(() => takeBack(outcome.undo)),
  };
}

async function takeBack(edits: readonly LibraryEdit[]): Promise<Partial<Outcome>> {
  const { changed } = await sendPatiently('editLibrary', { edits });
  return { words: `Taken back: ${counted(changed, 'paper')} as before.` };
}
