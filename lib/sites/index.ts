import { arxiv } from './arxiv.ts';
import { huggingFace } from './hugging-face.ts';
import type { PaperSurface, Site } from './site.ts';

/** Every site, one line each. */
export const sites: readonly Site[] = [arxiv, huggingFace];

/** The surface at an address, whichever site it is of. */
export function findSurface(url: URL): PaperSurface | null {
  for (const site of sites) {
    const surface = site.surfaceAt(url);
    if (surface) return surface;
  }
  return null;
}
