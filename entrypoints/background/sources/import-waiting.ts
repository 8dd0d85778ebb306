import { errorMessage } from '../../../lib/core/errors.ts';
import { SourceFault } from '../../../lib/sources/source-fault.ts';
import { storageError } from '../../../lib/store/database.ts';
import type { StoredSource } from '../../../lib/store/source-rows.ts';
import { changeSource, confirmDocument, readSources } from '../../../lib/store/source-store.ts';
import { nextWaiting } from '../../../lib/store/stage-store.ts';
import { importText } from './import-text.ts';
import type { SourceParts } from './source-parts.ts';

/** How long a full disk is left alone. */
const TRY_AGAIN = 15 * 60_000;

/**
 * Imports what waits, one document after the other, with a pause after each in which everything else gets its turn. What
 * is cut short goes on where it was when this is called again.
 * @returns when to try again what could not be stored, milliseconds since 1970; null where nothing is left
 */
export async function importWaiting(parts: SourceParts): Promise<number | null> {
  await forgetTrouble(parts);
  for (;;) {
    const next = await nextWaiting(await parts.open());
    if (!next) return null;
    const { source, document } = next;
    const place = [document.stage, document.at] as const;
    try {
      await importText(parts, source, document, place);
    } catch (error) {
      const unread = error instanceof SourceFault;
      const retry = unread ? null : parts.now() + TRY_AGAIN;
      await noteTrouble(parts, source, unread ? error : storageError(`import ${document.file}`, error), retry);
      if (retry !== null) return retry;
      await confirmDocument(await parts.open(), null, place);
    }
    parts.announce();
    await parts.pause();
  }
}

/** What could not be stored is tried again now; if it fails again, it is said again. */
async function forgetTrouble({ open }: SourceParts): Promise<void> {
  const database = await open();
  for (const { id, trouble } of await readSources(database)) {
    if (trouble?.nextTry) await changeSource(database, id, (before) => ({ ...before, trouble: null }));
  }
}

async function noteTrouble(
  { open, now, announce }: SourceParts,
  source: string,
  error: unknown,
  nextTry: number | null,
): Promise<void> {
  const trouble: StoredSource['trouble'] = { message: errorMessage(error), at: now(), nextTry };
  await changeSource(await open(), source, (before) => ({ ...before, trouble }));
  announce();
}
