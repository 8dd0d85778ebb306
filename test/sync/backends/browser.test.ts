import { describe, expect, test } from 'vitest';
import { type BrowserPlace, browser, sharedMap } from '../../../lib/sync/backends/browser.ts';
import { BROWSER_ROOM, itemBytes, mapBytes } from '../../../lib/sync/shared-map/shared-map.ts';
import { Random } from '../../../scripts/sync-sim/random.ts';
import { fill, newDevice, newMap } from '../shared-map/browser-map.ts';

/** `storage.sync` of a browser, as strict as it is. */
function newPlace(refusal: (items: ReadonlyMap<string, unknown>) => string | null) {
  const held = new Map<string, unknown>();
  const place: BrowserPlace = {
    get: async () => Object.fromEntries(held),
    async set(items) {
      const after = new Map([...held, ...Object.entries(items)]);
      const said = refusal(after);
      if (said) throw new Error(said);
      for (const [key, value] of after) held.set(key, value);
    },
  };
  return { held, place };
}

const chromium = (items: ReadonlyMap<string, unknown>) => {
  if ([...items].some(([key, value]) => itemBytes(key, value) > 8192)) {
    return 'Resource::kQuotaBytesPerItem quota exceeded';
  }
  return mapBytes(items) > 102_400 ? 'Resource::kQuotaBytes quota exceeded' : null;
};

const firefox = (items: ReadonlyMap<string, unknown>) =>
  chromium(items) ? 'QuotaExceededError: storage.sync API call exceeded its quota limitations.' : null;

function roundWith(place: BrowserPlace, device = newDevice('aaaaaaaaaa', newMap().map)) {
  const parts = { ...device.parts, place, newNonce: () => 'nonce', keepPlace: async () => {} };
  return browser.round(parts, {});
}

describe.each([
  ['Chromium', chromium],
  ['Firefox', firefox],
])('in %s', (_, refusal) => {
  test('a library goes there and back, compressed', async () => {
    const { place, held } = newPlace(refusal);
    const [a, b] = [newDevice('aaaaaaaaaa', newMap().map), newDevice('bbbbbbbbbb', newMap().map)];
    await fill(a, new Random(1), 60);
    expect((await roundWith(place, a)).fit).toMatchObject({ papers: 60, whole: 60 });
    expect((await roundWith(place, b)).changed.size).toBe(60);
    expect(mapBytes(held)).toBeLessThan(JSON.stringify(b.records()).length / 3);
  });

  test('a library of any size is written within the quotas, and a second round is content', async () => {
    const { place, held } = newPlace(refusal);
    const a = newDevice('aaaaaaaaaa', newMap().map);
    await fill(a, new Random(2), 900, 3000);
    const { fit } = await roundWith(place, a);
    expect(fit?.left).toBeGreaterThan(0);
    expect(mapBytes(held)).toBeGreaterThan(BROWSER_ROOM.all * 0.9);
    expect((await roundWith(place, a)).uploadedFiles).toBe(0);
  });

  test('what is refused for want of room says so', async () => {
    const { place } = newPlace(refusal);
    const write = (length: number) => sharedMap(place).write(new Map([['p0', 'x'.repeat(length)]]));
    await write(8192 - 'p0""'.length);
    await expect(write(8193 - 'p0""'.length)).rejects.toMatchObject({ fault: 'full' });
  });
});

test.each([
  ['This request exceeds the MAX_WRITE_OPERATIONS_PER_MINUTE quota.', 'busy', 60_000],
  ['This request exceeds the MAX_WRITE_OPERATIONS_PER_HOUR quota.', 'busy', 3_600_000],
  ['QUOTA_BYTES_PER_ITEM quota exceeded', 'full', null],
  ['MAX_ITEMS quota exceeded', 'full', null],
  ['The storage API will not work with a temporary addon ID.', 'unreachable', null],
])('"%s" is told as %s', async (said, fault, retryAfter) => {
  const refusing: BrowserPlace = { get: async () => ({}), set: () => Promise.reject(new Error(said)) };
  const device = newDevice('aaaaaaaaaa', newMap().map);
  await device.add(0);
  await expect(roundWith(refusing, device)).rejects.toMatchObject({ name: 'SyncError', fault, retryAfter });
  expect(device.waiting()).toBe(1);
});

test('a browser that gives no access is told apart from an empty one', async () => {
  const closed: BrowserPlace = { get: () => Promise.reject('closed'), set: async () => {} };
  await expect(roundWith(closed)).rejects.toMatchObject({ fault: 'unreachable' });
});
