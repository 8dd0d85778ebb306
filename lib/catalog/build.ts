import type { PaperId } from '../core/arxiv-id.ts';
import { type Gloss, outlineTexts, type Source } from '../core/gloss.ts';
import type { Paper } from '../core/paper.ts';
import { createSearchEngine } from '../search/index.ts';
import {
  CATALOG_FORMAT,
  type Catalog,
  type CatalogPaper,
  contentText,
  orderVoices,
  RELATED_PAPERS,
  relatednessText,
  searchDocument,
} from './catalog.ts';
import { type CatalogFile, catalogFileSchema, firstFault } from './schema.ts';

/** A file of `catalog/`: its name without folder and ending, and its parsed JSON, not yet checked. */
export interface CatalogInput {
  readonly name: string;
  readonly content: unknown;
}

/** What keeps a catalog from being built, with the place to mend. */
export class CatalogError extends Error {
  constructor(file: string, paper: string | null, field: string, fault: string) {
    super(`catalog/${file}.json: ${paper ? `paper ${paper}, ` : ''}${field}: ${fault}`);
    this.name = 'CatalogError';
  }
}

/**
 * Puts the files of `catalog/` together: checks each, joins the glosses of a paper, finds its related papers.
 * @param digest gives the hexadecimal digest of a text, from which the version is cut
 * @throws CatalogError naming file, paper and field of the first entry that is broken
 */
export function buildCatalog(inputs: readonly CatalogInput[], digest: (text: string) => string): Catalog {
  const files = inputs.map((input) => ({ name: input.name, file: checkFile(input) }));
  const sources = files.map(({ file }) => file.source satisfies Source);
  const papers = relate(joinPapers(files, new Map(sources.map((source) => [source.id, source]))));
  const content = { sources, papers };
  return { format: CATALOG_FORMAT, version: digest(contentText(content)).slice(0, 16), ...content };
}

function checkFile({ name, content }: CatalogInput): CatalogFile {
  const parsed = catalogFileSchema.safeParse(content);
  if (!parsed.success) {
    const { path, message } = firstFault(parsed.error);
    throw new CatalogError(name, paperAt(content, path), path.join('.') || 'file', message);
  }
  if (parsed.data.source.id !== name) throw new CatalogError(name, null, 'source.id', 'must be the name of the file');
  const seen = new Set<string>();
  for (const entry of parsed.data.papers) {
    if (seen.has(entry.id)) throw new CatalogError(name, entry.id, 'id', 'stands twice in this file');
    seen.add(entry.id);
    checkQuotes(name, entry);
  }
  return parsed.data;
}

/** The id of the entry that a fault lies in, if it has one. */
function paperAt(content: unknown, path: readonly PropertyKey[]): string | null {
  if (path[0] !== 'papers' || typeof path[1] !== 'number') return null;
  const papers = (content as { papers?: { id?: unknown }[] }).papers;
  const id = papers?.[path[1]]?.id;
  return typeof id === 'string' ? id : `number ${path[1] + 1}`;
}

/** A number shows the sentence it was read from, so that sentence must be there to be shown. */
function checkQuotes(name: string, entry: CatalogFile['papers'][number]): void {
  const { sections, outline, metrics } = entry.gloss;
  const texts = [...Object.values(sections), ...outlineTexts(outline)];
  metrics.forEach((metric, at) => {
    if (!texts.some((text) => text?.includes(metric.quote))) {
      throw new CatalogError(name, entry.id, `gloss.metrics.${at}.quote`, 'must stand in a section or the outline');
    }
  });
}

type Unrelated = Omit<CatalogPaper, 'related'>;

function joinPapers(
  files: readonly { name: string; file: CatalogFile }[],
  sources: ReadonlyMap<string, Source>,
): Unrelated[] {
  const joined = new Map<PaperId, { paper: Paper; glosses: Gloss[] }>();
  for (const { name, file } of files) {
    for (const { gloss, ...paper } of file.papers) {
      const entry = joined.get(paper.id) ?? { paper, glosses: [] };
      for (const field of Object.keys(paper) as (keyof Paper)[]) {
        if (JSON.stringify(entry.paper[field]) !== JSON.stringify(paper[field])) {
          throw new CatalogError(name, paper.id, field, 'differs from what another file says of this paper');
        }
      }
      entry.glosses.push({ paper: paper.id, source: file.source.id, ...gloss });
      joined.set(paper.id, entry);
    }
  }
  return [...joined.values()]
    .map(({ paper, glosses }) => ({ ...paper, glosses: orderVoices(glosses, sources) }))
    .sort((a, b) => (a.id < b.id ? 1 : -1));
}

function relate(papers: readonly Unrelated[]): CatalogPaper[] {
  const engine = createSearchEngine(papers.map(searchDocument));
  return papers.map((paper) => ({
    ...paper,
    related: engine.related(relatednessText(paper), { limit: RELATED_PAPERS, accept: (id) => id !== paper.id }),
  }));
}
