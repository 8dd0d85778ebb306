import { abstractOpenings, sameAbstract } from '../catalog/resolve.ts';
import type { PaperId } from '../core/arxiv-id.ts';
import type { Database, StoredAbstract } from './schema.ts';
import type { StoredDocument, StoredGloss } from './source-rows.ts';
import { ignore, write } from './write.ts';

interface ByOpening<Row> {
  getAll(opening: string): Promise<Row[]>;
}

async function openedAlike<Row>(abstract: string, byOpening: ByOpening<Row>): Promise<readonly Row[]> {
  const found = await Promise.all(abstractOpenings(abstract).map((opening) => byOpening.getAll(opening)));
  return found.flat();
}

/** The glosses that copy an abstract; none where they disagree among each other, for then any of them may be wrong. */
async function copiesOf(abstract: string, byOpening: ByOpening<StoredGloss>): Promise<readonly StoredGloss[]> {
  const found = await openedAlike(abstract, byOpening);
  const copies = found.filter((gloss) => gloss.abstract !== null && sameAbstract(gloss.abstract, abstract));
  const [first] = copies;
  const agree = copies.every(
    (gloss) => gloss.abstract === first?.abstract || sameAbstract(gloss.abstract ?? '', first?.abstract ?? ''),
  );
  return agree ? copies : [];
}

/**
 * The gloss with the paper that was found for another copy of its abstract, where that is one and the same.
 * @param saved the abstracts of saved papers
 */
export async function bindToKnown(
  byOpening: ByOpening<StoredGloss>,
  saved: ByOpening<StoredAbstract>,
  gloss: StoredGloss,
): Promise<StoredGloss> {
  const { abstract } = gloss;
  if (gloss.paper !== null || abstract === null) return gloss;
  const [copies, pages] = await Promise.all([copiesOf(abstract, byOpening), openedAlike(abstract, saved)]);
  const papers = new Set([
    ...copies.flatMap(({ paper }) => paper ?? []),
    ...pages.filter(({ facts }) => sameAbstract(facts.abstract, abstract)).map(({ id }) => id),
  ]);
  const [paper = null, ...others] = papers;
  return others.length > 0 ? gloss : { ...gloss, paper };
}

/**
 * Gives a paper, whose abstract a page shows, the glosses that wait for it, for good.
 * @returns their documents as they are counted then
 */
export async function bindAbstract(
  database: Database,
  paper: PaperId,
  abstract: string,
): Promise<readonly StoredDocument[]> {
  // Most pages are of papers that nobody waits for; they cost one look into an index.
  if (!waitFor(paper, await copiesOf(abstract, database.transaction('glosses').store.index('openings')))) return [];
  return write(database, ['glosses', 'documents'], async (transaction) => {
    const [glosses, documents] = [transaction.objectStore('glosses'), transaction.objectStore('documents')];
    const changed: StoredDocument[] = [];
    const copies = await copiesOf(abstract, glosses.index('openings'));
    for (const gloss of waitFor(paper, copies) ? copies : []) {
      const document = gloss.paper === null ? await documents.get(gloss.document) : undefined;
      if (!document) continue;
      const papers = [...new Set([...document.papers, paper])];
      const after = { ...document, papers, unbound: document.unbound - 1 };
      glosses.put({ ...gloss, paper }).catch(ignore);
      documents.put(after).catch(ignore);
      changed.push(after);
    }
    return changed;
  });
}

/** True where some wait and none was found to be of another paper. */
function waitFor(paper: PaperId, copies: readonly StoredGloss[]): boolean {
  return (
    copies.some((gloss) => gloss.paper === null) &&
    copies.every((gloss) => gloss.paper === null || gloss.paper === paper)
  );
}
