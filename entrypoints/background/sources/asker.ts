import type { SourceWork } from '../../../lib/sources/listed-source.ts';
import { isDue } from '../../../lib/sources/timetable.ts';
import type { StoredSource } from '../../../lib/store/source-rows.ts';
import { readSources } from '../../../lib/store/source-store.ts';
import { type Asking, askAgain, askPast } from './asking.ts';
import { triedOf } from './list-source.ts';
import type { SourceParts } from './source-parts.ts';

/** Asks on behalf of sources, one thing for each at a time. */
export interface Asker {
  /** How far a source is asked for; null where it is not. */
  workOf(id: string): SourceWork | null;
  /** Asks for what is new of some sources; resolves when that ended, well or not. */
  askFor(chosen: (source: StoredSource) => boolean): Promise<void>;
  /** The same for those whose time has come, and for what readers want of their past. */
  askDue(): Promise<void>;
  /** Stops what is asked on behalf of a source; false where that is nothing. */
  stop(id: string): boolean;
}

type Choice = (source: StoredSource) => boolean;
type Run = (asking: Asking) => Promise<void>;

interface Ongoing {
  readonly stop: AbortController;
  readonly run: Run;
  work: SourceWork;
  done: Promise<void>;
}

export function createAsker(parts: SourceParts): Asker {
  const { open, now, announce } = parts;
  const ongoing = new Map<string, Ongoing>();

  /** Who asks for the same again waits for its end. */
  const ask = (source: StoredSource, run: Run): Promise<void> => {
    const before = ongoing.get(source.id);
    if (before) return before.run === run ? before.done : Promise.resolve();
    const work: SourceWork = { what: 'refresh', done: 0, total: 1 };
    const mine: Ongoing = { stop: new AbortController(), run, work, done: Promise.resolve() };
    const progress = (further: SourceWork) => {
      mine.work = further;
      announce();
    };
    ongoing.set(source.id, mine);
    announce();
    mine.done = run({ parts, source, signal: mine.stop.signal, progress }).finally(() => {
      ongoing.delete(source.id);
      announce();
    });
    return mine.done;
  };
  const askEach = async (chosen: Choice, run: Run): Promise<void> => {
    const sources = (await readSources(await open())).filter(chosen);
    await Promise.all(
      sources.map(async (source) => {
        const before = ongoing.get(source.id);
        if (!before?.stop.signal.aborted) return ask(source, run);
        await before.done.catch(() => {}); // whoever asked for it was told
        // What was stopped may be wanted again before it came to its end.
        return askEach((each) => each.id === source.id && chosen(each), run);
      }),
    );
  };
  const due = (source: StoredSource) => isDue(triedOf(source), now());

  return {
    workOf: (id) => ongoing.get(id)?.work ?? null,
    askFor: (chosen) => askEach(chosen, askAgain),
    async askDue() {
      await askEach(due, askAgain);
      await askEach((source) => source.past !== null && !source.paused && (!source.fault || due(source)), askPast);
    },
    stop(id) {
      const mine = ongoing.get(id);
      mine?.stop.abort();
      return mine !== undefined;
    },
  };
}
