import { type SyncOptions, sync } from '../../lib/sync/engine.ts';
import { SyncError } from '../../lib/sync/fault.ts';
import { parseName } from '../../lib/sync/names.ts';
import { remoteNames } from '../../lib/sync/remotes.ts';
import type { RemoteName } from '../../lib/sync/replica.ts';
import type { Device } from './device.ts';
import { packingOf } from './packing.ts';
import type { World } from './world.ts';

const RECORDS_A_SHARD = 2;

/** Gives what a device is at some turns, or begins a round with one of its places. */
export async function goOn(world: World, device: Device): Promise<void> {
  const { random } = world;
  if (device.task === null) {
    const remotes = remoteNames(device.held.state);
    const busy = world.twinsOf(device).some(({ task }) => task !== null);
    if (remotes.length === 0 || busy) return;
    const full = random.chance(world.isSlow ? 0.5 : 0.1);
    await beginRound(world, device, random.pick(remotes), { full, refresh: full && random.chance(0.7) });
  }
  const turns = random.pick([1, 3, 10, 100]);
  for (let turn = 0; turn < turns && device.task; turn += 1) await world.turn(device);
}

/** Begins a round; what comes of it is counted when it ends. */
export async function beginRound(
  world: World,
  device: Device,
  remote: RemoteName,
  options: SyncOptions,
): Promise<void> {
  const server = world.servers.get(remote);
  if (!server) throw new Error(`no place ${remote}`);
  world.syncs += 1;
  device.emptiedMeanwhile = false;
  await world.begin(device, async (turn) => {
    const own = device.held.state.replica;
    const folder = server.client(
      turn,
      () => device.online,
      () => world.isAmbiguous(device),
    );
    const put = (name: string, bytes: Uint8Array) => {
      device.uploading(name);
      return folder.put(name, bytes);
    };
    const remove = (name: string) => {
      const parsed = parseName(name);
      if (parsed?.kind === 'slot' && parsed.replica !== own) world.faults.retired += 1;
      return folder.delete(name);
    };
    const parts = {
      ...world.around(device, turn),
      folder: { ...folder, put, delete: remove },
      packing: packingOf(device.version),
      remote,
      newNonce: () => world.random.word(12),
      shardRecords: RECORDS_A_SHARD,
    };
    try {
      await sync(parts, { ...options, full: options.full === true || world.isAmbiguous(device) });
      device.unsettled = false;
    } catch (error) {
      if (!(error instanceof SyncError)) throw error;
      world.failedSyncs += 1;
    }
  });
}
