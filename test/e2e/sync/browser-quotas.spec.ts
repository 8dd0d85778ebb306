import type { RoundReport } from '../../../lib/sync/backend.ts';
import { type BrowserPlace, browser, sharedMap } from '../../../lib/sync/backends/browser.ts';
import { BROWSER_ROOM, itemBytes, type MapItems, mapBytes } from '../../../lib/sync/shared-map/shared-map.ts';
import { Random } from '../../../scripts/sync-sim/random.ts';
import { fill, newDevice, newMap, type TestDevice } from '../../sync/shared-map/browser-map.ts';
import { launchExtension } from '../support/chromium.ts';
import { launchFirefox } from '../support/firefox.ts';
import { expect, openOwn, test } from '../support/journey.ts';
import type { ReplicaServer } from '../support/replica-server.ts';
import { realPlace } from './real-place.ts';

/** What `storage.sync` of both browsers has room for, beside bytes. */
const MOST_ITEMS = 512;

/** Changes that Chromium allows in a minute. */
const WRITES_A_MINUTE = 120;

/** A browser with nothing in its `storage.sync` but what a test puts there. */
interface Opened {
  readonly place: BrowserPlace;
  /** Deletes everything, as somebody might by hand. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

async function openChromium(server: ReplicaServer): Promise<Opened> {
  const running = await launchExtension({ server });
  const page = await openOwn(running, 'options.html');
  return {
    place: realPlace((run, request) => page.evaluate(run, request), 'chrome'),
    clear: () => page.evaluate(() => chrome.storage.sync.clear()),
    close: () => running.close(),
  };
}

async function openFirefox(server: ReplicaServer): Promise<Opened> {
  const firefox = await launchFirefox({ server });
  const page = await firefox.openExtensionPage('options.html', '[data-backend="browser"]');
  return {
    place: realPlace((run, request) => page.evaluate(run, request), 'browser'),
    clear: () => page.evaluate(() => chrome.storage.sync.clear()),
    close: () => firefox.close(),
  };
}

function round(device: TestDevice, place: BrowserPlace): Promise<RoundReport> {
  return browser.round({ ...device.parts, place, newNonce: () => '', keepPlace: async () => {} }, {});
}

/** An item of so many bytes, as both browsers count them. */
function item(key: string, bytes: number): ReadonlyMap<string, string> {
  return new Map([[key, 'x'.repeat(bytes - itemBytes(key, ''))]]);
}

/** Firefox counts all items as the text of one object. */
const asObject = (items: MapItems) => JSON.stringify(Object.fromEntries(items)).length;

for (const [name, open, counted] of [
  ['Chromium', openChromium, mapBytes],
  ['Firefox', openFirefox, asObject],
] as const) {
  test.describe(name, () => {
    let opened: Opened;
    test.beforeEach(async ({ server }) => {
      opened = await open(server);
    });
    test.afterEach(() => opened.close());

    test(`keeps what its quotas allow to the byte, and what it refuses is told as full: ${name}`, async () => {
      const map = sharedMap(opened.place);
      await map.write(item('whole', BROWSER_ROOM.item));
      await expect(map.write(item('more', BROWSER_ROOM.item + 1))).rejects.toMatchObject({ fault: 'full' });
      for (let at = 1; at < 12; at += 1) await map.write(item(`item ${at}`, BROWSER_ROOM.item));
      const empty = counted(new Map([...(await map.read()), ['last', '']]));
      const last = (more: number) => new Map([['last', 'x'.repeat(BROWSER_ROOM.all - empty + more)]]);
      await expect(map.write(last(1))).rejects.toMatchObject({ fault: 'full' });
      await map.write(last(0));
      const items = await map.read();
      expect(counted(items)).toBe(BROWSER_ROOM.all);
      expect(items.has('more')).toBe(false);
      await opened.clear();
      const many = Array.from({ length: MOST_ITEMS }, (_, at): [string, string] => [`${at}`, '']);
      await expect(map.write(new Map([...many, ['one more', '']]))).rejects.toMatchObject({ fault: 'full' });
      await map.write(new Map(many));
    });

    test(`carries a library that is too large for it as far as it fits, and fills itself again: ${name}`, async () => {
      const [a, b] = [newDevice('aaaaaaaaaa', newMap().map), newDevice('bbbbbbbbbb', newMap().map)];
      await fill(a, new Random(1), 2000);
      const { fit, uploadedFiles } = await round(a, opened.place);
      const items = await sharedMap(opened.place).read();
      expect(fit).toMatchObject({ papers: 2000, bytes: mapBytes(items), bytesAllowed: BROWSER_ROOM.all });
      expect(fit?.bytes).toBeGreaterThan(BROWSER_ROOM.all * 0.9);
      expect(items.size).toBe(uploadedFiles);
      for (const [key, value] of items) expect(itemBytes(key, value)).toBeLessThanOrEqual(BROWSER_ROOM.item);

      expect((await round(b, opened.place)).changed.size).toBe(2000 - (fit?.left ?? 0));
      expect((await round(b, opened.place)).uploadedFiles).toBe(0);
      await b.note(1999, 'From the other');
      expect((await round(b, opened.place)).waiting).toBe(0);
      expect((await round(a, opened.place)).changed.size).toBe(1);

      await opened.clear();
      const refilled = await round(b, opened.place);
      expect(refilled.removed.size).toBe(0);
      expect(refilled.uploadedFiles).toBe(uploadedFiles);
      expect((await round(a, opened.place)).removed.size).toBe(0);
    });
  });
}

test('changes that come too often for Chromium are told to wait, and are not lost', async ({ server }) => {
  const { place, close } = await openChromium(server);
  try {
    const map = sharedMap(place);
    const refused = async () => {
      for (let at = 0; at <= WRITES_A_MINUTE; at += 1) await map.write(item('p0', 20 + (at % 2)));
    };
    await expect(refused()).rejects.toMatchObject({ fault: 'busy', retryAfter: 60_000 });
    const device = newDevice('aaaaaaaaaa', newMap().map);
    await device.add(0);
    await expect(round(device, place)).rejects.toMatchObject({ fault: 'busy' });
    expect(device.waiting()).toBe(1);
  } finally {
    await close();
  }
});
