import { localDay } from '../../../lib/core/dates.ts';
import { PaperglossError } from '../../../lib/core/errors.ts';
import type { ImportPreview } from '../../../lib/library/exchange.ts';
import type { RoundReport } from '../../../lib/sync/backend.ts';
import type { Fetch } from '../../../lib/sync/backends/webdav/requests.ts';
import { tryServer } from '../../../lib/sync/backends/webdav/try-server.ts';
import { placeFolder, type WebdavPlace } from '../../../lib/sync/backends/webdav.ts';
import { changePassphrase } from '../../../lib/sync/sealing/change-passphrase.ts';
import { setUpEncryption } from '../../../lib/sync/sealing/key-ring.ts';
import { fromStateText, toStateText } from '../../../lib/sync/state-text.ts';
import type { ServerAccess } from '../../../lib/sync/status.ts';
import type { Handlers } from '../handlers.ts';
import type { SyncService } from './sync-service.ts';

type SyncHandlers = Pick<
  Handlers,
  | 'syncStatus'
  | 'syncNow'
  | 'testServer'
  | 'setUpServer'
  | 'setUpBrowserSync'
  | 'leaveBackend'
  | 'changePassphrase'
  | 'exportState'
  | 'importState'
  | 'undoRemoval'
  | 'dismissNotice'
>;

/** Answers what the options ask of syncing. */
export function syncHandlers(service: SyncService, fetch: Fetch, now: () => number): SyncHandlers {
  return {
    syncStatus: () => service.status(),
    async syncNow({ kind }) {
      await service.run(kind, true);
      return service.status();
    },
    testServer: (access) => tryServer(access, fetch),
    async setUpServer(access) {
      await service.setUp('webdav', await openServer(access, fetch));
      return service.status();
    },
    async setUpBrowserSync() {
      await service.setUp('browser', null);
      return service.status();
    },
    async leaveBackend({ kind }) {
      await service.leave(kind);
      return service.status();
    },
    async changePassphrase(passphrases) {
      await service.changePlace('webdav', async (stored) => {
        const place = stored as WebdavPlace | null;
        if (!place?.keys) {
          throw new PaperglossError(
            'bad-request',
            'No encrypted server is set up on this device: there is no passphrase.',
          );
        }
        return { ...place, keys: await changePassphrase(placeFolder(place, fetch), place.keys, passphrases) };
      });
      return service.status();
    },
    async exportState() {
      const { file, report } = await service.carry(null);
      const name = `papergloss-library-${localDay(now())}.json`;
      return { name, mediaType: 'application/json', text: toStateText(file), papers: report.live };
    },
    async importState({ name, text }) {
      const from = fromStateText(text);
      if (!from) {
        throw new PaperglossError(
          'bad-request',
          `"${name}" is no library file of Papergloss. Choose one that it exported.`,
        );
      }
      return carriedWords((await service.carry(from)).report);
    },
    undoRemoval: () => service.undoRemoval(),
    async dismissNotice({ notice }) {
      await (notice === 'removal' ? service.dismissRemoval() : service.dismissHealed());
      return service.status();
    },
  };
}

function carriedWords({ changed, live }: RoundReport): ImportPreview {
  const format = { id: 'state', title: 'Papergloss library file', why: 'It says so.' };
  const nothing = { added: 0, rivals: 0, skipped: [], skippedInAll: 0, samples: [] };
  return { format, changed: changed.size, unchanged: Math.max(0, live - changed.size), ...nothing };
}

/** The place, once the server has passed every test. @throws PaperglossError that says what is wrong with it */
async function openServer(access: ServerAccess, fetch: Fetch): Promise<WebdavPlace> {
  const { steps } = await tryServer(access, fetch);
  const failed = steps.find(({ ok }) => !ok);
  if (failed) throw new PaperglossError('bad-request', failed.says);
  const { address, user, password, passphrase } = access;
  const keys = passphrase === null ? null : await setUpEncryption(placeFolder(access, fetch), passphrase);
  return { address, user, password, encrypted: keys !== null, keys };
}
