import { type CatalogPaper, orderVoices, searchDocument } from '../../lib/catalog/catalog.ts';
import type { PaperId } from '../../lib/core/arxiv-id.ts';
import { errorMessage } from '../../lib/core/errors.ts';
import type { Gloss, Source } from '../../lib/core/gloss.ts';
import { paperYear } from '../../lib/core/paper.ts';
import { drawText } from '../../lib/core/tex/draw-text.ts';
import { fold } from '../../lib/core/text.ts';
import type { SearchDocument, SearchEngine } from '../../lib/search/engine.ts';
import { buildSearchEngine } from '../../lib/search/index.ts';
import type { FoundGloss } from '../../lib/store/source-store.ts';
import type { CatalogAbout, CatalogReader } from './catalog-reader.ts';
import { createRebuilt } from './rebuilt.ts';
import type { ImportedGlosses } from './sources/imported-glosses.ts';

/** A gloss with who speaks in it. */
export interface Telling {
  readonly source: Source;
  readonly gloss: Gloss;
  /** The id of the reader's own source that it comes from; null where it is bundled. */
  readonly own: string | null;
}

/** A paper with all that is said of it, bundled or in sources of the reader's own. */
export interface KnownPaper extends CatalogPaper {
  /** The glosses with their sources, in the same order: that of their voices. */
  readonly tellings: readonly Telling[];
  /** True where the bundled catalog has it, and so its neighbours there. */
  readonly bundled: boolean;
}

/** What a paper is filtered by. */
export interface PaperFacets {
  readonly id: PaperId;
  readonly year: number;
  /** As they are compared, with the way a source writes them. */
  readonly topics: ReadonlyMap<string, string>;
  /** Bundled sources, and sources of the reader's own. */
  readonly sources: ReadonlySet<string>;
}

/** Looks papers up; what is asked by id never waits for the whole. */
export interface PaperShelf {
  /** In the order of the ids; undefined for those of which nobody speaks. */
  papers(ids: readonly PaperId[]): Promise<readonly (KnownPaper | undefined)[]>;
}

/** All papers that anybody speaks of, as the handlers ask for them. */
export interface KnownPapers extends PaperShelf {
  /** Newest id first. */
  facets(): Promise<readonly PaperFacets[]>;
  engine(): Promise<SearchEngine>;
  /** Over the bundled papers alone. */
  bundledEngine(): Promise<SearchEngine>;
  /**
   * Over all papers, for what must not wait for it; null while it is not there, or where nothing but the bundle is.
   * @param patience milliseconds
   */
  engineAtHand(patience: number): Promise<SearchEngine | null>;
  /** Somebody may soon search: with many papers it is a while until that can be done. */
  expectSearch(): void;
  /** With the reader's own sources among the bundled. */
  about(): Promise<CatalogAbout>;
  reload(): Promise<void>;
  /** What the reader's sources say changed. */
  forget(): void;
}

/** Lets whatever else there is to do have its turn. */
const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

/**
 * Puts the bundled catalog and the reader's own sources together.
 * @param remade told when more can be found than was found before
 */
export function createKnownPapers(
  catalog: CatalogReader,
  imported: ImportedGlosses,
  remade: () => void = () => {},
): KnownPapers {
  async function* all(): AsyncGenerator<KnownPaper> {
    const [bundled, { sources }] = await Promise.all([catalog.all(), catalog.about()]);
    const rest = new Map(bundled.map((paper) => [paper.id, paper]));
    for await (const [id, own] of imported.all()) {
      const paper = joinPaper(id, rest.get(id), sources, own);
      rest.delete(id);
      if (paper) yield paper;
    }
    for (const bundledOnly of rest.values()) {
      const paper = joinPaper(bundledOnly.id, bundledOnly, sources, []);
      if (paper) yield paper;
    }
  }

  async function* documents(): AsyncGenerator<SearchDocument> {
    for await (const paper of all()) yield searchDocument(paper);
  }

  const fail = (error: unknown) => console.warn(errorMessage(error));
  const facets = createRebuilt(
    async () => {
      const found: PaperFacets[] = [];
      for await (const paper of all()) found.push(facetsOf(paper));
      return found.sort((one, other) => (one.id < other.id ? 1 : -1));
    },
    remade,
    fail,
  );
  const engine = createRebuilt(
    async () => ((await imported.any()) ? buildSearchEngine(documents(), pause) : catalog.engine()),
    remade,
    fail,
    () => catalog.engine(),
  );
  const forget = () => {
    imported.forget();
    facets.forget();
    engine.forget();
  };

  return {
    async papers(ids) {
      const [bundled, own, { sources }] = await Promise.all([catalog.papers(ids), imported.read(ids), catalog.about()]);
      return ids.map((id, at) => joinPaper(id, bundled[at], sources, own[at] ?? []));
    },
    facets: () => facets.get(),
    engine: () => engine.get(),
    bundledEngine: () => catalog.engine(),
    expectSearch: () => engine.begin(),
    async engineAtHand(patience) {
      return (await imported.any()) ? Promise.race([engine.get(), after(patience)]) : null;
    },
    async about() {
      const [about, own] = await Promise.all([catalog.about(), imported.sources()]);
      return { ...about, sources: [...about.sources, ...own] };
    },
    async reload() {
      await catalog.reload();
      forget();
    },
    forget,
  };
}

