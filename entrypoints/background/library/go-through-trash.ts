import { readSetting, trashSeen, writeSetting } from '../../../lib/settings.ts';
import type { KeptAbstracts } from '../kept-abstracts.ts';
import type { Library } from './library.ts';

const DAY = 86_400_000;

/** Empties what lay in the Trash long enough, once a day; at each start of the background. */
export async function goThroughTrash(library: Library, abstracts: KeptAbstracts, now: number): Promise<void> {
  if (Math.abs(now - (await readSetting(trashSeen))) < DAY) return;
  await library.emptyExpired();
  await abstracts.sweep(); // of what went before it could be swept, too
  await writeSetting(trashSeen, now);
}
