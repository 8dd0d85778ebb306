import type { PaperId } from '../../../lib/core/arxiv-id.ts';
import { type Listed, toListed } from '../../../lib/library/listing.ts';
import type { RemoteName, Row } from '../../../lib/sync/replica.ts';

/** The library as lists show it, held while the background is awake. */
export interface LibraryIndex {
  all(): Promise<readonly Listed[]>;
  /** Takes in rows that were just written. */
  update(rows: readonly Row[]): void;
  forget(): void;
}

interface Loaded {
  readonly rows: readonly Row[];
  /** The places that are in use. */
  readonly remotes: readonly RemoteName[];
}

interface Held {
  readonly remotes: readonly RemoteName[];
  readonly papers: Map<PaperId, Listed>;
}

/** @param load reads all rows; what is written while it reads is taken in after it */
export function createLibraryIndex(load: () => Promise<Loaded>): LibraryIndex {
  let held: Promise<Held> | null = null;
  return {
    async all() {
      const mine = held ?? load().then(({ rows, remotes }) => put({ remotes, papers: new Map() }, rows));
      held = mine;
      try {
        return [...(await mine).papers.values()];
      } catch (error) {
        if (held === mine) held = null; // the next question tries again
        throw error;
      }
    },
    update(rows) {
      held?.then(
        (all) => put(all, rows),
        () => {}, // who asked for the list was told
      );
    },
    forget() {
      held = null;
    },
  };
}

function put(held: Held, rows: readonly Row[]): Held {
  for (const { record, waiting } of rows) {
    const onlyHere = held.remotes.length > 0 && held.remotes.every((remote) => waiting.has(remote));
    const listed = toListed(record, onlyHere);
    if (listed) held.papers.set(record.id, listed);
    else held.papers.delete(record.id);
  }
  return held;
}
