import { once } from '../../../lib/core/once.ts';
import { nextDue } from '../../../lib/sources/timetable.ts';
import { readSources } from '../../../lib/store/source-store.ts';
import { dropOldStages, readStages } from '../../../lib/store/stage-store.ts';
import type { Asker } from './asker.ts';
import { importWaiting } from './import-waiting.ts';
import { triedOf } from './list-source.ts';
import { sourceAgain } from './new-source.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { releaseHost } from './release-host.ts';
import { createSafeList } from './safe-list.ts';
import type { SourceParts } from './source-parts.ts';

/** How long documents wait for the reader to keep them; milliseconds. */
const FORGET_AFTER = 24 * 3_600_000;

/** How long what can't be stored is left alone. */
const TRY_AGAIN = 15 * 60_000;

/** What goes on by itself. */
export interface Work {
  /**
   * Does what is to be done and sees to it that it is called again when there is more; never rejects.
   * @param changed whether the list of sources is another since it was last called
   */
  run(changed: boolean): Promise<void>;
  /** A source is about to be removed: it must not be taken for lost. Never rejects. */
  forget(id: string): Promise<void>;
}

export function createWork(parts: SourceParts, asker: Asker): Work {
  const { open, documents, now, announce, copy, warn } = parts;
  let unsaved = false;
  let saving: Promise<void> = Promise.resolve();
  const safe = createSafeList({ open, documents, folder: copy, again: (lost) => sourceAgain(lost, now()) });
  /** Once each time that the background wakes; before that nothing may take the copy for being out of date. */
  const restored = once(async () => {
    const { lost, old } = await safe.restore();
    if (lost) announce();
    unsaved ||= old;
  });
  const save = async () => {
    await restored();
    if (unsaved) {
      unsaved = false;
      saving = safe.save().catch((error: unknown) => {
        unsaved = true; // the next time tries again
        warn(error);
      });
    }
    await saving;
  };
  const importAll = oneAtATime(() => importWaiting(parts));

  const forgetOld = async (): Promise<void> => {
    const database = await open();
    const before = now() - FORGET_AFTER;
    const old = (await readStages(database)).filter(({ at }) => at < before);
    if (old.length === 0) return;
    await dropOldStages(database, before);
    for (const { address } of old) if (address !== null) await releaseHost(parts, { is: 'address', address });
  };

  /** Each part is done whatever becomes of the others. Gives when to come back. */
  const workOnce = async (): Promise<number | null> => {
    const times: number[] = [];
    const trouble = (error: unknown) => {
      warn(error);
      times.push(now() + TRY_AGAIN);
    };
    await restored().catch(trouble);
    const imported = importAll().then((retry) => {
      if (retry !== null) times.push(retry);
    });
    await Promise.all([forgetOld().catch(trouble), imported.catch(trouble), asker.askDue().catch(trouble)]);
    await save().catch(warn);
    const due = nextDue((await readSources(await open())).map(triedOf), now());
    if (due !== null) times.push(due);
    return times.length > 0 ? Math.min(...times) : null;
  };

  return {
    async run(changed) {
      unsaved ||= changed;
      const next = await parts.awake(workOnce).catch((error: unknown) => {
        warn(error);
        return now() + TRY_AGAIN;
      });
      parts.wakeAt(next);
    },
    async forget(id) {
      await restored()
        .then(() => safe.forget(id))
        .catch(warn);
    },
  };
}
