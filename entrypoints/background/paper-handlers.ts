import { type CatalogPaper, RELATED_PAPERS } from '../../lib/catalog/catalog.ts';
import type { PaperId } from '../../lib/core/arxiv-id.ts';
import { errorMessage } from '../../lib/core/errors.ts';
import type { PageFacts } from '../../lib/core/paper.ts';
import { paperYear } from '../../lib/core/paper.ts';
import { fold } from '../../lib/core/text.ts';
import { listPapers, toListed } from '../../lib/library/listing.ts';
import type { SavedFacts } from '../../lib/library/saved.ts';
import { savedState } from '../../lib/library/saved-state.ts';
import type {
  LookupRequest,
  Overview,
  PaperView,
  RelatedPaper,
  SearchAnswer,
  SearchFilters,
  SearchRequest,
} from '../../lib/messages.ts';
import type { RelatedHit } from '../../lib/search/engine.ts';
import { abstractVoices } from './abstract-voice.ts';
import type { CatalogReader } from './catalog-reader.ts';
import type { Handlers } from './handlers.ts';
import type { Library } from './library/library.ts';
import { catalogRow, savedRow, voices } from './views.ts';

type PaperHandlers = Pick<Handlers, 'lookup' | 'setSaved' | 'search' | 'overview' | 'reloadCatalog'>;

/** Answers what pages and the popup ask of papers, the catalog's and the reader's together. */
export function paperHandlers(catalog: CatalogReader, saved: Library): PaperHandlers {
  return {
    lookup: (request) => lookup(catalog, saved, request),
    async setSaved({ id, saved: wanted, facts, version = null }) {
      return savedState(await saved.set(id, wanted, await factsToSave(catalog, id, facts), version));
    },
    search: (request) => search(catalog, saved, request),
    overview: () => overview(catalog, saved),
    async reloadCatalog() {
      await catalog.reload();
      return overview(catalog, saved);
    },
  };
}

async function factsToSave(catalog: CatalogReader, id: PaperId, facts: PageFacts | null): Promise<SavedFacts> {
  const [paper] = await papersIfAny(catalog, [{ id }]);
  const { title, authors, published } = paper ?? facts ?? { title: '', authors: [], published: null };
  return { title, authors, published };
}

/** What the catalog says of saved papers; nothing where it can't be read, since they are the reader's without it. */
function papersIfAny(
  catalog: CatalogReader,
  records: readonly { readonly id: PaperId }[],
): Promise<readonly (CatalogPaper | undefined)[]> {
  return catalog.papers(records.map(({ id }) => id)).catch(() => []);
}

async function lookup(catalog: CatalogReader, saved: Library, request: LookupRequest): Promise<PaperView[]> {
  const ids = request.papers.map(({ id }) => id);
  const [papers, records, { sources }] = await Promise.all([catalog.papers(ids), saved.read(ids), catalog.about()]);
  return Promise.all(
    request.papers.map(async ({ id, facts }, at): Promise<PaperView> => {
      const found = papers[at];
      return {
        id,
        paper: found ? bibliographic(found) : null,
        voices: [...(found ? voices(found, sources) : []), ...abstractVoices(id, facts)],
        related: await relatedPapers(catalog, saved, found?.related ?? (await relatedToPage(catalog, id, facts))),
        saved: savedState(records[at]?.record),
      };
    }),
  );
}

function bibliographic({ id, title, authors, categories, published, links }: CatalogPaper): PaperView['paper'] {
  return { id, title, authors, categories, published, links };
}

async function relatedToPage(catalog: CatalogReader, id: PaperId, facts: PageFacts | null): Promise<RelatedHit[]> {
  if (!facts) return [];
  const engine = await catalog.engine();
  return engine.related(`${facts.title}\n${facts.title}\n${facts.abstract}`, {
    limit: RELATED_PAPERS,
    accept: (other) => other !== id,
  });
}

