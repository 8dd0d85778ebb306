import { META } from './library-store.ts';
import type { Database, Healed } from './schema.ts';

/** What was healed, in words for a reader. */
export function healedWords({ papers, lost, syncLost }: Healed): string {
  const back = papers === 0 ? '' : `; ${counted(papers)} put back from the second copy`;
  const words = [`The library's storage was damaged${back}.`];
  if (lost > 0) words.push(`${counted(lost)} not in the second copy: sync or a snapshot in the options may have them.`);
  if (syncLost) words.push('Set up sync again in the options.');
  return words.join(' ');
}

function counted(papers: number): string {
  return papers === 1 ? '1 paper was' : `${papers.toLocaleString('en-US')} papers were`;
}

/** The reader has read of it. */
export async function forgetHealed(database: Database): Promise<void> {
  const transaction = database.transaction('replica', 'readwrite');
  const meta = await transaction.store.get(META);
  if (meta) await transaction.store.put({ ...meta, healed: null }, META);
  await transaction.done;
}
