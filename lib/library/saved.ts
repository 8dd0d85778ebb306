/** Where a reader is with a saved paper, in the order lists show them, each with its label. */
export const STATUSES = { 'to-read': 'To read', reading: 'Reading', read: 'Read' } as const;

export type Status = keyof typeof STATUSES;

export const STATUS_NAMES = Object.keys(STATUSES) as readonly Status[];

/** What the page or the catalog said of a paper when it was saved: enough to list it without either. No title is `''`. */
export interface SavedFacts {
  readonly title: string;
  readonly authors: readonly string[];
  readonly published: string | null;
}

/** What a page may know of a saved paper. */
export interface SavedState {
  readonly status: Status;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}
