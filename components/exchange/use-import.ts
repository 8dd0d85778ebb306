import { useRef, useState } from 'preact/hooks';
import { errorMessage } from '../../lib/core/errors.ts';
import type { ImportPreview } from '../../lib/library/exchange.ts';
import type { LibraryEdit } from '../../lib/library/listed.ts';
import { type ImportRequest, sendPatiently } from '../../lib/messages.ts';
import { type Deed, type Outcome, useDeed } from '../background/use-deed.ts';
import { counted } from '../words/counted.ts';
import { textOf } from './text-of.ts';

/** A file that was looked through: what it would bring, or why it can't be said. */
export interface Looked {
  readonly request: ImportRequest;
  readonly preview: ImportPreview | null;
  readonly error: string | null;
}

/** How far it is, in files. */
export interface Progress {
  readonly done: number;
  readonly all: number;
  readonly words: string;
}

export interface Import {
  /** What was looked through and waits for a decision. */
  readonly looked: readonly Looked[];
  /** Null while nothing is under way. */
  readonly progress: Progress | null;
  readonly deed: Deed;
  readonly look: (files: readonly File[]) => void;
  readonly lookAtText: (text: string) => void;
  /** Keeps what all the files bring. */
  readonly keep: () => void;
  /** Ends after the file that is under way. */
  readonly stop: () => void;
  readonly forget: () => void;
}

/** Looks through files, and keeps what is in them once the reader has seen it. */
export function useImport(): Import {
  const deed = useDeed();
  const [looked, setLooked] = useState<readonly Looked[]>([]);
  const [progress, setProgress] = useState<Progress | null>(null);
  const stopped = useRef(false);

  /** One after the other, until the reader stops it; gives what was done. */
  const each = async <T, R>(
    items: readonly T[],
    verb: string,
    nameOf: (item: T) => string,
    act: (item: T) => Promise<R>,
  ) => {
    const done: R[] = [];
    stopped.current = false;
    for (const [at, item] of items.entries()) {
      if (stopped.current) break;
      setProgress({ done: at, all: items.length, words: `${verb} ${nameOf(item)}…` });
      done.push(await act(item));
    }
    return done;
  };
  const begin = (act: () => Promise<Partial<Outcome> | undefined>) =>
    deed.run(() => act().finally(() => setProgress(null)));

  return {
    looked,
    progress,
    deed,
    look: (files) =>
      begin(async () => {
        setLooked([]);
        setLooked(await each(files, 'Looking through', ({ name }) => name, lookAt));
        return stopped.current ? { words: 'Stopped. The other files were not looked at.' } : undefined;
      }),
    lookAtText: (text) =>
      begin(async () => {
        const request = { name: 'pasted text', text };
        setLooked(await each([request], 'Looking through', ({ name }) => name, preview));
        return undefined;
      }),
    keep: () =>
      begin(async () => {
        const wanted = looked.filter(brings);
        const undo: LibraryEdit[] = [];
        let changed = 0;
        const done = await each(
          wanted,
          'Keeping',
          ({ request }) => request.name,
          async ({ request }) => {
            const edited = await sendPatiently('importLibrary', request);
            undo.unshift(...edited.undo); // the last is taken back first
            changed += edited.changed;
          },
        );
        setLooked([]);
        const rest =
          done.length < wanted.length ? ` Stopped: ${counted(wanted.length - done.length, 'file')} left out.` : '';
        return { words: `${counted(changed, 'paper')} added or changed.${rest}`, undo };
      }),
    stop: () => {
      stopped.current = true;
    },
    forget: () => setLooked([]),
  };
}

/** True for a file that would change the library. */
export function brings({ preview: found }: Looked): boolean {
  return found !== null && found.added + found.changed > 0;
}

async function lookAt(file: File): Promise<Looked> {
  const { name } = file;
  try {
    return await preview({ name, text: await textOf(file) });
  } catch (error) {
    return { request: { name, text: '' }, preview: null, error: errorMessage(error) };
  }
}

async function preview(request: ImportRequest): Promise<Looked> {
  try {
    return { request, preview: await sendPatiently('previewImport', request), error: null };
  } catch (error) {
    return { request, preview: null, error: errorMessage(error) };
  }
}
