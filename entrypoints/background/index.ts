import browser from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { errorMessage } from '../../lib/core/errors.ts';
import { ABSTRACT } from '../../lib/core/gloss.ts';
import type { PaperView } from '../../lib/messages.ts';
import {
  FIRST_PAGE,
  glossesRevision,
  newRevision,
  savedRevision,
  syncRevision,
  writeSetting,
} from '../../lib/settings.ts';
import { loggedFetch } from '../../lib/sources/request-log.ts';
import { createDatabaseHandle } from '../../lib/store/database.ts';
import { isTrace } from '../../lib/store/stored-row.ts';
import { ANNOUNCE_PAUSE, atMostEvery } from './at-most-every.ts';
import { createCatalogReader } from './catalog-reader.ts';
import { keepFirstPage } from './first-page.ts';
import { createHandlers, type Handlers } from './handlers.ts';
import { createKeptAbstracts } from './kept-abstracts.ts';
import { createKnownPapers } from './known-papers.ts';
import { goThroughTrash } from './library/go-through-trash.ts';
import { createLibrary } from './library/library.ts';
import { startSafekeeping } from './library/start-safekeeping.ts';
import { listen } from './listen.ts';
import { packagedCatalog } from './packaged-catalog.ts';
import { createImportedGlosses } from './sources/imported-glosses.ts';
import { requestBook } from './sources/request-book.ts';
import { startSources } from './sources/start-sources.ts';
import { startSync } from './sync/start-sync.ts';

/** Milliseconds between two times that open pages look again while documents are imported one after the other. */
const LOOK_AGAIN_PAUSE = 5000;

const RUBRIC = '#a3271f';

function warn(error: unknown): void {
  console.warn(errorMessage(error));
}

/** A dot on the toolbar's icon where somebody has written about the paper in a tab; the browser drops it on leaving. */
function showDot(tabId: number, views: readonly PaperView[]): void {
  const text = views.some(({ voices }) => voices.some(({ source }) => source.kind !== ABSTRACT)) ? '•' : '';
  browser.action.setBadgeText({ tabId, text }).catch(warn); // the tab may be gone already
}

export default defineBackground({
  type: 'module',
  main() {
    const handle = createDatabaseHandle();
    const catalog = createCatalogReader(handle, packagedCatalog(browser.runtime.getURL('catalog/papers.json')));
    const announceSaved = atMostEvery(ANNOUNCE_PAUSE, () => {
      writeSetting(savedRevision, newRevision()).catch(warn);
      handlers.search(FIRST_PAGE).catch(warn); // and what the popup shows first is kept up to date
    });
    const healed = () => {
      library.forget();
      announceSaved();
      writeSetting(syncRevision, newRevision()).catch(warn);
    };
    const safekeeping = startSafekeeping(handle, healed, warn);
    const library = createLibrary(safekeeping.handle, Date.now, (rows) => {
      announceSaved();
      if (rows.some(isTrace)) void abstracts.sweep();
      safekeeping.changed();
      sync.edited(rows);
    });
    const abstracts = createKeptAbstracts(handle.open, warn);
    const log = requestBook(handle.open, warn);
    const toServer = loggedFetch({
      fetch: (url, init) => fetch(url, init),
      why: 'Sync with a server',
      log,
      now: Date.now,
    });
    const sync = startSync(safekeeping.handle, library, toServer, warn);
    const lookAgain = atMostEvery(LOOK_AGAIN_PAUSE, () => {
      writeSetting(glossesRevision, newRevision()).catch(warn);
      handlers.search(FIRST_PAGE).catch(warn);
    });
    const papers = createKnownPapers(catalog, createImportedGlosses(handle.open), lookAgain);
    const told = () => {
      papers.forget();
      lookAgain();
    };
    const sources = startSources(handle, log, told, warn);
    const own = { id: browser.runtime.id, root: browser.runtime.getURL('') };
    const handlers: Handlers = keepFirstPage(
      createHandlers({
        papers,
        library,
        abstracts,
        snapshots: safekeeping.snapshots,
        sync,
        sources,
        open: handle.open,
        fetch: toServer,
        now: Date.now,
      }),
      warn,
    );
    listen(handlers, { own, toldPage: showDot });
    browser.action.setBadgeBackgroundColor({ color: RUBRIC }).catch(warn);
    // Both only have to wake the worker, which then compares versions as at every start.
    browser.runtime.onInstalled.addListener(() => catalog.ready());
    browser.runtime.onStartup.addListener(() => catalog.ready());
    void catalog.ready();
    goThroughTrash(library, abstracts, Date.now()).catch(warn);
  },
});
