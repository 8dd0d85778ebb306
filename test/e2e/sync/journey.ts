import type { PaperId } from '../../../lib/core/arxiv-id.ts';
import type { LibraryDetail, LibraryRow } from '../../../lib/library/listed.ts';
import type { Status } from '../../../lib/library/saved.ts';
import { openShard, recordsText } from '../../../lib/sync/format.ts';
import { PLAIN_PACKING } from '../../../lib/sync/sealing/plain-packing.ts';
import { fromStateText } from '../../../lib/sync/state-text.ts';
import type { BackendStatus, ServerAccess } from '../../../lib/sync/status.ts';
import { LIGHTTPD, startWebdavServer, type WebdavServer } from '../../../scripts/webdav/real-servers.ts';
import { test as base, expect } from '../support/journey.ts';
import { type ChromiumDevice, CLOUD, type Device, type FirefoxDevice, startChromium, startFirefox } from './devices.ts';

interface Fixtures {
  /** Bytes that the server's disk has room for; null for plenty. */
  disk: number | null;
  /** The reader's server. */
  dav: WebdavServer;
  /** Starts browsers of the reader's; all are closed when the test ends. */
  devices: {
    chromium(name: string): Promise<ChromiumDevice>;
    firefox(name: string): Promise<FirefoxDevice>;
  };
}

/** Tests of sync between real browsers through a real server. */
export const test = base.extend<Fixtures>({
  disk: [null, { option: true }],
  dav: async ({ disk }, use) => {
    const dav = await startWebdavServer(LIGHTTPD, disk);
    await use(dav);
    await dav.close();
  },
  devices: async ({ server, dav }, use) => {
    const closes: (() => Promise<void>)[] = [];
    const kept = async <Started extends Device>(starting: Promise<Started>): Promise<Started> => {
      const device = await starting;
      closes.push(() => device.close());
      return device;
    };
    await use({
      chromium: (name) => kept(startChromium(name, { server, dav })),
      firefox: (name) => kept(startFirefox(name, { server, dav })),
    });
    await Promise.all(closes.map((close) => close()));
  },
});

export { expect };

export const PASSPHRASE = 'canary of a passphrase';

/** What the reader enters in each browser. */
export function accessTo({ user, password }: WebdavServer): ServerAccess {
  return { address: `https://${CLOUD}/`, user, password, passphrase: PASSPHRASE };
}

/** How the server stands for a device. */
export async function serverOf(device: Device): Promise<BackendStatus> {
  const { backends } = await device.ask('syncStatus');
  const server = backends.find(({ kind }) => kind === 'webdav');
  if (!server) throw new Error('there is no WebDAV among the places');
  return server;
}

/** Has a device sync now. @throws the words of what went wrong */
export async function syncNow(device: Device): Promise<void> {
  const { backends } = await device.ask('syncNow', { kind: 'webdav' });
  const failure = backends.find(({ kind }) => kind === 'webdav')?.failure;
  if (failure) throw new Error(`${device.name}: ${failure.message}`);
}

/** Papers of the index, some of which have a replica page. */
export const PAPERS = ['2507.05566', '2506.21551', '2507.06203'] as unknown as readonly [PaperId, PaperId, PaperId];

export function save(device: Device, id: PaperId, title = ''): Promise<unknown> {
  const facts = { title, abstract: '', authors: [], published: null };
  return device.ask('setSaved', { id, saved: true, facts });
}

/** Writes a note over what the device has of it, rivals included. */
export async function note(device: Device, id: PaperId, value: string): Promise<void> {
  const having = (await device.ask('libraryPaper', { id }))?.note.flatMap(({ dots }) => dots) ?? [];
  await device.ask('editLibrary', { edits: [{ ids: [id], changes: [{ kind: 'note', value, having }] }] });
}

export async function setStatus(device: Device, id: PaperId, value: Status): Promise<void> {
  await device.ask('editLibrary', { edits: [{ ids: [id], changes: [{ kind: 'status', value }] }] });
}

export async function tag(device: Device, id: PaperId, name: string, on = true): Promise<void> {
  await device.ask('editLibrary', { edits: [{ ids: [id], changes: [{ kind: 'tag', tag: name, on }] }] });
}

/** All that a device tells of its library, Trash and edits that contradict each other included. */
export interface Told {
  readonly rows: readonly LibraryRow[];
  readonly details: readonly (LibraryDetail | null)[];
  /** The records themselves, as text that is equal where they are. */
  readonly records: string;
}

export async function toldBy(device: Device): Promise<Told> {
  const rows: LibraryRow[] = [];
  for (const filter of [{}, { only: 'trash' }] as const) {
    const asked = { filter, order: 'title', offset: 0, limit: 200 } as const;
    const page = await device.ask('library', asked);
    if (page.total > page.rows.length) throw new Error('this library is too large for one page');
    rows.push(...page.rows);
  }
  const details = await Promise.all(rows.map(({ id }) => sharedDetail(device, id)));
  return { rows, details, records: await recordsOf(device) };
}

/** What a device tells of a paper; without the merge that it offers, whose base is a text that it alone may have kept. */
async function sharedDetail(device: Device, id: PaperId): Promise<LibraryDetail | null> {
  const detail = await device.ask('libraryPaper', { id });
  return detail && { ...detail, mergedNote: null };
}

async function recordsOf(device: Device): Promise<string> {
  const file = fromStateText((await device.ask('exportState')).text);
  const opened = file && (await openShard(PLAIN_PACKING, file.bytes, file.name));
  if (opened?.is !== 'good') throw new Error(`${device.name} handed out no whole library`);
  return recordsText(opened.content);
}

/** Syncs all devices until each has heard of each, and expects that all tell the same; gives what they tell. */
export async function converged(devices: readonly Device[]): Promise<Told> {
  for (const _ of ['all upload', 'all read']) for (const device of devices) await syncNow(device);
  const [first, ...others] = await Promise.all(devices.map(toldBy));
  if (!first) throw new Error('no device');
  for (const other of others) expect(other).toEqual(first);
  expect(first.rows.filter(({ waiting }) => waiting)).toEqual([]);
  return first;
}

/** The values that a field of a paper has, one or rivals. */
export function valuesOf(told: Told, id: string, field: 'note' | 'status' | 'rating'): readonly unknown[] {
  const detail = told.details.find((each) => each?.id === id);
  return (detail?.[field] ?? []).map(({ value }) => value).sort();
}
