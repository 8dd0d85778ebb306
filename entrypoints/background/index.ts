import browser from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { errorMessage } from '../../lib/core/errors.ts';
import { settings, writeSetting } from '../../lib/settings.ts';
import { createDatabaseHandle } from '../../lib/store/database.ts';
import { createCatalogReader } from './catalog-reader.ts';
import { createHandlers } from './handlers.ts';
import { listen } from './listen.ts';
import { packagedCatalog } from './packaged-catalog.ts';
import { createSavedPapers } from './saved-papers.ts';

/** Tells every open page that a saved paper changed. */
function announceSaved(): void {
  const revision = `${Date.now()}-${crypto.randomUUID()}`;
  writeSetting(settings.savedRevision, revision).catch((error: unknown) => console.warn(errorMessage(error)));
}

export default defineBackground({
  type: 'module',
  main() {
    const handle = createDatabaseHandle();
    const catalog = createCatalogReader(handle, packagedCatalog(browser.runtime.getURL('catalog/papers.json')));
    const saved = createSavedPapers(handle, Date.now, announceSaved);
    listen(createHandlers(catalog, saved), { id: browser.runtime.id, root: browser.runtime.getURL('') });
    browser.runtime.onInstalled.addListener(() => catalog.ready());
    browser.runtime.onStartup.addListener(() => catalog.ready());
    void catalog.ready();
  },
});
