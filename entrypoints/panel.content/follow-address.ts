import { findSurface } from '../../lib/sites/index.ts';
import type { PaperSurface } from '../../lib/sites/site.ts';
import { watchDocument } from './watch-document.ts';

/**
 * Calls back for each paper the address comes to name, with a signal that aborts when the reader has left it. A site that
 * changes the address without loading a page changes the document too: comparing addresses then is cheap and needs no
 * timer. On other sites the first address is the only one: what a page's script makes of it is not believed.
 */
export function followAddress(signal: AbortSignal, visit: (surface: PaperSurface, left: AbortSignal) => void): void {
  let seen = '';
  let shown: string | undefined;
  let leave = new AbortController();
  const look = () => {
    if (location.href === seen) return;
    seen = location.href;
    const surface = findSurface(new URL(seen));
    if (surface?.ref.id === shown) return; // another version or part of the same paper
    shown = surface?.ref.id;
    leave.abort();
    leave = new AbortController();
    if (surface) visit(surface, AbortSignal.any([signal, leave.signal]));
  };
  look();
  if (findSurface(new URL(location.href))?.inPlace === false) return;
  watchDocument(signal, look);
  window.addEventListener('popstate', look, { signal });
}