async function relatedPapers(
  catalog: CatalogReader,
  saved: Library,
  hits: readonly RelatedHit[],
): Promise<RelatedPaper[]> {
  const ids = hits.map(({ id }) => id);
  const [papers, records] = await Promise.all([catalog.papers(ids), saved.read(ids)]);
  return hits.flatMap(({ id, terms }, at) => {
    const paper = papers[at];
    if (!paper) return [];
    const { title, lead, saved: state } = catalogRow(paper, savedState(records[at]?.record));
    return { id, title, terms, lead, saved: state !== null };
  });
}

async function search(catalog: CatalogReader, saved: Library, request: SearchRequest): Promise<SearchAnswer> {
  const asked = request.query.trim() !== '';
  const [papers, recent] = await Promise.all([catalog.all(), asked ? [] : recentlySaved(saved)]);
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  const unfiltered = Object.keys(request.filters).length === 0;
  const accept = (id: PaperId) => {
    const paper = byId.get(id);
    return paper ? passes(paper, request.filters) : unfiltered;
  };
  const hits = asked
    ? (await catalog.engine()).search(request.query, { limit: papers.length, accept })
    : [...new Set([...recent, ...papers.map(({ id }) => id)])].filter(accept).map((id) => ({ id, terms: [] }));
  const shown = hits.slice(0, request.limit);
  const records = await saved.read(shown.map(({ id }) => id));
  return {
    rows: shown.flatMap(({ id }, at) => {
      const paper = byId.get(id);
      const row = records[at];
      const state = savedState(row?.record);
      if (paper) return [catalogRow(paper, state)];
      const listed = row && toListed(row.record, false);
      return listed ? [savedRow(listed.row, undefined)] : [];
    }),
    terms: [...new Set(shown.flatMap(({ terms }) => terms))],
    total: hits.length,
  };
}

function passes(paper: CatalogPaper, { source, topic, year }: SearchFilters): boolean {
  return (
    (source === undefined || paper.glosses.some((gloss) => gloss.source === source)) &&
    (topic === undefined || topicsOf(paper).has(fold(topic))) &&
    (year === undefined || paperYear(paper) === year)
  );
}

/** Topics as they are compared: sources write `Reinforcement Learning` and `reinforcement learning`. */
function topicsOf(paper: CatalogPaper): ReadonlyMap<string, string> {
  return new Map(paper.glosses.flatMap((gloss) => gloss.topics.map((topic) => [fold(topic), topic] as const)));
}

/** What goes before the newest papers of the catalog while nobody has typed anything. */
async function recentlySaved(saved: Library): Promise<PaperId[]> {
  const listed = await saved.list().catch(() => []); // the list has a view of its own that says what is wrong
  return listPapers(listed, {}, 'added').map(({ row }) => row.id);
}

async function overview(catalog: CatalogReader, saved: Library): Promise<Overview> {
  const listed = saved.list().catch((error: unknown) => errorMessage(error));
  const [papers, about, records] = await Promise.all([catalog.all(), catalog.about(), listed]);
  const glosses = count(papers.flatMap((paper) => paper.glosses.map((gloss) => gloss.source)));
  const topics = count(papers.flatMap((paper) => [...topicsOf(paper).keys()]));
  const names = new Map(papers.flatMap((paper) => [...topicsOf(paper)]));
  const years = count(papers.map(paperYear));
  return {
    version: about.version,
    problem: about.problem ?? (typeof records === 'string' ? records : null),
    papers: papers.length,
    sources: about.sources.map((source) => ({ ...source, glosses: glosses.get(source.id) ?? 0 })),
    topics: [...topics].map(([key, found]) => ({ name: names.get(key) ?? key, papers: found })).sort(mostFirst),
    years: [...years].map(([year, found]) => ({ year, papers: found })).sort((a, b) => b.year - a.year),
    saved: typeof records === 'string' ? 0 : records.filter(({ row }) => row.removed === null).length,
  };
}

function count<T>(values: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function mostFirst(a: { name: string; papers: number }, b: { name: string; papers: number }): number {
  return b.papers - a.papers || a.name.localeCompare(b.name);
}
