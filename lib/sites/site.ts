import type { ArxivRef } from '../core/arxiv-id.ts';
import type { PageFacts } from '../core/paper.ts';

/** One kind of page of a site, opened at one paper. */
export interface PaperSurface {
  /** What the address names. */
  readonly ref: ArxivRef;
  /** True where the site may show another paper without loading another page. */
  readonly inPlace: boolean;
  /**
   * The element after which the panel goes; null while it is not wholly parsed, or where there is none. Asked again and
   * again while the page loads, so it must be quick, and after: the site may make the element anew.
   */
  findAnchor(document: Document): Element | null;
  /** The element that has the text of the abstract, perhaps with its heading; null where there is none. */
  findAbstract(document: Document): Element | null;
  /** True where the loaded page shows a paper at all (an error page does not), even if no anchor is found. */
  showsPaper(document: Document): boolean;
  /**
   * What the page says of the paper; null where it can't be read. Raw TeX, one line of white space, no page furniture.
   * Asked when the anchor is parsed, or the whole page: before, a page may have said half of it.
   */
  readFacts(document: Document): PageFacts | null;
  /** True where the page is dark now. */
  isDark(document: Document): boolean;
}

/** A website whose pages are augmented. One file per site, one line in `index.ts`. */
export interface Site {
  /** The file's name. */
  readonly id: string;
  readonly name: string;
  /** Match patterns of the pages; https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/Match_patterns */
  readonly matches: readonly string[];
  /** The surface at an address; null for pages of the site that show no single paper. */
  surfaceAt(url: URL): PaperSurface | null;
}
