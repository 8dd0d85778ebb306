import type { PaperId } from '../core/arxiv-id.ts';

/** What a sync did, for the status line and for tests. */
export interface SyncReport {
  /** Records that changed here. */
  readonly changed: ReadonlySet<PaperId>;
  /** Papers that were taken off the list elsewhere. */
  readonly removed: ReadonlySet<PaperId>;
  /** True where so many were that the reader is told, with Undo; they are removed all the same. */
  readonly massRemoval: boolean;
  /** Files that could not be used, which says nothing about anything else. */
  readonly skipped: readonly SkippedFile[];
  /** True where this replica took a new name. */
  readonly renamed: boolean;
  readonly uploadedFiles: number;
  readonly uploadedBytes: number;
  /** Records whose edits the remote was seen to have in this round. */
  readonly synced: number;
  /** Records with edits that it does not have yet. */
  readonly waiting: number;
  /** Papers on the list here. */
  readonly live: number;
}

export interface SkippedFile {
  readonly name: string;
  /** `locked`: encrypted with a key that this device does not have. */
  readonly why: 'torn' | 'missing' | 'older' | 'newer-version' | 'unreadable' | 'locked';
}

const MASS_SHARE = 0.2;
const MASS_COUNT = 20;

/** More than a fifth of the list and more than twenty papers at once. */
export function isMassRemoval(removed: number, onListBefore: number): boolean {
  return removed > MASS_COUNT && removed > onListBefore * MASS_SHARE;
}

/** A report while it is written. */
export class SyncNotes {
  readonly changed = new Set<PaperId>();
  readonly removed = new Set<PaperId>();
  readonly skipped: SkippedFile[] = [];
  renamed = false;
  uploadedFiles = 0;
  uploadedBytes = 0;
  synced = 0;

  skip(name: string, why: SkippedFile['why']): void {
    this.skipped.push({ name, why });
  }

  /** @param now how many papers are on the list, and how many records wait */
  report({ live, waiting }: Pick<SyncReport, 'live' | 'waiting'>): SyncReport {
    const { changed, removed, skipped, renamed, uploadedFiles, uploadedBytes, synced } = this;
    const massRemoval = isMassRemoval(removed.size, live + removed.size);
    return { changed, removed, massRemoval, skipped, renamed, uploadedFiles, uploadedBytes, synced, waiting, live };
  }
}
