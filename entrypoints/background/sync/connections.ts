import browser from 'webextension-polyfill';
import type { Backend } from '../../../lib/sync/backend.ts';
import { type BrowserPlace, browser as browserSync } from '../../../lib/sync/backends/browser.ts';
import { folderAddress, permissionPattern } from '../../../lib/sync/backends/webdav/address.ts';
import type { Fetch } from '../../../lib/sync/backends/webdav/requests.ts';
import { type WebdavPlace, webdavBackend } from '../../../lib/sync/backends/webdav.ts';
import { SyncError } from '../../../lib/sync/fault.ts';
import type { Connection } from './connection.ts';

/** Every backend that rounds are run with, as this browser reaches it. @param fetch what requests are made with */
export const connections = (fetch: Fetch): readonly Connection[] => [
  connection<null, BrowserPlace>(browserSync, { open: () => browser.storage.sync }),
  connection<WebdavPlace>(webdavBackend(fetch), {
    async check({ address }) {
      if (await browser.permissions.contains({ origins: [permissionPattern(address)] })) return;
      const { host } = folderAddress(address);
      throw new SyncError('permission', `The browser does not let Papergloss reach ${host} any more. Allow it again.`);
    },
    where: ({ address, user }) => `${folderAddress(address).href} as ${user}`,
    encrypted: (place) => place.encrypted,
  }),
];

interface Ways<Stored, Place> {
  readonly open?: (stored: Stored) => Place;
  readonly check?: (stored: Stored) => Promise<void>;
  readonly where?: (stored: Stored) => string;
  readonly encrypted?: (stored: Stored) => boolean;
}

/** Only what a backend stored is handed back to it, so it may be taken for what it is. */
function connection<Stored, Place = Stored>(backend: Backend<Place>, ways: Ways<Stored, Place>): Connection {
  const { open, check, where, encrypted } = ways;
  return {
    kind: backend.kind,
    title: backend.title,
    backend: backend as Backend<unknown>,
    open: (stored) => open?.(stored as Stored) ?? stored,
    check: async (stored) => check?.(stored as Stored),
    where: (stored) => where?.(stored as Stored) ?? '',
    encrypted: (stored) => encrypted?.(stored as Stored) ?? false,
  };
}
