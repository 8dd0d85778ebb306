import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PaperId } from '../../lib/core/arxiv-id.ts';
import type { EditorPart } from '../library/editor/use-first-focus.ts';

/** A paper whose gloss is shown. */
export interface Stop {
  readonly id: PaperId;
  /** Where the reader means to begin. */
  readonly part: EditorPart;
  /** What the reader keeps of it goes before the gloss. */
  readonly keptFirst: boolean;
}

export interface Trail {
  /** What is shown; null for nothing. */
  readonly current: Stop | null;
  readonly open: (stop: Stop) => void;
  readonly back: () => void;
}

/**
 * The glosses a reader went through, one from another; going back leads to where the reader was.
 * @param fallback puts the focus somewhere when the row it came from is gone
 */
export function useTrail(fallback: () => void): Trail {
  const [trail, setTrail] = useState<readonly Stop[]>([]);
  const origin = useRef<Element | null>(null);
  const shown = trail.length > 0;

  useLayoutEffect(() => {
    if (shown || !origin.current) return;
    const from = origin.current;
    origin.current = null;
    if (from instanceof HTMLElement && from.isConnected) from.focus({ preventScroll: true });
    else fallback();
  }, [shown]);

  return {
    current: trail.at(-1) ?? null,
    open(stop) {
      if (!shown) origin.current = document.activeElement;
      setTrail([...trail, stop]);
    },
    back: () => setTrail(trail.slice(0, -1)),
  };
}
