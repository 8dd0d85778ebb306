import type { Catalog, CatalogPaper } from '../catalog/catalog.ts';
import type { PaperId } from '../core/arxiv-id.ts';
import type { CatalogMeta, Database } from './schema.ts';

/** What is stored of the catalog; null where there is none, or not all of it any more. */
export async function readCatalogMeta(database: Database): Promise<CatalogMeta | null> {
  const transaction = database.transaction(['meta', 'papers']);
  const [meta, papers] = await Promise.all([
    transaction.objectStore('meta').get('catalog'),
    transaction.objectStore('papers').count(),
  ]);
  return meta && meta.papers === papers ? meta : null;
}

/** Puts a catalog in the place of the stored one: wholly or, if anything stops it, not at all. */
export async function replaceCatalog(database: Database, catalog: Catalog): Promise<void> {
  const transaction = database.transaction(['meta', 'papers'], 'readwrite');
  const papers = transaction.objectStore('papers');
  const meta: CatalogMeta = { version: catalog.version, papers: catalog.papers.length, sources: catalog.sources };
  const writes: Promise<unknown>[] = [];
  try {
    writes.push(papers.clear());
    for (const paper of catalog.papers) writes.push(papers.put(paper));
    writes.push(transaction.objectStore('meta').put(meta, 'catalog'));
  } catch (error) {
    // A write that is refused at once does not abort what was written before it.
    transaction.abort();
    await Promise.allSettled([...writes, transaction.done]);
    throw error;
  }
  await Promise.all([...writes, transaction.done]);
}

/** The papers of some ids, in their order; undefined for those that the catalog does not know. */
export async function readPapers(
  database: Database,
  ids: readonly PaperId[],
): Promise<readonly (CatalogPaper | undefined)[]> {
  const store = database.transaction('papers').store;
  return Promise.all(ids.map((id) => store.get(id)));
}

/** Every paper, newest id first. */
export async function readAllPapers(database: Database): Promise<readonly CatalogPaper[]> {
  return (await database.getAll('papers')).reverse();
}
