import { defineExtensionMessaging } from '@webext-core/messaging';
import { ask } from './ask.ts';
import type { PaperId } from './core/arxiv-id.ts';
import type { Gloss, Source } from './core/gloss.ts';
import type { PageFacts, Paper } from './core/paper.ts';
import type { SavedState, Status } from './library/saved.ts';

/** A gloss with the source that speaks in it. */
export interface Voice {
  readonly source: Source;
  readonly gloss: Gloss;
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
}

/** What is in the index. */
export interface Overview {
  readonly version: string;
  /** Words for the reader where the index is not the one that was shipped, or can't be stored; null where all is well. */
  readonly problem: string | null;
  readonly papers: number;
  readonly sources: readonly (Source & { readonly glosses: number })[];
  readonly topics: readonly { readonly name: string; readonly papers: number }[];
  readonly years: readonly { readonly year: number; readonly papers: number }[];
  readonly saved: number;
}

/**
 * Every message that crosses contexts; the background answers all. Content scripts may send `lookup` and `setSaved`
 * only. Every answer may be an error with a message for the reader.
 */
export interface Protocol {
  lookup(request: LookupRequest): readonly PaperView[];
  /** Idempotent: says what shall be, not what shall change. */
  setSaved(request: SaveRequest): SavedState | null;
  setStatus(request: { readonly id: PaperId; readonly status: Status }): SavedState;
  search(request: SearchRequest): SearchAnswer;
  /** Newest first. */
  listSaved(): readonly PaperRow[];
  overview(): Overview;
  /** Reads the bundled index again, whatever its version. */
  reloadCatalog(): Overview;
}

export type MessageName = keyof Protocol;

const messenger = defineExtensionMessaging<Protocol>();

/** Answers a message; the background's end. */
export const onMessage: typeof messenger.onMessage = messenger.onMessage;

/** Sends a message to the background, again where that was stopped before it answered. @throws what it answers */
export function sendMessage<Name extends MessageName>(
  name: Name,
  ...request: Parameters<Protocol[Name]>
): Promise<ReturnType<Protocol[Name]>> {
  // The library types each name apart; `Protocol` says the same of all of them at once.
  const send = messenger.sendMessage as (name: Name, request: unknown) => Promise<ReturnType<Protocol[Name]>>;
  return ask(() => send(name, request[0]));
}
