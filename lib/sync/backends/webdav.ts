import type { Backend, RoundParts, RoundReport } from '../backend.ts';
import { type SyncOptions, sync } from '../engine.ts';
import { SyncError } from '../fault.ts';
import type { Folder, FolderFile } from '../folder.ts';
import { parseName, shardPlace } from '../names.ts';
import type { Packing } from '../packing.ts';
import type { SyncReport } from '../report.ts';
import { refuseKeyFiles } from '../sealing/key-folder.ts';
import { followKeyFiles, type KeyRing, refillKeyFiles } from '../sealing/key-ring.ts';
import { PLAIN_PACKING } from '../sealing/plain-packing.ts';
import { sealedPacking } from '../sealing/sealed-packing.ts';
import { folderAddress } from './webdav/address.ts';
import { webdavFolder } from './webdav/folder.ts';
import { type Fetch, type Login, webdavRequests } from './webdav/requests.ts';

/** A folder on a WebDAV server, with all that opens it. Kept in the extension's own database and nowhere else. */
export interface WebdavPlace extends Login {
  /** As `folderAddress` takes it. */
  readonly address: string;
  readonly encrypted: boolean;
  /** What `setUpEncryption` gave; null without encryption. */
  readonly keys: KeyRing | null;
}

/** @throws SyncError for an address that is not to be used */
export function placeFolder(place: Login & { readonly address: string }, fetch: Fetch, timeout?: number): Folder {
  return webdavFolder(folderAddress(place.address), webdavRequests(place, fetch, timeout));
}

/** @param fetch of the background; tests bring one that trusts their certificate */
export function webdavBackend(fetch: Fetch, timeout?: number): Backend<WebdavPlace> {
  return {
    kind: 'webdav',
    title: 'WebDAV server',
    round(parts, options) {
      const folder = placeFolder(parts.place, fetch, timeout);
      return parts.place.encrypted ? sealedRound(parts, folder, options) : plainRound(parts, folder, options);
    },
  };
}

export const webdav = webdavBackend((url, init) => fetch(url, init));

async function plainRound(parts: RoundParts<WebdavPlace>, folder: Folder, options: SyncOptions): Promise<RoundReport> {
  const listed = await folder.list();
  refuseKeyFiles(listed);
  const report = await sync({ ...parts, folder: listedOnce(folder, listed), packing: PLAIN_PACKING }, options);
  return { ...report, fit: null };
}

async function sealedRound(parts: RoundParts<WebdavPlace>, folder: Folder, options: SyncOptions): Promise<RoundReport> {
  const { place } = parts;
  if (!place.keys) throw new SyncError('passphrase', 'Enter the passphrase of the library on the server.');
  const listed = await folder.list();
  const ring = await followKeyFiles(folder, listed, place.keys, options.full ?? false);
  const keep = (keys: KeyRing) => (keys === place.keys ? Promise.resolve() : parts.keepPlace({ ...place, keys }));
  await keep(ring);
  const [first] = ring.keys;
  const packing = sealedPacking(ring.keys);
  // With a new key all files are sealed again, so that no device needs the one before.
  const refresh = options.refresh || ring.sealedWith !== first?.id;
  const report = await sync({ ...parts, folder: listedOnce(folder, listed), packing }, { ...options, refresh });
  const filled = await refillKeyFiles(folder, ring);
  await keep(refresh && first ? { ...filled, sealedWith: first.id } : filled);
  return { ...withLocked(report, packing.locked), fit: null };
}

/** The listing that the keys were looked up in is the engine's as well: an idle check is one request. */
function listedOnce(folder: Folder, listed: readonly FolderFile[]): Folder {
  let first: readonly FolderFile[] | null = listed;
  return {
    ...folder,
    list() {
      const files = first;
      first = null;
      return files ? Promise.resolve(files) : folder.list();
    },
  };
}

/** Tells files that want another key from torn ones. */
function withLocked(report: SyncReport, locked: ReadonlySet<string>): SyncReport {
  const skipped = report.skipped.map((file) =>
    file.why === 'torn' && locked.has(placeOf(file.name)) ? { ...file, why: 'locked' as const } : file,
  );
  return { ...report, skipped };
}

function placeOf(name: string): Parameters<Packing['pack']>[1] {
  const parsed = parseName(name);
  return parsed?.kind === 'shard' ? shardPlace(parsed.replica, parsed.shard) : name;
}
