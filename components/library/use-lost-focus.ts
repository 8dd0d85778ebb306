import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Calls back where an element went away that had the focus, and nothing else got it: a button that did its work, a bar
 * that is not needed any more. Who reads by keyboard would have to begin at the top of the page.
 */
export function useLostFocus(place: RefObject<HTMLElement | null>, onLost: () => void): void {
  const latest = useRef(onLost);
  latest.current = onLost;

  useLayoutEffect(() => {
    if (!place.current) return;
    const watch = new AbortController();
    const { signal } = watch;
    let last: Element | null = null;
    const remember = ({ target }: FocusEvent) => {
      last = target as Element;
    };
    const forget = ({ target, relatedTarget }: FocusEvent) => {
      // Some browsers say so of what they take out of the page as well; that is gone a moment later.
      queueMicrotask(() => {
        if (last === target && (relatedTarget !== null || last?.isConnected)) last = null;
      });
    };
    const look = () => {
      if (!last || last.isConnected) return;
      last = null;
      if (document.activeElement === document.body) latest.current();
    };
    place.current.addEventListener('focusin', remember, { signal });
    place.current.addEventListener('focusout', forget, { signal });
    const changed = new MutationObserver(look);
    changed.observe(place.current, { childList: true, subtree: true });
    return () => {
      watch.abort();
      changed.disconnect();
    };
  }, []);
}
