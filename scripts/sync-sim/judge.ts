import { packRecord } from '../../lib/library/causal/codec.ts';
import { addRemote, remoteNames } from '../../lib/sync/remotes.ts';
import type { Device } from './device.ts';
import { type Known, union } from './oracle.ts';
import { VERSIONS } from './packing.ts';
import { beginRound } from './rounds.ts';
import { KEYS, shown } from './shown.ts';
import type { World } from './world.ts';

const LAST_ROUNDS = 24;

/** Everything works again, all use every place and the newest version, and sync until nothing changes. */
export async function settle(world: World): Promise<void> {
  for (const server of world.servers.values()) server.faultRate = 0;
  for (const device of world.devices) {
    world.stop(device);
    device.online = true;
    device.version = VERSIONS[world.newest] ?? device.version;
    for (const place of world.servers.keys()) await addRemote(device, place);
  }
  for (let round = 0; round < LAST_ROUNDS; round += 1) {
    const before = pictures(world);
    for (const device of world.devices) {
      for (const remote of remoteNames(device.held.state)) await roundOf(world, device, remote);
    }
    if (round > 0 && pictures(world) === before && new Set(world.devices.map(picture)).size === 1) return;
  }
  world.ledger.findings.push(`unconverged: ${world.devices.length} devices differ after ${LAST_ROUNDS} rounds`);
}

async function roundOf(world: World, device: Device, remote: string): Promise<void> {
  await beginRound(world, device, remote, { full: true });
  while (device.task) await world.turn(device, false);
}

function pictures({ devices }: World): string {
  return devices.map(picture).join('\n');
}

/** All records of a device, byte by byte. */
function picture({ held }: Device): string {
  const records = [...held.rows.values()].map(({ record }) => record).sort((a, b) => (a.id < b.id ? -1 : 1));
  return JSON.stringify(records.map(packRecord));
}

/** Compares what devices show with what the oracle says they must. */
export function judge(world: World): void {
  const { ledger, devices } = world;
  const known = devices.reduce((all, device) => union(all, device.known), new Map() as Known);
  for (const [paper, acts] of ledger.synced()) {
    const gone = [...acts].filter((act) => !known.get(paper)?.has(act));
    if (gone.length > 0) ledger.findings.push(`lost: ${paper}: synced acts ${gone} are on no device`);
  }
  for (const device of devices) {
    judgeFields(world, device, known);
    judgeBases(world, device, known);
  }
}

function judgeFields({ ledger, papers }: World, device: Device, known: Known): void {
  const { oracle, findings } = ledger;
  for (const paper of papers) {
    for (const key of KEYS) {
      const wanted = oracle.values(known, paper, key);
      const found = shown(device.record(paper), key);
      for (const value of wanted) if (!found.includes(value)) findings.push(`lost: ${paper} ${key} ${value}`);
      for (const value of found) {
        const again = ledger.isReissued(known, paper, key, value);
        if (!wanted.includes(value) && !again) findings.push(`resurrected: ${paper} ${key} ${value}`);
      }
    }
  }
}

/**
 * A note that two others are merged from must be one that both were made from, or words are lost. Where a restored
 * snapshot took a note away, nothing tells what the next one was made from; there a reader has to look.
 */
function judgeBases({ ledger }: World, device: Device, known: Known): void {
  const { oracle, reissued, findings } = ledger;
  for (const [paper, { notes }] of device.held.rows) {
    const isUnclear = [...(known.get(paper) ?? [])].some((act) => reissued.has(act));
    if (notes.base === null || isUnclear || oracle.isTakenAway(known, paper, 'note')) continue;
    const isBase = oracle.isAncestor(known, paper, 'note', JSON.stringify(notes.base));
    if (!isBase) findings.push(`lost: ${paper}: the base of its notes is none`);
  }
}
