import { defineExtensionMessaging, type ExtensionMessenger } from '@webext-core/messaging';
import { browser } from 'wxt/browser';
import { ask } from './ask.ts';
import type { PaperId } from './core/arxiv-id.ts';
import type { Gloss, Source, Speaker } from './core/gloss.ts';
import type { PageFacts, Paper } from './core/paper.ts';
import type { Role } from './glossing/roles/role.ts';
import type { Verbatim } from './importers/markup/verbatim.ts';
import type { ExportedFile, ImportPreview } from './library/exchange.ts';
import type {
  LibraryDetail,
  LibraryEdit,
  LibraryEdited,
  LibraryFilter,
  LibraryOrder,
  LibraryPage,
} from './library/listed.ts';
import type { SavedState } from './library/saved.ts';
import type { ListedSource, LoggedRequest, SourceDetail, SourceListPreview, Staged } from './sources/listed-source.ts';
import type { BackendKind } from './sync/backend.ts';
import type { ServerAccess, ServerTest, Snapshot, SyncStatus } from './sync/status.ts';

/** A claim of a gloss that its own numbers do not bear out. */
export interface DoubtedClaim {
  /** Place in `gloss.metrics`. */
  readonly metric: number;
  /** The claim as printed: `45%`. */
  readonly says: string;
  /** What its numbers give: `(141.11 − 44.33) / 141.11 = 68.6%`. */
  readonly computed: string;
}

/** A gloss with the source that speaks in it. */
export interface Voice {
  /** Of a source of the reader's own: its document's kind and day, and as title the name that the reader gave it. */
  readonly source: Speaker;
  readonly gloss: Gloss;
  /** Where the words are the author's own and not ours: the same words with their markup. */
  readonly verbatim?: Verbatim;
  /** Where the numbers were read by the engine. */
  readonly doubts?: readonly DoubtedClaim[];
}

export interface RelatedPaper {
  readonly id: PaperId;
  readonly title: string;
  /** The reason: up to three words that both papers share. */
  readonly terms: readonly string[];
  readonly lead: string;
  readonly saved: boolean;
}

/** All that is shown of one paper. */
export interface PaperView {
  readonly id: PaperId;
  /** Null where the catalog does not know the paper. */
  readonly paper: Paper | null;
  /** The one that leads first; empty where nobody has written about the paper. */
  readonly voices: readonly Voice[];
  readonly related: readonly RelatedPaper[];
  /** Null where it is not saved. */
  readonly saved: SavedState | null;
}

/** UTF-16 units of a text. */
export type Span = readonly [start: number, end: number];

/** What may be marked in an abstract: sentences that play a role in it, and the values of its results. */
export interface AbstractMarks {
  readonly sentences: readonly { readonly role: Role; readonly span: Span }[];
  readonly numbers: readonly Span[];
}

export interface LookupRequest {
  /** At most 50 papers; `facts` are what the page says, null while it is still loading. */
  readonly papers: readonly { readonly id: PaperId; readonly facts: PageFacts | null }[];
}

export interface SearchFilters {
  /** `Source.id` */
  readonly source?: string;
  readonly topic?: string;
  readonly year?: number;
}

export interface SearchRequest {
  /** As typed; empty for what to show before anybody types: recently saved, then the newest. */
  readonly query: string;
  readonly filters: SearchFilters;
  readonly limit: number;
}

/** A row of the popup's lists. */
export interface PaperRow {
  readonly id: PaperId;
  readonly title: string;
  readonly authors: readonly string[];
  readonly year: number;
  readonly topics: readonly string[];
  readonly lead: string;
  readonly saved: SavedState | null;
}

export interface SearchAnswer {
  readonly rows: readonly PaperRow[];
  /** Words that the query met, folded; see `markMatches`. */
  readonly terms: readonly string[];
  /** How many papers were met in all. */
  readonly total: number;
}

export interface SaveRequest {
  readonly id: PaperId;
  readonly saved: boolean;
  /** Needed to show the paper in lists where the catalog does not know it. */
  readonly facts: PageFacts | null;
  /** The version that is open; the background reads it from the address of the page that asks. */
  readonly version?: number | null;
}

