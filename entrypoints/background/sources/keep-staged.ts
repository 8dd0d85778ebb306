import { PaperglossError } from '../../../lib/core/errors.ts';
import type { KeepRequest } from '../../../lib/messages.ts';
import { sourceName } from '../../../lib/sources/name-source.ts';
import type { StoredSource } from '../../../lib/store/source-rows.ts';
import { readSources } from '../../../lib/store/source-store.ts';
import { countWaiting, keepStage } from '../../../lib/store/stage-store.ts';
import { newId, newSource } from './new-source.ts';
import { originOf, sourceOf } from './origins.ts';
import type { SourceParts } from './source-parts.ts';

/** Makes a source of a stage, or gives it to one. A question that is asked twice is answered twice the same. @throws PaperglossError */
export async function keepStaged(
  { open, now }: SourceParts,
  { stage, into, name, follow }: KeepRequest,
): Promise<StoredSource> {
  const database = await open();
  const staged = await database.get('stages', stage);
  const origin = originOf(staged?.address ?? null, follow);
  const same =
    into ?? sourceOf(await readSources(database), origin) ?? (origin.is === 'files' ? staged?.only : null) ?? null;
  const id = same ?? newId();
  const called = sourceName(name);
  if (same === null && called === '') throw new PaperglossError('bad-request', 'Give the source a name.');
  const waiting = (await countWaiting(database)).get(id) ?? 0;
  const kept = await keepStage(database, stage, id, (before, documents) => {
    if (!before && same !== null) return null;
    const source = before ?? newSource(id, called, origin, now());
    const asked = origin.is === 'files' ? source.tried : now();
    const fetched = { tried: asked, checked: origin.is === 'files' ? source.checked : asked };
    return { ...source, ...fetched, fault: null, failures: 0, trouble: null, importing: waiting + documents };
  });
  if (!kept) {
    throw new PaperglossError(
      'not-found',
      'These documents, or their source, are not here any more. Choose them again.',
    );
  }
  return kept;
}
