import { getOrAdd } from '../core/get-or-add.ts';
import { fold } from '../core/text.ts';
import type { RelatedHit, SearchOptions } from './engine.ts';
import {
  type InvertedIndex,
  inverseDocumentFrequency,
  isTelling,
  LENGTH_WEIGHT,
  lengthOf,
  SATURATION,
  type Term,
} from './inverted-index.ts';
import { round } from './rank.ts';
import { tokenize } from './tokenize.ts';

/** BM25 with squared idf goes over this many of the weightiest words of the text. */
const QUERY_TERMS = 60;
/** A paper this much further away than the nearest is none of its neighbours. */
const WEAKEST_SHARE = 0.35;
const SHOWN_TERMS = 3;
/** Words with the same first letters are taken for forms of one word. */
const STEM_LENGTH = 5;
/** One shared word, however rare, does not make two papers neighbours. */
const FEWEST_SHARED = 2;

interface QueryTerm {
  readonly term: Term;
  readonly weight: number;
}

function queryTerms(index: InvertedIndex, text: string): QueryTerm[] {
  const counts = new Map<string, number>();
  for (const { term } of tokenize(text)) counts.set(term, (counts.get(term) ?? 0) + 1);
  const terms = [...counts].flatMap(([name, count]) => {
    const term = index.terms.get(name);
    if (!term || !isTelling(term)) return [];
    return { term, weight: (1 + Math.log(count)) * inverseDocumentFrequency(index, term) ** 2 };
  });
  return terms.sort((a, b) => b.weight - a.weight).slice(0, QUERY_TERMS);
}

/** The first few words that are not one another's inflections: `reward` and `rewards` are one reason. */
function reasons(words: readonly string[]): string[] {
  const stems = new Set<string>();
  const shown: string[] = [];
  for (const word of words) {
    const stem = fold(word).slice(0, STEM_LENGTH);
    if (stems.has(stem)) continue;
    stems.add(stem);
    if (shown.push(word) === SHOWN_TERMS) break;
  }
  return shown;
}

/** Papers near a text, each with the shared words that weigh most. */
export function related(index: InvertedIndex, text: string, options: SearchOptions = {}): RelatedHit[] {
  const shares = new Map<number, { term: Term; score: number }[]>();
  for (const { term, weight } of queryTerms(index, text)) {
    for (const [at, document] of term.documents.entries()) {
      const count = lengthOf(term, at);
      if (count === 0) continue;
      const length = (index.lengths[document] ?? 0) / index.meanLength;
      const score = (weight * count) / (count + SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * length));
      getOrAdd(shares, document, () => []).push({ term, score });
    }
  }
  const hits = [...shares].flatMap(([at, list]) => {
    const document = index.documents[at];
    if (!document || list.length < FEWEST_SHARED || (options.accept && !options.accept(document.id))) return [];
    list.sort((a, b) => b.score - a.score);
    return {
      id: document.id,
      score: round(list.reduce((sum, share) => sum + share.score, 0)),
      terms: reasons(list.map((share) => share.term.usualForm)),
    };
  });
  hits.sort((a, b) => b.score - a.score || (a.id < b.id ? 1 : -1));
  const enough = (hits[0]?.score ?? 0) * WEAKEST_SHARE;
  return hits.slice(0, options.limit ?? 20).filter((hit) => hit.score >= enough);
}
