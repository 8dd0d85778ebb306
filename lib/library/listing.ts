import { paperYear } from '../core/paper.ts';
import { fold, plainLine } from '../core/text.ts';
import type { CausalRecord } from './causal/record.ts';
import { conflictsOf, viewOf } from './causal/view.ts';
import {
  LIBRARY_ONLY,
  type LibraryCounts,
  type LibraryFilter,
  type LibraryOnly,
  type LibraryOrder,
  type LibraryRow,
} from './listed.ts';
import { STATUS_NAMES } from './saved.ts';

/** Characters of a note that a list shows. */
const NOTE_START = 200;

/** A paper as the list is made of it: its row, and what it is found and put in order by. */
export interface Listed {
  readonly row: Omit<LibraryRow, 'lead'>;
  readonly published: string;
  readonly hasNote: boolean;
  /** Folded, each word after a blank. */
  readonly text: string;
}

/** A record as the list has it; null for what is left of a paper whose Trash was emptied. */
export function toListed(record: CausalRecord, waiting: boolean): Listed | null {
  if (record.entries.length === 0) return null;
  const paper = viewOf(record);
  const { status, note, rating, facts, removed } = paper.fields;
  const { title = '', authors = [], published = null } = facts[0]?.value ?? {};
  const notes = note.map(({ value }) => value).filter((text) => text !== '');
  const row = {
    id: paper.id,
    title: title || `arXiv:${paper.id}`,
    authors,
    year: paperYear({ id: paper.id, published }),
    status: status[0]?.value ?? 'to-read',
    tags: paper.tags,
    rating: rating[0]?.value ?? null,
    note: plainLine(notes[0] ?? '', NOTE_START),
    added: paper.added ?? paper.updated,
    updated: paper.updated,
    removed: paper.live ? null : Math.max(0, ...removed.map(({ value }) => value)),
    conflict: conflictsOf(paper).length > 0,
    waiting,
  };
  const text = fold(` ${[row.title, ...authors, ...paper.tags, paper.id, ...notes].join(' ')}`);
  return {
    row,
    published: published ?? String(row.year),
    hasNote: notes.length > 0,
    text: text.replace(/[^\p{L}\p{N}]+/gu, ' '),
  };
}

type Test = (listed: Listed) => boolean;

const ONLY: Readonly<Record<LibraryOnly, Test>> = {
  trash: ({ row }) => row.removed !== null,
  conflicts: ({ row }) => row.conflict && row.removed === null,
  noted: ({ row, hasNote }) => hasNote && row.removed === null,
  rated: ({ row }) => row.rating !== null && row.removed === null,
  waiting: ({ row }) => row.waiting && row.removed === null,
};

const ORDERS: Readonly<Record<LibraryOrder, (a: Listed, b: Listed) => number>> = {
  added: (a, b) => b.row.added - a.row.added,
  updated: (a, b) => b.row.updated - a.row.updated,
  published: (a, b) => (a.published < b.published ? 1 : a.published > b.published ? -1 : 0),
  rating: (a, b) => (b.row.rating ?? 0) - (a.row.rating ?? 0) || b.row.added - a.row.added,
  title: (a, b) => alphabet.compare(a.row.title, b.row.title),
};

const alphabet = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

/** The papers that pass a filter, in order; equal ones by id, newest first. */
export function listPapers(all: readonly Listed[], filter: LibraryFilter, order: LibraryOrder): readonly Listed[] {
  const passes = filterTest(filter);
  const compare = ORDERS[order];
  return all.filter(passes).sort((a, b) => compare(a, b) || (a.row.id < b.row.id ? 1 : -1));
}

function filterTest({ text = '', status, tag, only }: LibraryFilter): Test {
  const words = fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => ` ${word}`);
  const shows = only ? ONLY[only] : ({ row }: Listed) => row.removed === null;
  return (listed) =>
    shows(listed) &&
    (status === undefined || listed.row.status === status) &&
    (tag === undefined || listed.row.tags.includes(tag)) &&
    words.every((word) => listed.text.includes(word));
}

/** How many papers each choice would show by itself. */
export function countPapers(all: readonly Listed[]): LibraryCounts {
  const live = all.filter(({ row }) => row.removed === null);
  const tags = new Map<string, number>();
  for (const { row } of live) for (const tag of row.tags) tags.set(tag, (tags.get(tag) ?? 0) + 1);
  const status = STATUS_NAMES.map((name) => [name, live.filter(({ row }) => row.status === name).length]);
  const only = LIBRARY_ONLY.map((name) => [name, all.filter(ONLY[name]).length]);
  return {
    all: live.length,
    status: Object.fromEntries(status),
    only: Object.fromEntries(only),
    tags: [...tags]
      .map(([name, papers]) => ({ name, papers }))
      .sort((a, b) => b.papers - a.papers || alphabet.compare(a.name, b.name)),
  };
}
