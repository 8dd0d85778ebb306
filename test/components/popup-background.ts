import { vi } from 'vitest';
import type { PaperId } from '../../lib/core/arxiv-id.ts';
import type { Gloss, Source } from '../../lib/core/gloss.ts';
import type { LibraryPage } from '../../lib/library/listed.ts';
import type { MessageName, Overview, PaperRow, PaperView, Protocol, SearchRequest } from '../../lib/messages.ts';
import type { SyncStatus } from '../../lib/sync/status.ts';

/** What the pages send; a test that uses it mocks `lib/messages.ts` with it. */
export const sendMessage = vi.fn();
export const sendPatiently = sendMessage;

export const ids = ['2507.05566', '2507.06203', '2506.14965'] as readonly string[] as readonly [
  PaperId,
  PaperId,
  PaperId,
];

export const source: Source = {
  id: 'daily-table-2025-07-09',
  kind: 'daily-table',
  title: 'Daily papers',
  date: '2025-07-09',
};

export const overview: Overview = {
  version: 'abc123',
  problem: null,
  papers: 3,
  sources: [{ ...source, glosses: 3 }],
  topics: [{ name: 'LoRA', papers: 2 }],
  years: [{ year: 2025, papers: 3 }],
  saved: 0,
};

export function row(id: PaperId, more: Partial<PaperRow> = {}): PaperRow {
  const title = `Paper ${id}`;
  return { id, title, authors: ['Ron Kimmel'], year: 2025, topics: ['LoRA'], lead: 'It says.', saved: null, ...more };
}

export function gloss(paper: PaperId, more: Partial<Gloss> = {}): Gloss {
  const sections = { what: 'It updates one matrix.', method: 'A times its own transpose.' };
  return { paper, source: source.id, topics: [], institutions: [], sections, outline: [], metrics: [], ...more };
}

export function view(id: PaperId, more: Partial<PaperView> = {}): PaperView {
  const title = `Paper ${id}`;
  const paper = { id, title, authors: ['Ron Kimmel'], categories: ['cs.LG'], published: '2025-07-08', links: {} };
  return { id, paper, voices: [{ source, gloss: gloss(id) }], related: [], saved: null, ...more };
}

/** Nothing synced, nothing to tell. */
export const syncOff: SyncStatus = { backends: [], onlyHere: 0, papers: 0, removal: null, healed: null };

const libraryPage: LibraryPage = {
  rows: [],
  total: 0,
  counts: {
    all: 0,
    status: { 'to-read': 0, reading: 0, read: 0 },
    only: { trash: 0, conflicts: 0, noted: 0, rated: 0, waiting: 0 },
    tags: [],
  },
};

type Background = { [Name in MessageName]: (...request: Parameters<Protocol[Name]>) => unknown };

/** Answers messages: with three papers, and a list of saved ones that is kept; `answers` take the place of some. */
export function answerWith(answers: Partial<Background> = {}): { rows: PaperRow[] } {
  const state = { rows: ids.map((id) => row(id)) };
  const change = (id: PaperId, saved: PaperRow['saved']) => {
    state.rows = state.rows.map((known) => (known.id === id ? { ...known, saved } : known));
    return saved;
  };
  const background: Partial<Background> = {
    lookup: ({ papers }) => papers.map(({ id }) => view(id)),
    setSaved: ({ id, saved }) => change(id, saved ? { status: 'to-read', savedAt: 1 } : null),
    search: (_: SearchRequest) => ({ rows: state.rows, terms: [], total: state.rows.length }),
    overview: () => overview,
    library: () => libraryPage,
    syncStatus: () => syncOff,
    snapshots: () => [],
    sources: () => [],
    requestLog: () => [],
    reloadCatalog: () => overview,
    ...answers,
  };
  sendMessage.mockImplementation(async (name: MessageName, request: never) => {
    const handle = background[name];
    if (!handle) throw new Error(`the test has no answer to ${name}`);
    return handle(request);
  });
  return state;
}

/** The requests of one name that were sent so far. */
export function sent<Name extends MessageName>(name: Name): Parameters<Protocol[Name]>[0][] {
  return sendMessage.mock.calls.filter((call) => call[0] === name).map((call) => call[1]);
}
