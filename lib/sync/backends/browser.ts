import type { Backend } from '../backend.ts';
import { SyncError } from '../fault.ts';
import { PLAIN_PACKING } from '../sealing/plain-packing.ts';
import { syncMap } from '../shared-map/round.ts';
import { BROWSER_ROOM, type SharedMap } from '../shared-map/shared-map.ts';

/** What is used of `storage.sync`. */
export interface BrowserPlace {
  get(keys: null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

/** What the browser carries between the devices that are signed in to it; it has room for some hundred papers. */
export const browser: Backend<BrowserPlace> = {
  kind: 'browser',
  title: 'Browser sync',
  round: ({ place, ...parts }) =>
    syncMap({ ...parts, map: sharedMap(place), packing: PLAIN_PACKING, room: BROWSER_ROOM }),
};

export function sharedMap(place: BrowserPlace): SharedMap {
  return {
    read: async () => new Map(Object.entries(await asked(() => place.get(null)))),
    write: (items) => asked(() => place.set(Object.fromEntries(items))),
  };
}

async function asked<Answer>(request: () => Promise<Answer>): Promise<Answer> {
  try {
    return await request();
  } catch (error) {
    throw faultOf(error);
  }
}

const MINUTE = 60_000;

/** What the browsers say: Chromium names the quota, Firefox says that there is one. */
function faultOf(cause: unknown): SyncError {
  const said = cause instanceof Error ? cause.message : String(cause);
  const tooOften = /MAX_WRITE_OPERATIONS_PER_(MINUTE|HOUR)/i.exec(said);
  if (tooOften) {
    const retryAfter = tooOften[1]?.toUpperCase() === 'HOUR' ? 60 * MINUTE : MINUTE;
    return new SyncError('busy', 'The browser allows no more changes for now. They are written a little later.', {
      cause,
      retryAfter,
    });
  }
  if (/quota/i.test(said)) {
    return new SyncError('full', 'The browser has no room for more in browser sync. Use WebDAV or a file beside it.', {
      cause,
    });
  }
  return new SyncError('unreachable', `The browser does not give access to browser sync (${said}).`, { cause });
}
