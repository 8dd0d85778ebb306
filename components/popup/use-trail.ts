import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PaperId } from '../../lib/core/arxiv-id.ts';

export interface Trail {
  /** The paper whose gloss is shown; null for none. */
  readonly current: PaperId | null;
  readonly open: (id: PaperId) => void;
  readonly back: () => void;
}

/**
 * The glosses a reader went through, one from another; going back leads to where the reader was.
 * @param fallback puts the focus somewhere when the row it came from is gone
 */
export function useTrail(fallback: () => void): Trail {
  const [trail, setTrail] = useState<readonly PaperId[]>([]);
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
    open(id) {
      if (!shown) origin.current = document.activeElement;
      setTrail([...trail, id]);
    },
    back: () => setTrail(trail.slice(0, -1)),
  };
}
