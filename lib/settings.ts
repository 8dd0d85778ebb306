import { browser } from 'wxt/browser';
import { isPaperId, type PaperId } from './core/arxiv-id.ts';
import { SECTION_NAMES, type SectionName } from './core/gloss.ts';
import type { Dot } from './library/causal/dots.ts';
import type { SearchAnswer, SearchRequest } from './messages.ts';

/** What of a gloss may stand open beside its lead. */
export type OpenPart = SectionName | 'outline';

/** How the reader left the panel. */
export interface PanelView {
  /** One line only. */
  readonly folded: boolean;
  readonly open: readonly OpenPart[];
  /** The page's abstract has its marks. */
  readonly marked: boolean;
}

/** A stored value with its key, its default and its reader; each a constant, so that a page loads only those it uses. */
export interface Setting<T> {
  readonly key: string;
  /** `session` is memory that no content script, and so no hacked page, can read; `local` is kept on disk. */
  readonly area: 'local' | 'session';
  readonly fallback: T;
  /** Makes sense of a stored value, whoever wrote it. */
  readonly read: (value: unknown) => T;
}

const OPEN_PARTS: ReadonlySet<unknown> = new Set<OpenPart>([...SECTION_NAMES, 'outline']);

/** Enough to draw it; text stays text, whatever it says, and ids become links only if they are ids. */
function isAnswer(value: unknown): value is SearchAnswer {
  const { rows, terms, total } = (value ?? {}) as Partial<Record<keyof SearchAnswer, unknown>>;
  return Array.isArray(terms) && typeof total === 'number' && Array.isArray(rows) && rows.every(isRow);
}

function isRow(value: unknown): boolean {
  const { id, title, authors, topics, lead, year } = (value ?? {}) as Record<string, unknown>;
  if (typeof id !== 'string' || !isPaperId(id) || typeof year !== 'number') return false;
  return typeof title === 'string' && typeof lead === 'string' && Array.isArray(authors) && Array.isArray(topics);
}

/** How the reader left the panel, on whichever page. */
export const panelView: Setting<PanelView> = {
  key: 'panelView',
  area: 'local',
  fallback: { folded: false, open: [], marked: false },
  read: (value) => {
    const view = (value ?? {}) as { folded?: unknown; open?: unknown; marked?: unknown };
    const open = Array.isArray(view.open) ? view.open.filter((part): part is OpenPart => OPEN_PARTS.has(part)) : [];
    return { folded: view.folded === true, open: [...new Set(open)], marked: view.marked === true };
  },
};

/**
 * The popup's first page as the background last told it, drawn while the background wakes; null before the first. It
 * names saved papers, which is why pages must not reach it.
 */
export const firstPage: Setting<SearchAnswer | null> = {
  key: 'firstPage',
  area: 'session',
  fallback: null,
  read: (value) => (isAnswer(value) ? value : null),
};

/** Whether M toggles the marks in abstracts; a key alone must be possible to switch off (WCAG 2.1.4). */
export const marksKey: Setting<boolean> = {
  key: 'marksKey',
  area: 'local',
  fallback: true,
  read: (value) => value !== false,
};

/** Changes whenever a saved paper does, so that every open page can look again. */
export const savedRevision: Setting<string> = {
  key: 'savedRevision',
  area: 'local',
  fallback: '',
  read: (value) => (typeof value === 'string' ? value : ''),
};

/** Changes whenever what is known of syncing does. It says nothing itself, and no page can reach it. */
export const syncRevision: Setting<string> = {
  key: 'syncRevision',
  area: 'session',
  fallback: '',
  read: (value) => (typeof value === 'string' ? value : ''),
};

/** Changes whenever what the reader's own sources say of papers does, so that every open page can look again. */
export const glossesRevision: Setting<string> = {
  key: 'glossesRevision',
  area: 'local',
  fallback: '',
  read: (value) => (typeof value === 'string' ? value : ''),
};

/** Changes whenever a source of the reader's own does, or what it is at. It says nothing itself, and no page can reach it. */
export const sourcesRevision: Setting<string> = {
  key: 'sourcesRevision',
  area: 'session',
  fallback: '',
  read: (value) => (typeof value === 'string' ? value : ''),
};

/** A note that was typed and is not saved, with the edits that were before the reader when it was begun. */
export interface UnsavedNote {
  readonly text: string;
  readonly having: readonly Dot[];
}

/** What was typed into the note of a paper and is not saved yet, so that it outlives the page; null for nothing. */
export function unsavedNote(id: PaperId): Setting<UnsavedNote | null> {
  return {
    key: `unsavedNote:${id}`,
    area: 'session',
    fallback: null,
    read: (value) => {
      const { text, having } = (value ?? {}) as { text?: unknown; having?: unknown };
      return typeof text === 'string' && Array.isArray(having) ? { text, having } : null;
    },
  };
}

/** True where every row of the library was looked into since the browser was started. */
export const libraryChecked: Setting<boolean> = {
  key: 'libraryChecked',
  area: 'session',
  fallback: false,
  read: (value) => value === true,
};

/** When the Trash was last gone through; milliseconds since 1970. */
export const trashSeen: Setting<number> = {
  key: 'trashSeen',
  area: 'local',
  fallback: 0,
  read: (value) => (typeof value === 'number' ? value : 0),
};

/** The stored value, or the fallback where there is none or storage is refused. */
export async function readSetting<T>(setting: Setting<T>): Promise<T> {
  try {
    const stored = await browser.storage[setting.area].get(setting.key);
    return setting.key in stored ? setting.read(stored[setting.key]) : setting.fallback;
  } catch {
    return setting.fallback; // a reader without storage still reads
  }
}

/** Stores a value. @throws what the browser says when it can't */
export async function writeSetting<T>(setting: Setting<T>, value: T): Promise<void> {
  await browser.storage[setting.area].set({ [setting.key]: value });
}

/** Takes a stored value away. @throws what the browser says when it can't */
export async function forgetSetting<T>(setting: Setting<T>): Promise<void> {
  await browser.storage[setting.area].remove(setting.key);
}

/** Calls back on each change from any context until `signal` aborts. */
export function watchSetting<T>(setting: Setting<T>, signal: AbortSignal, callback: (value: T) => void): void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const change = changes[setting.key];
    if (area === setting.area && change) callback(setting.read(change.newValue));
  };
  browser.storage.onChanged.addListener(listener);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(listener));
}

/** A value that no revision had before. */
export function newRevision(): string {
  return `${Date.now()}-${crypto.randomUUID()}`;
}

/** What the popup asks before anybody types. */
export const FIRST_PAGE: SearchRequest = { query: '', filters: {}, limit: 25 };
