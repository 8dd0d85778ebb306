import { useRef, useState } from 'preact/hooks';
import { plainLine } from '../../../lib/core/text.ts';
import { sendPatiently } from '../../../lib/messages.ts';
import type { SourceAddress } from '../../../lib/sources/address.ts';
import type { Staged, StagedDocument } from '../../../lib/sources/listed-source.ts';
import { allow, refusedWords } from '../../allow.ts';
import { type Deed, useDeed } from '../../background/use-deed.ts';
import { counted } from '../../words/counted.ts';
import type { Sources } from '../use-sources.ts';
import { batched, documentOf } from './document-of.ts';

/** What was read and waits for the reader to keep it. */
export interface Looked extends Omit<Staged, 'stage'> {
  /** Null where nothing could be read. */
  readonly stage: string | null;
  /** The source that it was chosen for; null for none. */
  readonly into: string | null;
}

/** How far it is, in documents. */
export interface LookProgress {
  readonly done: number;
  readonly all: number;
  readonly words: string;
}

/** Files that were chosen; a promise where folders have to be looked into before. */
export type Files = readonly File[] | Promise<readonly File[]>;

/** What the reader decided. */
export interface KeepChoice {
  readonly into: string | null;
  readonly name: string;
  readonly follow: 'once' | 'address' | 'series';
}

export interface Staging {
  readonly looked: Looked | null;
  /** Null while nothing is under way. */
  readonly progress: LookProgress | null;
  readonly deed: Deed;
  /** @param into the source that the files are for; null for a new one */
  readonly lookAtFiles: (files: Files, into: string | null) => void;
  readonly lookAtText: (text: string) => void;
  /** Call it straight from the click. */
  readonly lookAtAddress: (place: SourceAddress) => void;
  readonly keep: (choice: KeepChoice) => void;
  readonly discard: () => void;
  /** Ends after what is under way; what was read so far is shown. */
  readonly stop: () => void;
}

const NO_DOCUMENT = 'There is no document in it. Documents end in .md, .txt, .html or .json.';

/** Reads documents, and keeps what is in them once the reader has seen it. */
export function useStaging(sources: Sources): Staging {
  const deed = useDeed();
  const [looked, setLooked] = useState<Looked | null>(null);
  const [progress, setProgress] = useState<LookProgress | null>(null);
  const stopped = useRef(false);
  const begin: Deed['run'] = (act) =>
    deed.run(() => {
      stopped.current = false;
      setLooked(null);
      return act().finally(() => setProgress(null));
    });

  const stage = async (files: readonly File[], into: string | null) => {
    let staged = null as Staged | null;
    let done = 0;
    const documents: StagedDocument[] = [];
    const refused: StagedDocument[] = [];
    for await (const batch of batched(files)) {
      if (batch.documents.length > 0) {
        const answer = await sendPatiently('stageDocuments', {
          stage: staged?.stage ?? null,
          documents: batch.documents,
        });
        staged ??= answer; // the first part names them all
        documents.push(...answer.documents);
      }
      refused.push(...batch.refused);
      done += batch.documents.length + batch.refused.length;
      setProgress({ done, all: files.length, words: `Reading ${counted(files.length, 'file')}` });
      if (stopped.current) break;
    }
    setLooked(shown(staged && { ...staged, documents }, refused, into));
    const rest = files.length - done;
    return rest > 0 ? { words: `Stopped. ${counted(rest, 'file')} not read.` } : undefined;
  };

  return {
    looked,
    progress,
    deed,
    lookAtFiles: (chosen, into) =>
      begin(async () => {
        const files = await chosen;
        if (files.length === 0) return { words: NO_DOCUMENT, failed: true };
        setProgress({ done: 0, all: files.length, words: `Reading ${counted(files.length, 'file')}` });
        return stage(files, into);
      }),
    lookAtText: (text) =>
      begin(async () => {
        setProgress({ done: 0, all: 1, words: 'Reading the text' });
        const document = documentOf(pastedName(text), text);
        const staged =
          'text' in document ? await sendPatiently('stageDocuments', { stage: null, documents: [document] }) : null;
        setLooked(shown(staged, 'text' in document ? [] : [document], null));
        return undefined;
      }),
    lookAtAddress({ address, host, pattern }) {
      if (deed.busy) return;
      const allowing = allow([pattern], 'nothing');
      begin(async () => {
        setProgress({ done: 0, all: 1, words: `Waiting for you to allow ${host}` });
        if (!(await allowing)) {
          return { words: refusedWords(host, 'it can’t fetch documents there, and nothing was asked'), failed: true };
        }
        setProgress({ done: 0, all: 1, words: `Fetching from ${host}` });
        setLooked({ ...(await sendPatiently('stageAddress', { address })), into: null });
        return undefined;
      });
    },
    keep(choice) {
      const kept = looked?.stage;
      if (kept == null) return;
      deed.run(async () => {
        const source = await sendPatiently('keepStaged', { stage: kept, ...choice });
        sources.show(source);
        setLooked(null);
        return { words: `${source.name} is kept. You can go on while its documents are read.` };
      });
    },
    discard() {
      const dropped = looked?.stage;
      deed.run(async () => {
        setLooked(null);
        if (dropped != null) await sendPatiently('dropStaged', { stage: dropped });
        return { words: 'Discarded. Nothing was kept.' };
      });
    },
    stop() {
      stopped.current = true;
    },
  };
}

/** A document has its place in a source by its name: the same text, mended and pasted again, goes into the same place. */
function pastedName(text: string): string {
  const [first = ''] = text.trim().split('\n', 1);
  return `Pasted: ${plainLine(first, 60)}`;
}

function shown(staged: Staged | null, refused: readonly StagedDocument[], into: string | null): Looked {
  const { stage = null, documents = [], name = '', address = null, series = null } = staged ?? {};
  return { stage, documents: [...refused, ...documents], name, address, series, into };
}
