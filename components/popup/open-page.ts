import browser from 'webextension-polyfill';
import { abstractUrl, type PaperId } from '../../lib/core/arxiv-id.ts';

/** Opens the paper's page in a new tab. */
export function openPage(id: PaperId): void {
  void browser.tabs.create({ url: abstractUrl(id) });
}
