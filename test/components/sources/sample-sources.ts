import type { PaperId } from '../../../lib/core/arxiv-id.ts';
import type { ListedSource, LoggedRequest, Staged, StagedDocument } from '../../../lib/sources/listed-source.ts';

/** 9 Jul 2025, noon. */
export const NOON = Date.UTC(2025, 6, 9, 12);

/** A source of files unless told: one daily table. */
export function listed(id: string, more: Partial<ListedSource> = {}): ListedSource {
  return {
    id,
    name: `Source ${id}`,
    origin: { is: 'files' },
    kinds: ['daily-table'],
    paused: false,
    added: NOON,
    checked: null,
    documents: 1,
    papers: 24,
    glosses: 24,
    unbound: 0,
    skipped: 0,
    oldest: '2025-07-09',
    newest: '2025-07-09',
    allowed: true,
    failure: null,
    work: null,
    ...more,
  };
}

/** A series of daily tables that is followed. */
export function series(id: string, more: Partial<ListedSource> = {}): ListedSource {
  const address = 'https://raw.githubusercontent.com/anna/papers/main/{yyyy}/{mm}/{dd}.md';
  return listed(id, { name: 'Daily papers', origin: { is: 'series', address }, checked: NOON, ...more });
}

/** A document that was read: two papers matched, one not, a line skipped, unless told. */
export function stagedDocument(file: string, more: Partial<StagedDocument> = {}): StagedDocument {
  return {
    file,
    format: {
      kind: 'daily-table',
      title: 'Daily table',
      why: 'It has a table whose header names titles and summaries.',
    },
    refused: null,
    title: 'Daily papers',
    date: '2025-07-09',
    glosses: 3,
    matched: 2,
    unmatched: 1,
    skipped: [{ line: 12, reason: 'The row has one cell.' }],
    skippedInAll: 1,
    samples: [{ id: '2507.05566' as PaperId, title: 'SingLoRA', text: 'It needs one matrix.' }],
    known: null,
    ...more,
  };
}

export function staged(documents: readonly StagedDocument[], more: Partial<Staged> = {}): Staged {
  return { stage: 'stage-1', documents, name: 'Daily papers', address: null, series: null, ...more };
}

export function request(at: number, more: Partial<LoggedRequest> = {}): LoggedRequest {
  return {
    at: NOON - at * 60_000,
    why: 'Daily papers',
    method: 'GET',
    address: `https://raw.githubusercontent.com/anna/papers/main/${at}.md`,
    bytes: 12_345,
    milliseconds: 80,
    outcome: '200',
    ...more,
  };
}