export interface LibraryRequest {
  readonly filter: LibraryFilter;
  readonly order: LibraryOrder;
  readonly offset: number;
  /** At most 200. */
  readonly limit: number;
}

/** Which papers a file is to have: those named, or all that pass the filter. */
export interface ExportRequest {
  /** `LibraryFormat.id` */
  readonly format: string;
  readonly papers: readonly PaperId[] | LibraryFilter;
}

export interface ImportRequest {
  /** The file's name: a hint for what it is. */
  readonly name: string;
  readonly text: string;
}

export interface StageRequest {
  /** The stage that these documents join; null begins one. A thousand files come in several messages. */
  readonly stage: string | null;
  /** At most 100 documents and 8 million characters. */
  readonly documents: readonly ImportRequest[];
}

export interface KeepRequest {
  readonly stage: string;
  /** The source that the documents join or replace their like in; null makes one. */
  readonly into: string | null;
  readonly name: string;
  /** Whether the address is fetched again, and whether it stands for one a day. */
  readonly follow: 'once' | 'address' | 'series';
}

/** What is in the index. */
export interface Overview {
  readonly version: string;
  /** Words for the reader where the index is not the one that was shipped, or can't be stored; null where all is well. */
  readonly problem: string | null;
  readonly papers: number;
  /** `own` marks a source of the reader's own; its day is that of its newest document. */
  readonly sources: readonly (Source & { readonly glosses: number; readonly own?: true })[];
  readonly topics: readonly { readonly name: string; readonly papers: number }[];
  readonly years: readonly { readonly year: number; readonly papers: number }[];
  readonly saved: number;
}

/**
 * Every message that crosses contexts; the background answers all. Content scripts may send `lookup`, `markAbstract`
 * and `setSaved` only. Every answer may be an error with a message for the reader.
 */
