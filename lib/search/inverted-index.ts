import { getOrAdd } from '../core/get-or-add.ts';
import { fold } from '../core/text.ts';
import type { SearchDocument } from './engine.ts';
import { STOP_WORDS } from './stop-words.ts';
import { tokenize } from './tokenize.ts';

/** Where a word of a paper stands. */
const FIELDS = ['id', 'title', 'authors', 'topics', 'body'] as const;

type Field = (typeof FIELDS)[number];

/** Weight of a word by the field it stands in, for looking things up. */
const WEIGHTS: Readonly<Record<Field, number>> = { id: 4, title: 4, authors: 3, topics: 2, body: 1 };

/** A title or a topic says more of what a paper is about than a sentence of its gloss. */
const COUNTS: Readonly<Record<Field, number>> = { id: 0, title: 3, authors: 0, topics: 3, body: 1 };

/** BM25's saturation of repeated words and weight of length (Robertson and Zaragoza 2009). */
export const SATURATION = 1.2;
export const LENGTH_WEIGHT = 0.75;

/**
 * How often a word stands in each field of a paper, packed into 32 bits, so that a million of them are 4 MB. A field that
 * has it more often than its bits can count has it as often as they can.
 */
const BITS: Readonly<Record<Field, { readonly shift: number; readonly most: number }>> = {
  id: { shift: 0, most: 3 },
  title: { shift: 2, most: 63 },
  authors: { shift: 8, most: 127 },
  topics: { shift: 15, most: 31 },
  body: { shift: 20, most: 4095 },
};

function countOf(packed: number, field: Field): number {
  const { shift, most } = BITS[field];
  return (packed >>> shift) & most;
}

function countOneMore(packed: number, field: Field): number {
  return countOf(packed, field) === BITS[field].most ? packed : (packed + (1 << BITS[field].shift)) >>> 0;
}

/** A word of the index. */
export interface Term {
  /** As it is looked up. */
  readonly name: string;
  /** Which documents have it, by number, and how often in which field; `weightOf` and `lengthOf` read them. */
  readonly documents: Uint32Array;
  readonly counts: Uint32Array;
  /** How most papers write it; running text counts for more than titles, which are capitalized. */
  readonly usualForm: string;
  /** It stands in some title or topic: a word that papers are called by, not only one that tells of them. */
  readonly titled: boolean;
}

/** A paper as the index remembers it. */
export interface IndexedPaper {
  readonly id: SearchDocument['id'];
  /** Folded. */
  readonly title: string;
}

/** An inverted index of papers, kept in memory; small enough to build anew whenever a worker starts. */
export interface InvertedIndex {
  readonly documents: readonly IndexedPaper[];
  readonly terms: ReadonlyMap<string, Term>;
  /** In the order of their names, so that those with one beginning stand together. */
  readonly sorted: readonly Term[];
  /** By document and field, in the order of `FIELDS`: BM25F's norm of the field's length. */
  readonly norms: Float64Array;
  /** Sum of `lengthOf`, per document. */
  readonly lengths: readonly number[];
  readonly meanLength: number;
}

/** Field-weighted, length-normalised frequency: the term of BM25F before saturation. */
export function weightOf(index: InvertedIndex, term: Term, at: number): number {
  const packed = term.counts[at] ?? 0;
  const norms = (term.documents[at] ?? 0) * FIELDS.length;
  let weight = 0;
  for (const [place, field] of FIELDS.entries()) {
    const count = countOf(packed, field);
    if (count > 0) weight += (count * WEIGHTS[field]) / (index.norms[norms + place] ?? 1);
  }
  return weight;
}

/** Count in title, topics and body, those of title and topics tripled: what relatedness goes by. */
export function lengthOf(term: Term, at: number): number {
  const packed = term.counts[at] ?? 0;
  return FIELDS.reduce((sum, field) => sum + COUNTS[field] * countOf(packed, field), 0);
}

/** The terms that begin with some letters, in the order of their names. */
export function* termsFrom(index: InvertedIndex, letters: string): Generator<Term> {
  let [low, high] = [0, index.sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((index.sorted[middle]?.name ?? '') < letters) low = middle + 1;
    else high = middle;
  }
  for (let at = low; at < index.sorted.length; at += 1) {
    const term = index.sorted[at];
    if (!term?.name.startsWith(letters)) return;
    yield term;
  }
}

/** A term while documents are added. */
interface Growing {
  readonly documents: number[];
  readonly counts: number[];
  /** How it is written, with how much that counts; most words are written in one way, which needs no map. */
  form: string;
  weight: number;
  others: Map<string, number> | null;
  titled: boolean;
}

