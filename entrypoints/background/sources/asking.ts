import { formatDay, localDay } from '../../../lib/core/dates.ts';
import { errorMessage } from '../../../lib/core/errors.ts';
import { sourceAddress } from '../../../lib/sources/address.ts';
import { digestOf } from '../../../lib/sources/digest.ts';
import { type Fetched, fetchDocument } from '../../../lib/sources/fetch-document.ts';
import type { SourceWork } from '../../../lib/sources/listed-source.ts';
import { loggedFetch } from '../../../lib/sources/request-log.ts';
import { addDays, dayAddress, newDays, pastDays, pastEnds } from '../../../lib/sources/series.ts';
import { type FaultKind, SourceFault } from '../../../lib/sources/source-fault.ts';
import { documentId, type StoredDocument, type StoredSource } from '../../../lib/store/source-rows.ts';
import { changeSource } from '../../../lib/store/source-store.ts';
import { importText } from './import-text.ts';
import type { SourceParts } from './source-parts.ts';

/** Days of a series that are asked for once more, since their documents may still be edited. */
const NEWEST_DAYS = 2;
/** Days of a series after which a document that is not there is not expected any more. */
const LATE_DAYS = 7;

/** What is asked on behalf of a source, until it is stopped. */
export interface Asking {
  readonly parts: SourceParts;
  readonly source: StoredSource;
  readonly signal: AbortSignal;
  /** Told how far it is. */
  readonly progress: (work: SourceWork) => void;
}

/**
 * Asks for what is new of a source: its document again, or the days of its series that are not here. Never rejects but
 * where the store fails; what a server did wrong is noted at the source.
 */
export async function askAgain(asking: Asking): Promise<void> {
  const { origin } = asking.source;
  if (origin.is === 'files') return;
  await noted(asking, async () => {
    if (origin.is === 'series') return askNewDays(asking, origin.address);
    const answer = await askOne(asking, origin.address, null);
    if (answer !== 'absent') return;
    const { host } = sourceAddress(origin.address);
    throw new SourceFault('refused', `${host} has no document at this address any more. What was imported is kept.`);
  });
}

/** Asks for the days of a series that the reader wants of its past, until there are no more. As `askAgain`. */
export async function askPast(asking: Asking): Promise<void> {
  const { origin } = asking.source;
  if (origin.is !== 'series') return;
  await noted(asking, () => askPastDays(asking, origin.address));
}

/** Notes at the source that it was asked, and what went wrong. */
async function noted(asking: Asking, ask: () => Promise<void>): Promise<void> {
  const { parts, source, signal } = asking;
  let fault: SourceFault | null = null;
  try {
    await ask();
  } catch (error) {
    if (!(error instanceof SourceFault)) throw error;
    fault = error;
  }
  if (signal.aborted) return;
  const at = parts.now();
  await changeSource(await parts.open(), source.id, (before) =>
    fault === null
      ? { ...before, tried: at, checked: at, fault: null, failures: 0 }
      : {
          ...before,
          tried: at,
          failures: before.failures + 1,
          fault: { kind: fault.kind, message: errorMessage(fault), at, retryAt: fault.retryAt },
        },
  );
  parts.announce();
}

async function askNewDays(asking: Asking, template: string): Promise<void> {
  const { parts, source, progress } = asking;
  const today = localDay(parts.now());
  const late = addDays(today, -LATE_DAYS);
  const have = await daysOf(asking);
  const inVain = source.absent.filter((day) => day < late);
  const newest = [...have].sort().reverse().slice(0, NEWEST_DAYS);
  const days = [...newDays(new Set([...have, ...inVain]), today), ...newest];
  const answers: Answer[] = [];
  const absent: string[] = [];
  try {
    for (const [at, day] of days.entries()) {
      progress({ what: 'refresh', done: at, total: days.length });
      const answer = await askDay(asking, template, day);
      answers.push(answer);
      if (answer === 'absent' && !have.has(day) && day < late) absent.push(day);
    }
  } finally {
    if (absent.length > 0) await noteAbsent(asking, absent);
  }
  throwFaultOf(answers, answers.includes('document') || answers.includes('unchanged'));
}

async function noteAbsent({ parts, source }: Asking, days: readonly string[]): Promise<void> {
  const database = await parts.open();
  await changeSource(database, source.id, (before) => ({
    ...before,
    absent: [...new Set([...before.absent, ...days])],
  }));
}

