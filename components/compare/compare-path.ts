import browser from 'webextension-polyfill';
import { isPaperId, type PaperId } from '../../lib/core/arxiv-id.ts';

/** More than anybody compares, and than a look-up takes. */
export const MOST_COMPARED = 50;

/** The page that compares papers, in the extension's own folder. */
export function comparePath(papers: readonly PaperId[]): string {
  return `compare.html#${papers.slice(0, MOST_COMPARED).join(',')}`;
}

/** The papers that such an address names; what is no id is left out. */
export function papersOfHash(hash: string): PaperId[] {
  const named = hash.replace(/^#/, '').split(',');
  return [...new Set(named.filter(isPaperId))].slice(0, MOST_COMPARED);
}

/** Opens that page in a tab. */
export function openCompare(papers: readonly PaperId[]): void {
  void browser.tabs.create({ url: browser.runtime.getURL(comparePath(papers)) });
}
