import type { PaperSurface } from '../../lib/sites/site.ts';
import { watchDocument } from './watch-document.ts';

/** A page that throws the panel out this often in so many milliseconds does not want it. */
const MOST_INSERTIONS = 20;
const WHILE = 10_000;

/**
 * Puts `host` after the surface's anchor as soon as that is parsed, in the same microtask, so that no frame is painted
 * without it; and again where the site draws that part of the page anew. Calls back after each insertion.
 * @param settled what the panel's size depends on; the first insertion waits for it, but never past the next frame
 */
export function keepInPlace(
  host: HTMLElement,
  surface: PaperSurface,
  signal: AbortSignal,
  settled: Promise<unknown>,
  inserted: (anchor: Element) => void,
) {
  let insertions: number[] = [];
  let anchor: Element | null = null;
  let ready = false;
  let awaited = false;
  const tend = () => {
    if (signal.aborted || (host.isConnected && anchor?.isConnected)) return;
    const now = Date.now();
    insertions = insertions.filter((time) => now - time < WHILE);
    if (insertions.length >= MOST_INSERTIONS) return;
    const found = surface.findAnchor(document);
    if (!found) return;
    if (!ready) return atNextFrame();
    insertions.push(now);
    anchor = found;
    found.after(host);
    inserted(found);
  };
  const begin = () => {
    ready = true;
    tend();
  };
  const atNextFrame = () => {
    if (awaited) return;
    awaited = true;
    requestAnimationFrame(begin);
  };
  tend();
  settled.then(begin);
  watchDocument(signal, tend);
}
