import { useState } from 'preact/hooks';
import type { PaperId } from '../../lib/core/arxiv-id.ts';
import { errorMessage } from '../../lib/core/errors.ts';
import type { PageFacts } from '../../lib/core/paper.ts';
import type { SavedState } from '../../lib/library/saved.ts';
import { type PaperRow, sendMessage } from '../../lib/messages.ts';

/** What saving needs to know of a paper. */
export type Savable = Pick<PaperRow, 'id' | 'title' | 'authors' | 'saved'>;

export interface Saving {
  /** What went wrong with the last change; null where nothing did. */
  readonly error: string | null;
  /** Resolves to whether it was done; never rejects. */
  readonly setSaved: (paper: Savable, saved: boolean) => Promise<boolean>;
}

/**
 * Changes of the saved papers, shown at once and taken back where the background refuses them.
 * @param show puts a paper's state where the reader sees it
 */
export function useSaving(show: (id: PaperId, saved: SavedState | null) => void): Saving {
  const [error, setError] = useState<string | null>(null);

  const attempt = async (paper: Savable, ahead: SavedState | null, send: () => Promise<SavedState | null>) => {
    setError(null);
    show(paper.id, ahead);
    try {
      show(paper.id, await send());
      return true;
    } catch (thrown) {
      show(paper.id, paper.saved);
      setError(errorMessage(thrown));
      return false;
    }
  };

  return {
    error,
    setSaved(paper, saved) {
      const ahead: SavedState | null = saved ? { status: paper.saved?.status ?? 'to-read', savedAt: Date.now() } : null;
      return attempt(paper, ahead, () => sendMessage('setSaved', { id: paper.id, saved, facts: factsOf(paper) }));
    },
  };
}

/** For the paper that the catalog does not know: what the row says of it. */
function factsOf({ title, authors }: Savable): PageFacts {
  return { title, authors, abstract: '', published: null };
}
