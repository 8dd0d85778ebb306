import { describe, expect, test } from 'vitest';
import { setField } from '../../../lib/library/causal/edit.ts';
import { fieldValues } from '../../../lib/library/causal/view.ts';
import { SyncError } from '../../../lib/sync/fault.ts';
import { Random } from '../../../scripts/sync-sim/random.ts';
import { LIGHTTPD, RCLONE, startWebdavServer } from '../../../scripts/webdav/real-servers.ts';
import { settle, TestDevice } from '../backends/backend-contract.ts';
import { passedOn, realPlace, sizeBehind, snatch, tearUpload, type Way } from './real-place.ts';

const DEVICES = ['aaaaaaaaaa', 'bbbbbbbbbb', 'cccccccccc', 'dddddddddd'];
const PAPERS = 12;
const TURNS = 40;
const TORN = 0.1;

const seed = Number(process.env.PAPERGLOSS_SEED ?? Date.now() % 1_000_000);

/** What was written to each field, and what a writer saw there and replaced: told by the edits, not by the records. */
class Oracle {
  private readonly stand = new Map<string, Set<string>>();

  write(field: string, value: string, seen: readonly string[]): void {
    const values = this.stand.get(field) ?? new Set();
    this.stand.set(field, new Set([...values].filter((each) => !seen.includes(each))).add(value));
  }

  values(field: string): readonly string[] {
    return [...(this.stand.get(field) ?? [])].sort();
  }
}

describe(`four devices at once, one in ten uploads broken off (PAPERGLOSS_SEED=${seed})`, () => {
  test.each([
    { kind: LIGHTTPD, keepsTorn: false },
    { kind: RCLONE, keepsTorn: true },
  ])('lose no edit on $kind.name', { timeout: 120_000 }, async ({ kind, keepsTorn }) => {
    await using server = await startWebdavServer(kind);
    const place = await realPlace(server);
    const devices = await Promise.all(DEVICES.map(async (name) => new TestDevice(name, place, await place.join())));
    const oracle = new Oracle();
    const counts = { torn: 0, kept: 0, failed: 0, refused: 0 };
    const network = new Random(seed);
    const tearing: Way = async (_, url, init) => {
      if (init.method !== 'PUT' || !network.chance(TORN)) return server.fetch(url, init);
      counts.torn += 1;
      try {
        return await tearUpload(server, url, init);
      } finally {
        if ((await sizeBehind(server, url)) === (init.body as Uint8Array).length >> 1) counts.kept += 1;
      }
    };

    place.way = tearing;
    await Promise.all(
      devices.map(async (device, nth) => {
        const random = new Random(seed + nth);
        for (let turn = 0; turn < TURNS; turn += 1) {
          if (nth === 0 && turn === TURNS / 2) await snatch(server, device.place);
          for (let edits = random.below(3); edits >= 0; edits -= 1)
            await edit(device, random, oracle, `${nth}.${turn}`);
          try {
            const { skipped } = await device.sync();
            counts.refused += skipped.filter(({ why }) => why === 'torn').length;
          } catch (error) {
            if (!(error instanceof SyncError)) throw error;
            counts.failed += 1;
          }
        }
      }),
    );

    place.way = passedOn;
    await settle(devices);
    const [first] = devices;
    for (const device of devices) {
      expect(device.waiting()).toBe(0);
      expect(device.library()).toEqual(first?.library());
      for (let at = 0; at < PAPERS; at += 1) {
        expect(device.notes(at)).toEqual(oracle.values(`note ${at}`));
        expect(device.tags(at)).toEqual(oracle.values(`tag ${at}`));
      }
    }
    expect(counts.torn).toBeGreaterThan(0);
    expect(counts.kept > 0).toBe(keepsTorn);
    console.log(`${kind.name}: ${JSON.stringify(counts)}`);
  });
});

/** One edit, told to the oracle in the moment it is made. */
async function edit(device: TestDevice<unknown>, random: Random, oracle: Oracle, name: string): Promise<void> {
  const at = random.below(PAPERS);
  const value = `${name}.${random.word(6)}`;
  await device.save(at);
  if (random.chance(0.4)) {
    await device.tag(at, value);
    oracle.write(`tag ${at}`, value, []);
    return;
  }
  await device.edit(at, (before, by) => {
    if (!before) return before;
    const seen = fieldValues(before, 'note').map((each) => each.value);
    oracle.write(`note ${at}`, value, seen);
    return setField(before, by, 'note', value);
  });
}
