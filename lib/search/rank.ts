import { findArxivId } from '../core/find-arxiv-id.ts';
import { getOrAdd } from '../core/get-or-add.ts';
import { fold } from '../core/text.ts';
import type { Hit, SearchOptions } from './engine.ts';
import {
  type InvertedIndex,
  inverseDocumentFrequency,
  SATURATION,
  type Term,
  termsFrom,
  weightOf,
} from './inverted-index.ts';
import { isOneEdit, isOneEditPrefix } from './one-edit.ts';
import { tokenize } from './tokenize.ts';

const PREFIX_FACTOR = 0.8;
const TYPO_FACTOR = 0.5;
/** Below this length one edit makes too many other words. */
const SHORTEST_TYPO = 4;
const TITLE_PHRASE_BONUS = 3;
const MOST_QUERY = 2000;
const MOST_WORDS = 32;
/** A paper that meets less than this share of the words that the best one meets is not what was asked for. */
const FEWEST_MET = 0.5;

interface Match {
  readonly term: Term;
  readonly factor: number;
}

/**
 * The terms of the index that a typed word may mean: itself, words it begins, or, if there are none, near misses. A word
 * that is not the last one is typed to its end: where it is known, it begins its plural only.
 */
function matchWord(index: InvertedIndex, typed: string, last: boolean): Match[] {
  const itself = index.terms.get(typed);
  const matches: Match[] = itself ? [{ term: itself, factor: 1 }] : [];
  const longest = !last && itself ? typed.length + 1 : Number.POSITIVE_INFINITY;
  if (last || typed.length > 2) {
    for (const term of termsFrom(index, typed)) {
      const { length } = term.name;
      if (term === itself || length > longest) continue;
      matches.push({ term, factor: PREFIX_FACTOR * (0.5 + (0.5 * typed.length) / length) });
    }
  }
  if (matches.length > 0 || typed.length < SHORTEST_TYPO) return matches;
  const isNear = last ? isOneEditPrefix : isOneEdit;
  for (const term of index.sorted) {
    if (isNear(typed, term.name)) matches.push({ term, factor: TYPO_FACTOR });
  }
  return matches;
}

interface Candidate {
  score: number;
  words: number;
  readonly terms: Set<string>;
}

function newCandidate(): Candidate {
  return { score: 0, words: 0, terms: new Set() };
}

/** Per paper the best match of one typed word. */
function scoreWord(index: InvertedIndex, matches: readonly Match[], candidates: Map<number, Candidate>): void {
  const best = new Map<number, number>();
  for (const { term, factor } of matches) {
    const idf = inverseDocumentFrequency(index, term);
    for (const [at, document] of term.documents.entries()) {
      const weight = weightOf(index, term, at);
      const score = factor * idf * ((weight * (SATURATION + 1)) / (weight + SATURATION));
      best.set(document, Math.max(best.get(document) ?? 0, score));
      getOrAdd(candidates, document, newCandidate).terms.add(term.name);
    }
  }
  for (const [document, score] of best) {
    const candidate = candidates.get(document);
    if (!candidate) continue;
    candidate.score += score;
    candidate.words += 1;
  }
}

/** The words of a query: each once, where it stands last, and no more of them than anybody means. */
function queryWords(query: string): { readonly term: string }[] {
  const last = new Map<string, { readonly term: string }>();
  for (const { term } of tokenize(query.slice(0, MOST_QUERY))) {
    last.delete(term);
    last.set(term, { term });
  }
  return [...last.values()].slice(-MOST_WORDS);
}

/** The one paper that a query names by its id or address, if the index has it. */
function named(index: InvertedIndex, query: string, { accept = () => true }: SearchOptions): Hit[] {
  const id = findArxivId(query)?.id;
  const document = index.documents.find((candidate) => candidate.id === id);
  return document && accept(document.id) ? [{ id: document.id, score: 1, terms: [] }] : [];
}

/**
 * Ranks by BM25 over weighted fields; papers that meet more of the typed words come first. A query that is an id or the
 * address of a paper finds that paper and no other.
 */
export function rank(index: InvertedIndex, query: string, options: SearchOptions = {}): Hit[] {
  const found = named(index, query, options);
  if (found.length > 0) return found;
  const words = queryWords(query);
  const candidates = new Map<number, Candidate>();
  words.forEach((word, at) => {
    scoreWord(index, matchWord(index, word.term, at === words.length - 1), candidates);
  });
  const mostMet = Math.max(0, ...[...candidates.values()].map((candidate) => candidate.words));
  const phrase = fold(query).replace(/\s+/g, ' ').trim();
  const hits = [...candidates].flatMap(([at, candidate]) => {
    const document = index.documents[at];
    if (!document || (options.accept && !options.accept(document.id))) return [];
    if (candidate.words < mostMet * FEWEST_MET) return [];
    const bonus = words.length > 0 && document.title.includes(phrase) ? TITLE_PHRASE_BONUS : 0;
    const score = candidate.words * 100 + candidate.score + bonus;
    return { id: document.id, score: round(score), terms: [...candidate.terms] };
  });
  hits.sort((a, b) => b.score - a.score || (a.id < b.id ? 1 : -1));
  return hits.slice(0, options.limit ?? 20);
}

/** Keeps scores readable where they are printed. */
export function round(score: number): number {
  return Math.round(score * 1000) / 1000;
}
