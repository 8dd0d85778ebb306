import { RELATED_PAPERS, relatednessText } from '../../lib/catalog/catalog.ts';
import type { PaperId } from '../../lib/core/arxiv-id.ts';
import { errorMessage } from '../../lib/core/errors.ts';
import type { PageFacts } from '../../lib/core/paper.ts';
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
import { abstractMarks } from './abstract-marks.ts';
import { abstractVoices } from './abstract-voice.ts';
import type { Handlers } from './handlers.ts';
import type { KeptAbstracts } from './kept-abstracts.ts';
import type { KnownPaper, KnownPapers, PaperFacets } from './known-papers.ts';
import type { Library } from './library/library.ts';
import { asSaved, knownRow, savedRow, voices } from './views.ts';

type PaperHandlers = Pick<Handlers, 'lookup' | 'markAbstract' | 'setSaved' | 'search' | 'overview' | 'reloadCatalog'>;

/** Milliseconds that the panel of a paper waits for neighbours among the reader's own sources. */
const PATIENCE = 100;

/** Told of each abstract that a page shows; never rejects. */
type Met = (paper: PaperId, abstract: string) => Promise<void>;

/** Answers what pages and the popup ask of papers, the catalog's and the reader's together. */
export function paperHandlers(
  catalog: KnownPapers,
  saved: Library,
  abstracts: KeptAbstracts,
  met: Met = async () => {},
): PaperHandlers {
  return {
    async lookup(request) {
      for (const { id, facts } of request.papers) if (facts?.abstract) await met(id, facts.abstract);
      return lookup(catalog, saved, abstracts, request);
    },
    markAbstract: async ({ text }) => abstractMarks(text),
    async setSaved({ id, saved: wanted, facts, version = null }) {
      const record = await saved.set(id, wanted, await factsToSave(catalog, id, facts), version);
      if (wanted && facts) void abstracts.keep(id, facts);
      return savedState(record);
    },
    search: (request) => search(catalog, saved, request),
    overview: () => overview(catalog, saved),
    async reloadCatalog() {
      await catalog.reload();
      return overview(catalog, saved);
    },
  };
}

async function factsToSave(catalog: KnownPapers, id: PaperId, facts: PageFacts | null): Promise<SavedFacts> {
  const [paper] = await papersIfAny(catalog, [{ id }]);
  // A page knows better than a document what a paper is called.
  const known = paper?.bundled ? paper : (facts ?? paper);
  const { title, authors, published } = known ?? { title: '', authors: [], published: null };
  return { title, authors, published };
}

/** What the catalog says of saved papers; nothing where it can't be read, since they are the reader's without it. */
function papersIfAny(
  catalog: KnownPapers,
  records: readonly { readonly id: PaperId }[],
): Promise<readonly (KnownPaper | undefined)[]> {
  return catalog.papers(records.map(({ id }) => id)).catch(() => []);
}

async function lookup(
  catalog: KnownPapers,
  saved: Library,
  abstracts: KeptAbstracts,
  request: LookupRequest,
): Promise<PaperView[]> {
  const ids = request.papers.map(({ id }) => id);
  const [papers, records] = await Promise.all([catalog.papers(ids), saved.read(ids)]);
  return Promise.all(
    request.papers.map(async ({ id, facts: shown }, at): Promise<PaperView> => {
      const found = papers[at];
      const facts = shown ?? (await abstracts.read(id));
      // The page need not wait for what other places will ask for.
      if (shown && savedState(records[at]?.record)) void abstracts.keep(id, shown);
      return {
        id,
        paper: found ? bibliographic(found, facts) : null,
        voices: [...(found ? voices(found) : []), ...abstractVoices(id, facts)],
        related: await relatedPapers(catalog, saved, await neighbours(catalog, id, found, facts)),
        saved: savedState(records[at]?.record),
      };
    }),
  );
}

/** What the page says of a paper goes before what a document calls it. */
function bibliographic(paper: KnownPaper, facts: PageFacts | null): PaperView['paper'] {
  const { id, title, authors, categories, published, links } = paper;
  if (paper.bundled || !facts?.title) return { id, title, authors, categories, published, links };
  return { id, title: facts.title, authors: facts.authors, categories, published: facts.published, links };
}

