import { relatednessText, searchDocument } from '../../lib/catalog/catalog.ts';
import { type PaperId, parseArxivId } from '../../lib/core/arxiv-id.ts';
import { createSearchEngine } from '../../lib/search/index.ts';
import { InputError } from './command.ts';
import type { FindablePapers } from './load-catalog.ts';

/** A question to the catalog. */
export type Question =
  | { readonly query: string }
  | { readonly id: PaperId }
  | { readonly title: string; readonly abstract: string };

export interface FoundPaper {
  readonly id: PaperId;
  readonly title: string;
  readonly score: number;
}

/** Answers questions from a catalog. */
export interface Finder {
  /** The best first; nothing for the id of a paper that the catalog does not know. */
  find(question: Question, limit: number): FoundPaper[];
  knows(id: PaperId): boolean;
}

/** Builds the index of some papers once, for any number of questions. */
export function createFinder(among: FindablePapers): Finder {
  const engine = createSearchEngine(among.map(searchDocument));
  const papers = new Map(among.map((paper) => [paper.id, paper]));

  function hits(question: Question, limit: number) {
    if ('query' in question) return engine.search(question.query, { limit });
    if ('title' in question) return engine.related(`${question.title}\n${question.abstract}`, { limit });
    const paper = papers.get(question.id);
    return paper ? engine.related(relatednessText(paper), { limit, accept: (id) => id !== paper.id }) : [];
  }

  return {
    find: (question, limit) =>
      hits(question, limit).map(({ id, score }) => ({ id, title: papers.get(id)?.title ?? '', score })),
    knows: (id) => papers.has(id),
  };
}

/** Reads the id of a paper as a person writes it. */
export function readId(text: string): PaperId {
  const ref = parseArxivId(text);
  if (!ref) throw new InputError(`${JSON.stringify(text)} is no arXiv id`);
  return ref.id;
}

/** Reads a line of JSON as a question. */
export function readQuestion(line: string): Question {
  const value = parseObject(line);
  if (typeof value.query === 'string') return { query: value.query };
  if (typeof value.id === 'string') return { id: readId(value.id) };
  if (typeof value.title === 'string' && typeof value.abstract === 'string') {
    return { title: value.title, abstract: value.abstract };
  }
  throw new InputError('a line must be {"query"}, {"id"} or {"title","abstract"}, all of them text');
}

function parseObject(line: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null) return { ...value };
  } catch {
    // Said below, for this and for JSON that is no object.
  }
  throw new InputError('a line must be one JSON object');
}
