import type { PaperId } from '../../../lib/core/arxiv-id.ts';
import { fold } from '../../../lib/core/text.ts';
import * as causal from '../../../lib/library/causal/edit.ts';
import { type CausalRecord, merge } from '../../../lib/library/causal/record.ts';
import { conflictsOf, viewOf } from '../../../lib/library/causal/view.ts';
import type {
  LibraryChange,
  LibraryDetail,
  LibraryEdit,
  LibraryFilter,
  LibraryOrder,
  LibraryPage,
  LibraryRow,
} from '../../../lib/library/listed.ts';
import { mergeNotes } from '../../../lib/library/notes/merge-notes.ts';
import { STATUS_NAMES } from '../../../lib/library/saved.ts';
import type { LibraryRequest } from '../../../lib/messages.ts';
import { savedRevision, writeSetting } from '../../../lib/settings.ts';

const HERE = 'thisdevice';
const ELSEWHERE = 'otherplace';

/** 9 Jul 2025, and an hour later with each edit. */
const BEGINNING = Date.UTC(2025, 6, 9, 12);
const HOUR = 3_600_000;

/** A library as the background keeps it, in memory: real causal records, edited here and elsewhere. */
export interface FakeLibrary {
  readonly answers: ReturnType<typeof answersOf>;
  /** Edits that another device makes without having seen what is edited here since `fork`. */
  readonly fork: () => void;
  readonly elsewhere: (id: PaperId, change: LibraryChange) => void;
  /** What was edited elsewhere arrives. */
  readonly arrive: () => Promise<void>;
  readonly detail: (id: PaperId) => LibraryDetail;
  readonly has: (id: PaperId) => boolean;
}

interface State {
  readonly records: Map<PaperId, CausalRecord>;
  readonly waiting: Set<PaperId>;
  copy: Map<PaperId, CausalRecord>;
  edits: number;
}

export interface FakePaper {
  readonly id: PaperId;
  readonly title?: string;
  readonly changes?: readonly LibraryChange[];
}

/** A library of papers, saved one after the other: the last one is the newest. */
export function fakeLibrary(papers: readonly FakePaper[]): FakeLibrary {
  const state: State = { records: new Map(), waiting: new Set(), copy: new Map(), edits: 0 };
  for (const { id, title = `Paper ${id}`, changes = [] } of papers) {
    const facts = { title, authors: ['Ron Kimmel', 'Ana Lee'], published: '2025-07-08' };
    state.records.set(id, causal.save(undefined, id, author(state, HERE), facts, nowOf(state)));
    for (const change of changes) edit(state, state.records, id, change, HERE);
  }
  state.waiting.clear();
  return {
    answers: answersOf(state),
    fork() {
      state.copy = new Map(state.records);
    },
    elsewhere: (id, change) => edit(state, state.copy, id, change, ELSEWHERE),
    async arrive() {
      for (const [id, theirs] of state.copy) {
        const mine = state.records.get(id);
        state.records.set(id, mine ? merge(mine, theirs) : theirs);
      }
      await announce(state);
    },
    detail: (id) => detailOf(state, known(state, id)),
    has: (id) => state.records.has(id),
  };
}

function answersOf(state: State) {
  return {
    library: (request: LibraryRequest): LibraryPage => {
      const rows = listed(state, request.filter, request.order);
      const { offset, limit } = request;
      return { rows: rows.slice(offset, offset + limit), total: rows.length, counts: countsOf(state) };
    },
    libraryIds: ({ filter, order }: Pick<LibraryRequest, 'filter' | 'order'>) =>
      listed(state, filter, order).map(({ id }) => id),
    libraryPaper: ({ id }: { id: PaperId }) => {
      const record = state.records.get(id);
      return record ? detailOf(state, record) : null;
    },
    editLibrary: async ({ edits }: { edits: readonly LibraryEdit[] }) => {
      const changed = new Set<PaperId>();
      const undo: LibraryEdit[] = [];
      for (const { ids, changes } of edits) {
        for (const id of ids) {
          for (const change of changes) {
            const back = undoOf(state, id, change);
            if (!edit(state, state.records, id, change, HERE)) continue;
            changed.add(id);
            undo.unshift({ ids: [id], changes: [back] });
          }
        }
      }
      if (changed.size > 0) await announce(state);
      return { changed: changed.size, undo };
    },
    emptyTrash: async ({ ids }: { ids: readonly PaperId[] }) => {
      const gone = ids.filter((id) => !viewOf(known(state, id)).live);
      for (const id of gone) state.records.delete(id);
      await announce(state);
      return gone.length;
    },
  };
}

function announce(state: State): Promise<void> {
  return writeSetting(savedRevision, `${state.edits}-${Math.random()}`);
}

function author(state: State, replica: string): causal.Author {
  state.edits += 1;
  return { replica, stamp: nowOf(state) };
}

function nowOf({ edits }: State): number {
  return BEGINNING + edits * HOUR;
}

function known({ records }: State, id: PaperId): CausalRecord {
  const record = records.get(id);
  if (!record) throw new Error(`the test has no paper ${id}`);
  return record;
}