/** Found when the catalog was built; for other papers, and among the reader's own sources, by what is said of them. */
async function neighbours(
  catalog: KnownPapers,
  id: PaperId,
  found: KnownPaper | undefined,
  facts: PageFacts | null,
): Promise<readonly RelatedHit[]> {
  const whole = await catalog.engineAtHand(found?.bundled ? 0 : PATIENCE);
  if (found?.bundled && !whole) return found.related;
  const engine = whole ?? (await catalog.bundledEngine());
  const text = found ? relatednessText(found) : facts && `${facts.title}\n${facts.title}\n${facts.abstract}`;
  return text ? engine.related(text, { limit: RELATED_PAPERS, accept: (other) => other !== id }) : [];
}

async function relatedPapers(
  catalog: KnownPapers,
  saved: Library,
  hits: readonly RelatedHit[],
): Promise<RelatedPaper[]> {
  const ids = hits.map(({ id }) => id);
  const [papers, records] = await Promise.all([catalog.papers(ids), saved.read(ids)]);
  return hits.flatMap(({ id, terms }, at) => {
    const paper = papers[at];
    if (!paper) return [];
    const { title, lead, saved: state } = knownRow(paper, savedState(records[at]?.record));
    return { id, title, terms, lead, saved: state !== null };
  });
}

async function search(catalog: KnownPapers, saved: Library, request: SearchRequest): Promise<SearchAnswer> {
  const asked = request.query.trim() !== '';
  const [facets, recent] = await Promise.all([catalog.facets(), asked ? [] : recentlySaved(saved)]);
  const byId = new Map(facets.map((paper) => [paper.id, paper]));
  const unfiltered = Object.keys(request.filters).length === 0;
  const accept = (id: PaperId) => {
    const paper = byId.get(id);
    return paper ? passes(paper, request.filters) : unfiltered;
  };
  const hits = asked
    ? (await catalog.engine()).search(request.query, { limit: facets.length, accept })
    : [...new Set([...recent, ...byId.keys()])].filter(accept).map((id) => ({ id, terms: [] }));
  const shown = hits.slice(0, request.limit);
  const ids = shown.map(({ id }) => id);
  const [papers, records] = await Promise.all([catalog.papers(ids), saved.read(ids)]);
  if (!asked) catalog.expectSearch(); // who looks at the first page may type next
  return {
    rows: shown.flatMap((_, at) => {
      const paper = papers[at];
      const row = records[at];
      const listed = row && toListed(row.record, false);
      if (paper) return [knownRow(asSaved(paper, listed?.row), savedState(row?.record))];
      return listed ? [savedRow(listed.row, undefined)] : [];
    }),
    terms: [...new Set(shown.flatMap(({ terms }) => terms))],
    total: hits.length,
  };
}

function passes(paper: PaperFacets, { source, topic, year }: SearchFilters): boolean {
  return (
    (source === undefined || paper.sources.has(source)) &&
    (topic === undefined || paper.topics.has(fold(topic))) &&
    (year === undefined || paper.year === year)
  );
}

/** What goes before the newest papers while nobody has typed anything. */
async function recentlySaved(saved: Library): Promise<PaperId[]> {
  const listed = await saved.list().catch(() => []); // the list has a view of its own that says what is wrong
  return listPapers(listed, {}, 'added').map(({ row }) => row.id);
}

async function overview(catalog: KnownPapers, saved: Library): Promise<Overview> {
  const listed = saved.list().catch((error: unknown) => errorMessage(error));
  const [papers, about, records] = await Promise.all([catalog.facets(), catalog.about(), listed]);
  const glosses = count(papers.flatMap(({ sources }) => [...sources]));
  const topics = count(papers.flatMap((paper) => [...paper.topics.keys()]));
  const names = new Map(papers.flatMap((paper) => [...paper.topics]));
  const years = count(papers.map(({ year }) => year));
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