/** Takes papers one by one, so that whoever has many can pause between them. Linear in their text. */
export class IndexBuilder {
  private readonly documents: IndexedPaper[] = [];
  private readonly terms = new Map<string, Growing>();
  private readonly fieldLengths: number[] = [];
  private readonly lengths: number[] = [];

  add(document: SearchDocument): void {
    const number = this.documents.push({ id: document.id, title: fold(document.title) }) - 1;
    const texts = fieldTexts(document);
    let length = 0;
    for (const field of FIELDS) {
      const words = tokenize(texts[field]);
      for (const word of words) this.addWord(number, word, field);
      this.fieldLengths.push(words.length);
      length += words.length * COUNTS[field];
    }
    this.lengths.push(length);
  }

  private addWord(document: number, word: { readonly term: string; readonly text: string }, field: Field): void {
    const term = getOrAdd(this.terms, word.term, newTerm);
    const last = term.documents.length - 1;
    if (term.documents[last] === document) term.counts[last] = countOneMore(term.counts[last] ?? 0, field);
    else {
      term.documents.push(document);
      term.counts.push(countOneMore(0, field));
    }
    if (COUNTS[field] === 0) return;
    if (field !== 'body') term.titled = true;
    addForm(term, word.text, 4 / COUNTS[field]);
  }

  finish(): InvertedIndex {
    const { documents, lengths } = this;
    const terms = new Map<string, Term>();
    for (const [name, growing] of this.terms) {
      terms.set(name, {
        name,
        documents: Uint32Array.from(growing.documents),
        counts: Uint32Array.from(growing.counts),
        usualForm: usualForm(growing),
        titled: growing.titled,
      });
    }
    this.terms.clear();
    const sorted = [...terms.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
    const meanLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
    return { documents, terms, sorted, norms: this.norms(), lengths, meanLength: Math.max(1, meanLength) };
  }

  private norms(): Float64Array {
    const sums = FIELDS.map(() => 0);
    for (const [at, length] of this.fieldLengths.entries())
      sums[at % FIELDS.length] = (sums[at % FIELDS.length] ?? 0) + length;
    const means = sums.map((sum) => Math.max(1, sum / Math.max(1, this.documents.length)));
    return Float64Array.from(
      this.fieldLengths,
      (length, at) => 1 - LENGTH_WEIGHT + LENGTH_WEIGHT * (length / (means[at % FIELDS.length] ?? 1)),
    );
  }
}

function newTerm(): Growing {
  return { documents: [], counts: [], form: '', weight: 0, others: null, titled: false };
}

function addForm(term: Growing, form: string, weight: number): void {
  if (term.form === '') term.form = form;
  if (term.form === form) term.weight += weight;
  else {
    term.others ??= new Map();
    term.others.set(form, (term.others.get(form) ?? 0) + weight);
  }
}

/** The way most papers write a word; of two the one that came first. */
function usualForm({ form, weight, others }: Growing): string {
  let [best, most] = [form, weight];
  for (const [other, count] of others ?? []) if (count > most) [best, most] = [other, count];
  return best;
}

function fieldTexts(document: SearchDocument): Record<Field, string> {
  return {
    id: document.id,
    title: document.title,
    authors: document.authors.join(' | '),
    topics: document.topics.join(' | '),
    body: document.body,
  };
}

/** Builds the index at once. */
export function buildInvertedIndex(documents: readonly SearchDocument[]): InvertedIndex {
  const builder = new IndexBuilder();
  for (const document of documents) builder.add(document);
  return builder.finish();
}

/** Robertson and Spärck Jones' inverse document frequency in the form that is never negative. */
export function inverseDocumentFrequency(index: InvertedIndex, term: Term): number {
  const found = term.documents.length;
  return Math.log(1 + (index.documents.length - found + 0.5) / (found + 0.5));
}

/** `LoRA`, `GPT`, `H³DP`, `32B`: written as names are, with capitals or digits inside. */
const NAME = /\p{Lu}.*\p{Lu}|\p{Ll}\p{Lu}|\p{Lu}.*\p{N}|\p{N}.*\p{Lu}/u;

/** True for a word that says what a paper is about: one that papers are called by, or a name. */
export function isTelling({ name, titled, usualForm }: Term): boolean {
  if (name.length < 3 || STOP_WORDS.has(name) || /^\d+$/.test(name)) return false;
  return titled || NAME.test(usualForm);
}
