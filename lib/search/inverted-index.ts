import { getOrAdd } from '../core/get-or-add.ts';
import type { SearchDocument } from './engine.ts';
import { STOP_WORDS } from './stop-words.ts';
import { tokenize } from './tokenize.ts';

/** Weight of a word by the field it stands in, for looking things up. */
const FIELDS = { id: 4, title: 4, authors: 3, topics: 2, body: 1 } as const;

/** A title or a topic says more of what a paper is about than a sentence of its gloss. */
const COUNTS = { id: 0, title: 3, authors: 0, topics: 3, body: 1 } as const;

/** BM25's saturation of repeated words and weight of length (Robertson and Zaragoza 2009). */
export const SATURATION = 1.2;
export const LENGTH_WEIGHT = 0.75;

/** What one paper has of one term. */
export interface Posting {
  /** Field-weighted, length-normalised frequency: the term of BM25F before saturation. */
  weight: number;
  /** Count in title, topics and body, those of title and topics tripled: what relatedness goes by. */
  count: number;
}

export interface Term {
  readonly postings: Map<number, Posting>;
  /** How the papers write it, with counts; running text counts for more than titles, which are capitalized. */
  readonly forms: Map<string, number>;
  /** It stands in some title or topic: a word that papers are called by, not only one that tells of them. */
  titled: boolean;
}

/** An inverted index of papers, kept in memory; small enough to build anew whenever a worker starts. */
export interface InvertedIndex {
  readonly documents: readonly SearchDocument[];
  readonly terms: ReadonlyMap<string, Term>;
  /** Sum of `Posting.count`, per document. */
  readonly lengths: readonly number[];
  readonly meanLength: number;
}

function fieldTexts(document: SearchDocument): Record<keyof typeof FIELDS, string> {
  return {
    id: document.id,
    title: document.title,
    authors: document.authors.join(' | '),
    topics: document.topics.join(' | '),
    body: document.body,
  };
}

/** Builds the index. Linear in the text of all documents. */
export function buildInvertedIndex(documents: readonly SearchDocument[]): InvertedIndex {
  const tokens = documents.map((document) => {
    const texts = fieldTexts(document);
    return fieldNames.map((field) => ({ field, tokens: tokenize(texts[field]) }));
  });
  const means = meanLengths(tokens);
  const terms = new Map<string, Term>();
  const lengths: number[] = [];
  tokens.forEach((fields, document) => {
    let length = 0;
    for (const { field, tokens: words } of fields) {
      const norm = 1 - LENGTH_WEIGHT + LENGTH_WEIGHT * (words.length / means[field]);
      for (const word of words) addWord(terms, document, word, FIELDS[field] / norm, COUNTS[field]);
      length += words.length * COUNTS[field];
    }
    lengths.push(length);
  });
  const meanLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  return { documents, terms, lengths, meanLength: Math.max(1, meanLength) };
}

const fieldNames = Object.keys(FIELDS) as (keyof typeof FIELDS)[];

type FieldTokens = readonly { field: keyof typeof FIELDS; tokens: readonly { term: string; text: string }[] }[];

function meanLengths(documents: readonly FieldTokens[]): Record<keyof typeof FIELDS, number> {
  const sums = { id: 0, title: 0, authors: 0, topics: 0, body: 0 };
  for (const fields of documents) for (const { field, tokens } of fields) sums[field] += tokens.length;
  for (const field of fieldNames) sums[field] = Math.max(1, sums[field] / Math.max(1, documents.length));
  return sums;
}

function addWord(
  terms: Map<string, Term>,
  document: number,
  word: { term: string; text: string },
  weight: number,
  count: number,
): void {
  const term = getOrAdd(terms, word.term, () => ({ postings: new Map(), forms: new Map(), titled: false }));
  const posting = getOrAdd(term.postings, document, () => ({ weight: 0, count: 0 }));
  posting.weight += weight;
  if (count === 0) return;
  posting.count += count;
  if (count === COUNTS.title) term.titled = true;
  term.forms.set(word.text, (term.forms.get(word.text) ?? 0) + 4 / count);
}

/** Robertson and Spärck Jones' inverse document frequency in the form that is never negative. */
export function inverseDocumentFrequency(index: InvertedIndex, term: Term): number {
  const found = term.postings.size;
  return Math.log(1 + (index.documents.length - found + 0.5) / (found + 0.5));
}

/** The way most papers write a word. */
export function usualForm(term: Term): string {
  let best = '';
  let most = 0;
  for (const [form, count] of term.forms) if (count > most) [best, most] = [form, count];
  return best;
}

/** `LoRA`, `GPT`, `H³DP`, `32B`: written as names are, with capitals or digits inside. */
const NAME = /\p{Lu}.*\p{Lu}|\p{Ll}\p{Lu}|\p{Lu}.*\p{N}|\p{N}.*\p{Lu}/u;

/** True for a word that says what a paper is about: one that papers are called by, or a name; `folded` is its key. */
export function isTelling(folded: string, term: Term): boolean {
  if (folded.length < 3 || STOP_WORDS.has(folded) || /^\d+$/.test(folded)) return false;
  return term.titled || NAME.test(usualForm(term));
}
