import type { Fit } from '../../lib/sync/backend.ts';
import type { BackendStatus, SyncStatus } from '../../lib/sync/status.ts';
import { counted, number } from '../words/counted.ts';
import { agoWords, untilWords } from '../words/time-words.ts';
import { faultWords, placeName } from './place-words.ts';

/** How it stands: the colour of the mark, never the only thing that says so. */
export type SyncTone = 'off' | 'good' | 'busy' | 'caution';

export interface SyncWords {
  readonly tone: SyncTone;
  readonly words: string;
  /** Continues `words` with what changes by the minute; nobody wants to have that read out each time. */
  readonly time: string;
}

/** The places that carry the library by themselves. */
export function placesOn({ backends }: Pick<SyncStatus, 'backends'>): readonly BackendStatus[] {
  return backends.filter(({ kind, on }) => on && kind !== 'file');
}

/** Papers that wait for a place, those that it had no room for aside. */
export function pending({ waiting, fit }: BackendStatus): number {
  return Math.max(0, waiting - roomless(fit));
}

/** Papers that are not wholly there. */
export function roomless(fit: Fit | null): number {
  return fit ? fit.papers - fit.whole : 0;
}

/** What is here only, what is synced and when, what failed; in one line. */
export function syncWords(status: SyncStatus, now: number): SyncWords {
  const places = placesOn(status);
  if (places.length === 0) return offWords(status);
  const failing = places.filter(({ failure }) => failure !== null).sort(needsReaderFirst)[0];
  if (failing) return failureWords(failing, now);
  const most = Math.max(...places.map(pending));
  if (most > 0) return { tone: 'busy', words: waitingWords(places, most), time: '' };
  return doneWords(status, places, now);
}

function offWords({ onlyHere }: SyncStatus): SyncWords {
  const words = onlyHere > 0 ? `${counted(onlyHere, 'paper')} on this device only: sync is off` : 'Sync is off';
  return { tone: 'off', words, time: '' };
}

function failureWords(backend: BackendStatus, now: number): SyncWords {
  const { failure } = backend;
  const count = pending(backend);
  const waits = count > 0 ? `${counted(count, 'paper')} ${count === 1 ? 'waits' : 'wait'}: ` : '';
  const words = waits + (failure ? faultWords(failure.fault, placeName(backend)) : '');
  const next = failure?.nextTry ?? null;
  return { tone: 'caution', words: capital(words), time: next === null ? '' : `; next try ${untilWords(next, now)}` };
}

function waitingWords(places: readonly BackendStatus[], count: number): string {
  if (places.some(({ running }) => running)) return `Syncing ${counted(count, 'paper')}…`;
  return `${counted(count, 'paper')} ${count === 1 ? 'waits' : 'wait'} to be synced`;
}

function doneWords({ papers, onlyHere }: SyncStatus, places: readonly BackendStatus[], now: number): SyncWords {
  const rounds = places.flatMap(({ synced }) => synced ?? []);
  if (rounds.length < places.length) return { tone: 'busy', words: 'Sync begins…', time: '' };
  const time = ` · ${agoWords(Math.min(...rounds), now)}`;
  const full = places.find(({ fit }) => roomless(fit) > 0);
  if (onlyHere > 0 && full) {
    const some = `${number(papers - onlyHere)} of ${counted(papers, 'paper')} synced`;
    const words = `${some}; ${placeName(full)} has no room for the rest`;
    return { tone: 'caution', words, time };
  }
  return { tone: 'good', words: allWords(papers), time };
}

function allWords(papers: number): string {
  if (papers === 0) return 'Synced; nothing saved yet';
  return papers === 1 ? '1 paper synced' : `All ${counted(papers, 'paper')} synced`;
}

/** What does not mend itself comes first. */
function needsReaderFirst(a: BackendStatus, b: BackendStatus): number {
  return Number(a.failure?.nextTry != null) - Number(b.failure?.nextTry != null);
}

/** Sentences begin with a capital; hosts do not change. */
function capital(words: string): string {
  return /^[a-z]+ /.test(words) ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}
