import type { SourceKind } from '../../../lib/core/gloss.ts';
import type {
  ListedDocument,
  ListedSource,
  SourceDetail,
  SourceFailure,
  SourceWork,
} from '../../../lib/sources/listed-source.ts';
import { dueAt, type Tried } from '../../../lib/sources/timetable.ts';
import type { StoredDocument, StoredSource } from '../../../lib/store/source-rows.ts';

/** How many of its documents the reader sees of a source. */
const MOST_DOCUMENTS = 400;

/** What a source is at, beside what is stored of it. */
export interface Activity {
  /** Documents that wait to be imported. */
  readonly waiting: number;
  /** How far its addresses are asked; null where none is being asked. */
  readonly asking: SourceWork | null;
  /** False where the browser does not let the extension reach its address. */
  readonly allowed: boolean;
}

/** A source as options show it. */
export function listSource(
  source: StoredSource,
  documents: readonly StoredDocument[],
  activity: Activity,
  now: number,
): ListedSource {
  const { id, name, origin, paused, added, checked } = source;
  const days = documents.flatMap(({ date }) => date ?? []).sort();
  return {
    id,
    name,
    origin,
    kinds: [...new Set(documents.map(({ kind }) => kind))].sort() as SourceKind[],
    paused,
    added,
    checked,
    documents: documents.length,
    papers: new Set(documents.flatMap(({ papers }) => papers)).size,
    glosses: sum(documents, ({ glosses, unbound }) => glosses - unbound),
    unbound: sum(documents, ({ unbound }) => unbound),
    skipped: sum(documents, ({ skippedInAll }) => skippedInAll),
    oldest: days[0] ?? null,
    newest: days.at(-1) ?? null,
    allowed: activity.allowed,
    failure: source.trouble ?? failureOf(source, now),
    work: workOf(source, activity),
  };
}

function workOf({ importing, past }: StoredSource, { waiting, asking }: Activity): SourceWork | null {
  if (waiting > 0)
    return { what: 'import', done: Math.max(0, importing - waiting), total: Math.max(importing, waiting) };
  if (past) return { what: 'past', done: past.done, total: past.total };
  return asking;
}

function failureOf(source: StoredSource, now: number): SourceFailure | null {
  const { fault } = source;
  return fault && { message: fault.message, at: fault.at, nextTry: dueAt(triedOf(source), now) };
}

/** A source as the timetable takes it. */
export function triedOf({ origin, paused, tried, failures, fault }: StoredSource): Tried {
  // What was given by hand is nowhere to be asked for.
  const asked = { paused: paused || origin.is === 'files', tried, failures };
  return { ...asked, fault: fault?.kind ?? null, retryAt: fault?.retryAt ?? null };
}

/** A source with its documents, the newest first. */
export function detailSource(source: ListedSource, documents: readonly StoredDocument[]): SourceDetail {
  const newest = [...documents].sort(
    (one, other) => compare(other.date ?? '', one.date ?? '') || compare(one.file, other.file),
  );
  return { source, documents: newest.slice(0, MOST_DOCUMENTS).map(listDocument) };
}

function listDocument(document: StoredDocument): ListedDocument {
  const { file, kind, title, date, glosses, unbound, skipped, skippedInAll } = document;
  return { file, kind, title, date, glosses: glosses - unbound, unbound, skipped, skippedInAll };
}

function sum<T>(values: readonly T[], of: (value: T) => number): number {
  return values.reduce((total, value) => total + of(value), 0);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