/** How many days there are to ask for of the past of a series. @param from `YYYY-MM-DD` */
export function countPast(have: ReadonlySet<string>, now: number, from: string): number {
  return pastDays({ have, absent: new Set() }, newestOf(have, localDay(now)), from).length;
}

/** What was asked for in vain is stored day by day, so that a background that is killed goes on where it was. */
async function askPastDays(asking: Asking, template: string): Promise<void> {
  const { parts, source, signal } = asking;
  const today = localDay(parts.now());
  const answers: Answer[] = [];
  let current: StoredSource | null = source;
  while (current?.past && !signal.aborted) {
    const { past, absent } = current;
    const have = await daysOf(asking);
    const newest = newestOf(have, today);
    const [day] = pastDays({ have, absent: new Set(absent) }, newest, past.from);
    const ended = day === undefined || pastEnds(new Set([...have, newest]), day);
    const answer = ended ? null : await askDay(asking, template, day);
    if (answer !== null) answers.push(answer);
    // What can't be read holds up none of the days before it.
    const missing = day !== undefined && (answer === 'absent' || answer instanceof SourceFault) ? [day] : [];
    current = await changeSource(await parts.open(), source.id, (before) => ({
      ...before,
      absent: [...before.absent, ...missing],
      past: ended || !before.past ? null : { ...before.past, done: before.past.done + 1 },
    }));
    parts.announce();
    await parts.pause();
  }
  // That a past has an end is nobody's fault, however its host says so.
  throwFaultOf(answers, true);
}

/** What came of asking for a day of a series, or what is wrong with its document. */
type Answer = Fetched['is'] | SourceFault;

/** There is a document, and nobody can read it. */
const UNREADABLE: ReadonlySet<FaultKind> = new Set(['no-text', 'too-large']);

/** What is wrong with one document and not with its host, which may answer so for days that it does not have. */
const OF_ONE_DAY: ReadonlySet<FaultKind> = new Set([...UNREADABLE, 'refused', 'redirect']);

/** @throws SourceFault that is its host's, or the reader's */
async function askDay(asking: Asking, template: string, day: string): Promise<Answer> {
  try {
    return await askOne(asking, dayAddress(template, day), day);
  } catch (error) {
    if (!(error instanceof SourceFault) || !OF_ONE_DAY.has(error.kind)) throw error;
    return new SourceFault(error.kind, `${formatDay(day)}: ${error.message}`, error.retryAt);
  }
}

/**
 * @param well whether what is not to be had may be taken for absent
 * @throws SourceFault that the reader is to hear of
 */
function throwFaultOf(answers: readonly Answer[], well: boolean): void {
  const faults = answers.filter((answer) => answer instanceof SourceFault);
  const [first, ...others] = well ? faults.filter(({ kind }) => UNREADABLE.has(kind)) : faults;
  if (!first) return;
  const more = others.length > 0 ? ` It is like that with ${others.length} more.` : '';
  throw new SourceFault(first.kind, `${first.message}${more}`, first.retryAt);
}

/** The days before the newest document are the past; without any, all days are. */
function newestOf(have: ReadonlySet<string>, today: string): string {
  return [...have].reduce((last, day) => (day > last ? day : last), '') || today;
}

async function daysOf({ parts, source }: Asking): Promise<ReadonlySet<string>> {
  const documents = [...(await parts.documents.of(source.id)).values()];
  return new Set(documents.flatMap(({ day }) => day ?? []));
}

/** Asks for one document and imports it where it is new. @throws SourceFault */
async function askOne(asking: Asking, file: string, day: string | null): Promise<Fetched['is']> {
  const { parts, source, signal } = asking;
  const { address, host, pattern } = sourceAddress(file);
  if (!(await parts.hosts.allowed(pattern))) {
    throw new SourceFault('permission', `The browser does not let Papergloss reach ${host} any more. Allow it again.`);
  }
  const before = await documentAt(asking, file);
  const { etag, lastModified } = before ?? { etag: null, lastModified: null };
  const { log, now } = parts;
  const fetch = loggedFetch({ fetch: parts.fetch, why: source.name, log, now });
  const fetched = await parts.perHost(host, () => fetchDocument(address, { fetch, etag, lastModified, signal, now }));
  if (fetched.is === 'document' && !signal.aborted) await importText(parts, source.id, { ...fetched, file, day }, null);
  return fetched.is;
}

async function documentAt({ parts, source }: Asking, file: string): Promise<StoredDocument | undefined> {
  const documents = await parts.documents.of(source.id);
  return documents.get(documentId(source.id, await digestOf(file)));
}