export interface Protocol {
  lookup(request: LookupRequest): readonly PaperView[];
  /** Reads an abstract as its page has it; knows and keeps nothing. */
  markAbstract(request: { readonly text: string }): AbstractMarks;
  /** Idempotent: says what shall be, not what shall change. */
  setSaved(request: SaveRequest): SavedState | null;
  search(request: SearchRequest): SearchAnswer;
  /** A part of the library, Trash included where the filter asks for it. */
  library(request: LibraryRequest): LibraryPage;
  /** The ids of all papers that pass a filter, in order: what "select all" selects. */
  libraryIds(request: Pick<LibraryRequest, 'filter' | 'order'>): readonly PaperId[];
  /** Null where the library never had the paper. */
  libraryPaper(request: { readonly id: PaperId }): LibraryDetail | null;
  /** All of it or nothing. */
  editLibrary(request: { readonly edits: readonly LibraryEdit[] }): LibraryEdited;
  /** Takes papers out of the Trash for good; those that are not in it stay. Gives how many. */
  emptyTrash(request: { readonly ids: readonly PaperId[] }): number;
  exportLibrary(request: ExportRequest): ExportedFile;
  previewImport(request: ImportRequest): ImportPreview;
  /** Merges, never replaces. */
  importLibrary(request: ImportRequest): LibraryEdited;
  /** The state as devices exchange it. */
  exportState(): ExportedFile;
  /** Merges a state that `exportState` gave. */
  importState(request: ImportRequest): ImportPreview;
  snapshots(): readonly Snapshot[];
  /** Makes every paper of the snapshot what it was; papers added since stay. */
  restoreSnapshot(request: { readonly day: string }): LibraryEdited;
  syncStatus(): SyncStatus;
  /** Syncs through one place, or all, and resolves when that ended, well or not. */
  syncNow(request: { readonly kind: BackendKind | null }): SyncStatus;
  testServer(request: ServerAccess): ServerTest;
  /** Begins to sync through a server. @throws where the test finds something wrong */
  setUpServer(request: ServerAccess): SyncStatus;
  setUpBrowserSync(): SyncStatus;
  /** Stops syncing through a place; what is there stays there. */
  leaveBackend(request: { readonly kind: BackendKind }): SyncStatus;
  changePassphrase(request: { readonly before: string; readonly after: string }): SyncStatus;
  /** Puts back what a mass removal from elsewhere took off the list. */
  undoRemoval(): LibraryEdited;
  /** The reader has read the notice of a mass removal or of a healed library. */
  dismissNotice(request: { readonly notice: 'removal' | 'healed' }): SyncStatus;
  /** The reader's own sources, in the order they were added. */
  sources(): readonly ListedSource[];
  /** Null where there is no such source. */
  sourceDetail(request: { readonly id: string }): SourceDetail | null;
  /** Reads documents and keeps them aside until `keepStaged`. Names those of this request, not the whole stage. */
  stageDocuments(request: StageRequest): Staged;
  /** The same of the document at an address. @throws where it can't be had, saying what to do */
  stageAddress(request: { readonly address: string }): Staged;
  /** Resolves when the source is there; its documents are imported after that, see `work`. */
  keepStaged(request: KeepRequest): ListedSource;
  dropStaged(request: { readonly stage: string }): null;
  /** Asks one address again, or all, whether or not it is time, and resolves when that ended, well or not. */
  refreshSources(request: { readonly id: string | null }): readonly ListedSource[];
  /** Begins to fetch the days of a series from `from` on that are not here, the newest first. */
  fetchPast(request: { readonly id: string; readonly from: string }): ListedSource;
  /** Ends what a source is at; what came so far stays. */
  stopSource(request: { readonly id: string }): ListedSource;
  editSource(request: { readonly id: string; readonly name?: string; readonly paused?: boolean }): ListedSource;
  /** Its glosses go, saved papers stay. */
  removeSource(request: { readonly id: string }): readonly ListedSource[];
  /** The subscriptions, as a file that another browser reads. */
  exportSources(): ExportedFile;
  previewSourceList(request: ImportRequest): SourceListPreview;
  /** Subscribes to what a list names and is not followed yet; its hosts have to be allowed before. */
  importSourceList(request: ImportRequest): readonly ListedSource[];
  /** The newest first, at most 2,000. */
  requestLog(): readonly LoggedRequest[];
  clearRequestLog(): null;
  overview(): Overview;
  /** Reads the bundled index again, whatever its version. */
  reloadCatalog(): Overview;
}

export type MessageName = keyof Protocol;

/** Answers a message; the background's end. Marked so that pages, which only ask, are spared the library. */
export const onMessage: ExtensionMessenger<Protocol>['onMessage'] = /* @__PURE__ */ (() =>
  defineExtensionMessaging<Protocol>().onMessage)();

/** What the library makes of an answer on its way. */
interface Answer<T> {
  readonly res?: T;
  readonly err?: { readonly message: string };
}

/** Puts a question as the library that answers it reads them. @throws what the background answers, code and all */
async function send<Name extends MessageName>(type: Name, data: unknown): Promise<ReturnType<Protocol[Name]>> {
  const message = { id: Math.random(), type, data, timestamp: Date.now() };
  const answer: Answer<ReturnType<Protocol[Name]>> | undefined = await browser.runtime.sendMessage(message);
  if (!answer) throw new Error('No response');
  if (answer.err) throw Object.assign(new Error(answer.err.message), answer.err);
  return answer.res as ReturnType<Protocol[Name]>;
}

/** How long a slow server, or a file of 20,000 papers, may take; milliseconds. */
const LONG = 300_000;

/** Sends a message to the background, again where that was stopped before it answered. @throws what it answers */
export function sendMessage<Name extends MessageName>(
  name: Name,
  ...request: Parameters<Protocol[Name]>
): Promise<ReturnType<Protocol[Name]>> {
  return ask(() => send(name, request[0]));
}

/** The same for what takes its time. */
export function sendPatiently<Name extends MessageName>(
  name: Name,
  ...request: Parameters<Protocol[Name]>
): Promise<ReturnType<Protocol[Name]>> {
  return ask(() => send(name, request[0]), LONG);
}
