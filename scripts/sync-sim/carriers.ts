import type { CausalRecord } from '../../lib/library/causal/record.ts';
import { restoreRecord } from '../../lib/library/restore-snapshot.ts';
import { editMany } from '../../lib/sync/edit-many.ts';
import { exportState, importState } from '../../lib/sync/state-file.ts';
import type { Device } from './device.ts';
import { PLAIN } from './packing.ts';
import { KEYS, shown } from './shown.ts';
import type { World } from './world.ts';

/** What readers carry from one time or device to another: exported files, and snapshots. */

/** Exports on one device, or imports what any exported at any time. */
export async function carry(world: World, device: Device): Promise<void> {
  world.stop(device);
  if (world.isAmbiguous(device)) return;
  if (world.exported.length === 0 || world.random.chance(0.4)) return exportFrom(world, device);
  const at = world.random.below(world.exported.length);
  const chosen = world.exported[at];
  if (!chosen) return;
  if (at < world.exported.length - 1) world.faults.importedLate += 1;
  device.importing = chosen.known;
  await world.begin(device, async (turn) => {
    await importState(world.around(device, turn), PLAIN, chosen.file);
    device.importing = null;
  });
}

async function exportFrom(world: World, device: Device): Promise<void> {
  await world.begin(device, async (turn) => {
    const { store } = world.around(device, turn);
    let { known } = device;
    const update: typeof store.update = async (choice, change) => {
      await store.update(choice, (held) => {
        ({ known } = device);
        return change(held);
      });
    };
    device.exports += 1;
    device.isExporting = true;
    const file = await exportState({ ...store, update }, PLAIN);
    device.exports += 1; // a backup made meanwhile does not know of it
    device.isExporting = false;
    world.exported.push({ file, known });
  });
}

/** Takes a snapshot, or restores one of this device. */
export async function useSnapshots(world: World, device: Device): Promise<void> {
  const own = world.snapshots.filter((snapshot) => snapshot.device === device);
  if (own.length === 0 || world.random.chance(0.5)) {
    const records = [...device.held.rows.values()].map(({ record }) => record);
    world.snapshots.push({ device, records });
    return;
  }
  const { records } = world.random.pick(own);
  const now = world.clock(device);
  const then = new Map(records.map((record) => [record.id, record]));
  const edited = await editMany(device, [...then.keys()], now, (before, by) =>
    restoreRecord(then.get(before.id) ?? before, before, by, now),
  );
  for (const [paper, { before, after }] of edited) {
    if (after !== before) device.act(paper, differing(then.get(paper) ?? before, before));
  }
  world.faults.reverted += 1;
}

/** What a snapshot showed otherwise than the device does. */
function differing(then: CausalRecord, now: CausalRecord): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, readonly string[]>();
  for (const key of KEYS) {
    const same = JSON.stringify(shown(then, key)) === JSON.stringify(shown(now, key));
    if (key === 'live' || !same) values.set(key, shown(then, key));
  }
  return values;
}