async function after(milliseconds: number): Promise<null> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  return null;
}

/** Undefined where nobody speaks of the paper. */
function joinPaper(
  id: PaperId,
  bundled: CatalogPaper | undefined,
  sources: readonly Source[],
  own: readonly FoundGloss[],
): KnownPaper | undefined {
  if (!bundled && own.length === 0) return undefined;
  const tellings = [
    ...(bundled ? bundledTellings(bundled, sources) : []),
    ...newest(own.map((found) => ownTelling(id, found))),
  ];
  const ordered = inOrder(tellings);
  const paper = bundled ?? { ...namedPaper(id, own), related: [] };
  return { ...paper, glosses: ordered.map(({ gloss }) => gloss), tellings: ordered, bundled: bundled !== undefined };
}

function bundledTellings(paper: CatalogPaper, sources: readonly Source[]): Telling[] {
  return paper.glosses.flatMap((gloss) => {
    const source = sources.find(({ id }) => id === gloss.source);
    return source ? [{ source, gloss, own: null }] : [];
  });
}

/** Each gloss is a source of its own here, for a document may speak of a paper twice, on different days. */
function ownTelling(paper: PaperId, { gloss, document, source }: FoundGloss): Telling {
  const { topics, institutions, sections, outline, metrics } = gloss;
  const id = `${document.id}.${gloss.at}`;
  return {
    source: { id, kind: document.kind, title: source.name, date: gloss.date ?? document.date },
    gloss: { paper, source: id, topics, institutions, sections, outline, metrics },
    own: source.id,
  };
}

/** More voices than anybody listens to: a document may speak of one paper ten thousand times. */
const MOST_VOICES = 40;

function newest(tellings: readonly Telling[]): readonly Telling[] {
  if (tellings.length <= MOST_VOICES) return tellings;
  const day = ({ source }: Telling) => source.date ?? '';
  return tellings.toSorted((one, other) => (day(one) < day(other) ? 1 : -1)).slice(0, MOST_VOICES);
}

function inOrder(tellings: readonly Telling[]): readonly Telling[] {
  if (tellings.length < 2) return tellings;
  const byGloss = new Map(tellings.map((telling) => [telling.gloss, telling]));
  const sources = new Map(tellings.map(({ source }) => [source.id, source]));
  return orderVoices([...byGloss.keys()], sources).flatMap((gloss) => byGloss.get(gloss) ?? []);
}

/** What documents call a paper: the first title, its formulas drawn, and the longest list of authors. */
function namedPaper(id: PaperId, own: readonly FoundGloss[]): Omit<CatalogPaper, 'glosses' | 'related'> {
  const title = drawText(own.find(({ gloss }) => gloss.title)?.gloss.title ?? `arXiv:${id}`);
  const authors = own.reduce<readonly string[]>(
    (longest, { gloss }) => (gloss.authors.length > longest.length ? gloss.authors : longest),
    [],
  );
  return { id, title, authors, categories: [], published: null, links: {} };
}

function facetsOf(paper: KnownPaper): PaperFacets {
  const topics = paper.glosses.flatMap((gloss) => gloss.topics.map((topic) => [fold(topic), topic] as const));
  const sources = paper.tellings.map(({ source, own }) => own ?? source.id);
  return { id: paper.id, year: paperYear(paper), topics: new Map(topics), sources: new Set(sources) };
}
