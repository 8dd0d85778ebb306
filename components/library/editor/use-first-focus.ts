import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** Where in an editor a reader means to begin. */
export type EditorPart = 'whole' | 'tag' | 'note';

/** Puts the focus on the field that the reader means to begin with, once it is there. */
export function useFirstFocus(place: RefObject<HTMLElement | null>, part: EditorPart, ready: boolean): void {
  useLayoutEffect(() => {
    place.current?.querySelector<HTMLElement>(`[data-field="${part}"]`)?.focus();
  }, [ready, part]);
}
