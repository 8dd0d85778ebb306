import { readSetting, trashSeen, writeSetting } from '../../../lib/settings.ts';
import type { Library } from './library.ts';

const DAY = 86_400_000;

/** Empties what lay in the Trash long enough, once a day; at each start of the background. */
export async function goThroughTrash(library: Library, now: number): Promise<void> {
  if (Math.abs(now - (await readSetting(trashSeen))) < DAY) return;
  await library.emptyExpired();
  await writeSetting(trashSeen, now);
}
