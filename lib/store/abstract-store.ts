import { abstractOpenings } from '../catalog/resolve.ts';
import type { PaperId } from '../core/arxiv-id.ts';
import type { PageFacts } from '../core/paper.ts';
import type { Database } from './schema.ts';
import { ignore, write } from './write.ts';

/** Keeps what the page of a paper says of it, in the place of what it said before; nothing of one outside the library. */
export function keepAbstract(database: Database, id: PaperId, facts: PageFacts): Promise<void> {
  return write(database, ['abstracts', 'library'], async (transaction) => {
    const abstracts = transaction.objectStore('abstracts');
    const [row, before] = await Promise.all([transaction.objectStore('library').get(id), abstracts.get(id)]);
    if (!row || row.place === 'trace') return;
    // Most pages say what they said when they were open last.
    if (JSON.stringify(before?.facts) === JSON.stringify(facts)) return;
    abstracts.put({ id, facts, openings: abstractOpenings(facts.abstract) }).catch(ignore);
  });
}

/** Null where nothing is kept. */
export async function readAbstract(database: Database, id: PaperId): Promise<PageFacts | null> {
  return (await database.get('abstracts', id))?.facts ?? null;
}

/** Forgets the abstracts of papers that are neither on the list nor in the Trash. Gives how many that were. */
export function sweepAbstracts(database: Database): Promise<number> {
  return write(database, ['abstracts', 'library'], async (transaction) => {
    const [abstracts, places] = [
      transaction.objectStore('abstracts'),
      transaction.objectStore('library').index('place'),
    ];
    const kept = new Set((await Promise.all([places.getAllKeys('list'), places.getAllKeys('trash')])).flat());
    const gone = (await abstracts.getAllKeys()).filter((id) => !kept.has(id));
    for (const id of gone) abstracts.delete(id).catch(ignore);
    return gone.length;
  });
}