/** Whether the change changed anything. */
function edit(
  state: State,
  records: Map<PaperId, CausalRecord>,
  id: PaperId,
  change: LibraryChange,
  replica: string,
): boolean {
  const before = records.get(id);
  if (!before) throw new Error(`the test has no paper ${id}`);
  const after = edited(before, author(state, replica), change, nowOf(state));
  records.set(id, after);
  if (after !== before) state.waiting.add(id);
  return after !== before;
}

function edited(before: CausalRecord, by: causal.Author, change: LibraryChange, now: number): CausalRecord {
  if (change.kind === 'tag') return (change.on ? causal.addTag : causal.removeTag)(before, by, change.tag);
  if (change.kind === 'remove') return causal.remove(before, by, now);
  if (change.kind === 'restore') return causal.restore(before, by);
  if (change.kind === 'values') {
    const { field, values } = change;
    return causal.writeLive(
      before,
      by,
      values.map((value) => [field, value] as const),
      (entry) => entry.field === field,
    );
  }
  return causal.setField(before, by, change.kind, change.value as never, change.having);
}

function undoOf(state: State, id: PaperId, change: LibraryChange): LibraryChange {
  if (change.kind === 'remove') return { kind: 'restore' };
  if (change.kind === 'restore') return { kind: 'remove' };
  if (change.kind === 'tag') return { ...change, on: !change.on };
  const field = change.kind === 'values' ? change.field : change.kind;
  const { fields } = viewOf(known(state, id));
  return { kind: 'values', field, values: fields[field].map(({ value }) => value) };
}

function detailOf(state: State, record: CausalRecord): LibraryDetail {
  const paper = viewOf(record);
  const choices = <Held>(shown: readonly { value: Held; stamp: number; dots: LibraryDetail['note'][0]['dots'] }[]) =>
    shown.map(({ value, stamp, dots }) => ({ value, at: stamp, dots }));
  const { note: _, status: __, rating: ___, ...row } = rowOf(state, record);
  const notes = paper.fields.note;
  return {
    ...row,
    facts: paper.fields.facts[0]?.value ?? { title: '', authors: [], published: null },
    status: choices(paper.fields.status),
    note: choices(notes),
    rating: choices(paper.fields.rating),
    version: paper.fields.version[0]?.value ?? null,
    mergedNote: notes.length === 2 ? mergeNotes('', notes[0]?.value ?? '', notes[1]?.value ?? '') : null,
  };
}

function rowOf(state: State, record: CausalRecord): LibraryRow {
  const paper = viewOf(record);
  const { facts, status, rating, note, removed } = paper.fields;
  return {
    id: paper.id,
    title: facts[0]?.value.title ?? '',
    authors: facts[0]?.value.authors ?? [],
    year: 2025,
    status: status[0]?.value ?? 'to-read',
    tags: paper.tags,
    rating: rating[0]?.value ?? null,
    note: (note[0]?.value ?? '').replace(/\s+/g, ' ').slice(0, 120),
    added: paper.added ?? 0,
    updated: paper.updated,
    removed: paper.live ? null : (removed[0]?.value ?? 0),
    conflict: conflictsOf(paper).length > 0,
    waiting: state.waiting.has(paper.id),
    lead: '',
  };
}

const PASSES: Readonly<Record<NonNullable<LibraryFilter['only']>, (row: LibraryRow) => boolean>> = {
  trash: ({ removed }) => removed !== null,
  conflicts: ({ removed, conflict }) => removed === null && conflict,
  noted: ({ removed, note }) => removed === null && note !== '',
  rated: ({ removed, rating }) => removed === null && rating !== null,
  waiting: ({ removed, waiting }) => removed === null && waiting,
};

function listed(state: State, filter: LibraryFilter, order: LibraryOrder): LibraryRow[] {
  const { only, status, tag, text = '' } = filter;
  const words = fold(text).split(/\s+/).filter(Boolean);
  return [...state.records.values()]
    .map((record) => rowOf(state, record))
    .filter((row) => (only ? PASSES[only](row) : row.removed === null))
    .filter((row) => (status === undefined || row.status === status) && (tag === undefined || row.tags.includes(tag)))
    .filter((row) => {
      const said = fold([row.title, ...row.authors, ...row.tags, row.note, row.id].join(' ')).split(/\s+/);
      return words.every((word) => said.some((other) => other.startsWith(word)));
    })
    .sort((a, b) => (order === 'title' ? a.title.localeCompare(b.title) : b.added - a.added || (a.id < b.id ? -1 : 1)));
}

function countsOf(state: State): LibraryPage['counts'] {
  const rows = [...state.records.values()].map((record) => rowOf(state, record));
  const live = rows.filter(({ removed }) => removed === null);
  const count = (passes: (row: LibraryRow) => boolean) => rows.filter(passes).length;
  const names = [...new Set(live.flatMap(({ tags }) => tags))].sort();
  return {
    all: live.length,
    status: Object.fromEntries(
      STATUS_NAMES.map((name) => [name, live.filter(({ status }) => status === name).length]),
    ) as LibraryPage['counts']['status'],
    only: Object.fromEntries(
      Object.entries(PASSES).map(([name, passes]) => [name, count(passes)]),
    ) as LibraryPage['counts']['only'],
    tags: names.map((name) => ({ name, papers: live.filter(({ tags }) => tags.includes(name)).length })),
  };
}
