import { putBack } from '../../lib/sync/put-back.ts';
import { addRemote, dropRemote, remoteNames } from '../../lib/sync/remotes.ts';
import { emptyExpired } from '../../lib/sync/trash.ts';
import { Device } from './device.ts';
import { union } from './oracle.ts';
import { VERSIONS } from './packing.ts';
import { emptied, shown } from './shown.ts';
import type { World } from './world.ts';

/** What befalls devices and places. Each is counted where it changed something. */

const DAY = 86_400_000;

export function joinLate(world: World): void {
  if (world.isCrowded) return;
  world.join();
  world.faults.joined += 1;
}

export function die(world: World, device: Device): void {
  if (world.devices.length < 2) return;
  world.stop(device);
  world.devices.splice(world.devices.indexOf(device), 1);
  world.faults.died += 1;
}

export function clone(world: World, device: Device): void {
  if (!world.hasTwins || world.isCrowded) return;
  settleRequests(world);
  if (device.isExporting) world.stop(device);
  const twin = new Device(device.held.state, world.ledger);
  twin.disk = device.disk;
  twin.version = device.version;
  twin.clockOffset = world.skew();
  world.devices.push(twin);
  device.unsettled = twin.unsettled = true;
  world.faults.cloned += 1;
}

export function backUp(world: World, device: Device): void {
  world.backups.push({ device, disk: device.disk, exports: device.exports, wipes: world.wipes });
}

/** Puts an older state back, unnoticed: the whole profile, by a backup program. */
export function restore(world: World): void {
  if (!world.hasTwins || world.backups.length === 0) return;
  const { device, disk, exports, wipes } = world.random.pick(world.backups);
  const isTold = device.exports === exports && world.wipes === wipes;
  if (!world.devices.includes(device) || !isTold || device.held.rows === disk.held.rows) return;
  settleRequests(world);
  world.stop(device);
  device.disk = disk;
  device.unsettled = true;
  world.faults.restored += 1;
}

/**
 * Replaces a damaged library by an older state, which the device notices and heals from its second copy. Only where no
 * profile has two copies: a library and its second copy are of one history, and are taken for it.
 */
export function heal(world: World, device: Device): void {
  const own = world.backups.filter((backup) => backup.device === device);
  if (world.hasTwins || own.length === 0) return;
  const older = world.random.pick(own).disk;
  const copy = world.random.chance(0.5) ? device.disk : world.random.pick(own).disk;
  const copies = [...copy.held.rows.values()].map(({ record }) => record);
  const { state, rows } = putBack(older.held, copies, world.random.word(10), world.clock(device));
  const all = new Map(older.held.rows);
  for (const row of rows) all.set(row.record.id, row);
  world.stop(device);
  device.disk = {
    held: { state, rows: all },
    known: union(older.known, copy.known),
    made: new Set([...older.made, ...copy.made]),
    synced: older.synced,
  };
  world.faults.healed += 1;
}

/** A copy of a profile must not find what its other half has yet to land. */
function settleRequests({ servers }: World): void {
  for (const server of servers.values()) server.landLate(true);
}

export function jumpClock(world: World, device: Device): void {
  const before = device.clockOffset;
  device.clockOffset = world.skew();
  if (before !== device.clockOffset) world.faults.clockJumped += 1;
}

export function goAway(world: World, device: Device): void {
  if (!world.isSlow || world.devices.length < 2) return;
  world.stop(device);
  device.awayUntil = world.time + world.random.below(400) * DAY;
  world.faults.away += 1;
}

export function upgrade(world: World, device: Device): void {
  const at = VERSIONS.indexOf(device.version) + 1;
  const next = VERSIONS[at];
  if (!next) return;
  device.version = next;
  world.newest = Math.max(world.newest, at);
  world.faults.upgraded += 1;
}

export function switchNetwork(_: World, device: Device): void {
  device.online = !device.online;
}

/** Empties the folder: what was reported as synced is on the devices only, until they fill it again. */
export function wipe(world: World): void {
  const [remote, server] = world.random.pick([...world.servers]);
  if (world.devices.some((device) => world.isAmbiguous(device)) || !server.wipe()) return;
  world.wipes += 1;
  world.ledger.forget(remote);
  for (const device of world.devices) device.emptiedMeanwhile = device.task !== null;
}

export async function beginPlace(world: World, device: Device): Promise<void> {
  const others = [...world.servers.keys()].filter((place) => !device.held.state.remotes.has(place));
  if (others.length === 0 || world.isAmbiguous(device)) return;
  world.stop(device);
  await addRemote(device, world.random.pick(others));
  world.faults.remoteAdded += 1;
}

export async function endPlace(world: World, device: Device): Promise<void> {
  const remotes = remoteNames(device.held.state);
  if (remotes.length === 0 || world.isAmbiguous(device)) return;
  world.stop(device);
  const remote = world.random.pick(remotes);
  await dropRemote(device, remote);
  device.leave(remote);
  world.faults.remoteLeft += 1;
}

/** What a device does once a day. */
export async function emptyOldTrash(world: World, device: Device): Promise<void> {
  const before = device.held.rows;
  await emptyExpired(device, world.clock(device));
  for (const [id, { record }] of device.held.rows) {
    const had = before.get(id)?.record;
    if (had === record) continue;
    device.act(
      id,
      emptied((key) => shown(had, key)),
    );
    world.faults.trashEmptied += 1;
  }
}
