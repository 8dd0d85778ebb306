import type { PaperId } from '../../lib/core/arxiv-id.ts';
import type { CausalRecord } from '../../lib/library/causal/record.ts';
import type { Surroundings } from '../../lib/sync/absorb.ts';
import { LATER } from '../../lib/sync/remotes.ts';
import { newReplica, type RemoteName } from '../../lib/sync/replica.ts';
import type { StateFile } from '../../lib/sync/state-file.ts';
import { Device, type Disk } from './device.ts';
import { noFaults } from './faults.ts';
import { Ledger } from './ledger.ts';
import type { Known } from './oracle.ts';
import { Random } from './random.ts';
import { Server } from './server.ts';
import { type Task, Turns } from './turns.ts';

const MOST_DEVICES = 8;
const DAY = 86_400_000;
const SKEWS = [0, 0, 60_000, -60_000, 3 * DAY, -3 * DAY, 11 * 365.25 * DAY, -11 * 365.25 * DAY];
const PAPERS = Array.from({ length: 12 }, (_, at) => `2507.${String(10_000 + at)}` as PaperId);

/** The places that devices sync through, the first for all of them. */
const PLACES: readonly RemoteName[] = ['first', 'second'];

/** A file that some device exported, and the acts in it. */
export interface Exported {
  readonly file: StateFile;
  readonly known: Known;
}

/** A disk as it was, to be put back on its device. */
export interface Backup {
  readonly device: Device;
  readonly disk: Disk;
  /** How often the device had exported, and folders were emptied, till then. */
  readonly exports: number;
  readonly wipes: number;
}

/** A library as it was, to be restored by its reader. */
export interface Snapshot {
  readonly device: Device;
  readonly records: readonly CausalRecord[];
}

/** Some devices and places, from one seed, and what happens around them. */
export class World {
  readonly random: Random;
  readonly faults = noFaults();
  readonly ledger = new Ledger();
  readonly turns = new Turns();
  readonly servers: ReadonlyMap<RemoteName, Server>;
  readonly devices: Device[] = [];
  readonly papers: readonly PaperId[];
  readonly exported: Exported[] = [];
  readonly backups: Backup[] = [];
  readonly snapshots: Snapshot[] = [];
  /**
   * Whether profiles are copied, and put back from an older state unnoticed. Only where there is one place: until a
   * device has seen all places that such a profile syncs through, one name may stand for two, which nobody can tell.
   */
  readonly hasTwins: boolean;
  /** Whether days pass between two things that happen, or minutes. */
  readonly isSlow: boolean;
  readonly crashRate: number;
  time = Date.UTC(2026, 0, 1);
  /** The latest version that any device, alive or not, has written with. */
  newest = 0;
  wipes = 0;
  syncs = 0;
  failedSyncs = 0;

  constructor(seed: number) {
    const random = new Random(seed);
    this.random = random;
    const faultRate = random.pick([0, 0.04, 0.08, 0.16, 0.32]);
    const marks = random.pick(['exact', 'rough', 'none'] as const);
    this.hasTwins = random.chance(0.5);
    const places = this.hasTwins || random.chance(0.3) ? PLACES.slice(0, 1) : PLACES;
    this.servers = new Map(places.map((place) => [place, new Server(random, this.faults, faultRate, marks)]));
    this.isSlow = random.chance(0.3);
    this.crashRate = random.pick([0, 0.005, 0.02]);
    this.papers = PAPERS.slice(0, 1 + random.below(PAPERS.length));
    const devices = 2 + random.below(this.isSlow ? 2 : 4);
    while (this.devices.length < devices) this.join();
  }

  clock(device: Device): number {
    return this.time + device.clockOffset;
  }

  skew(): number {
    return this.random.pick(SKEWS);
  }

  get isCrowded(): boolean {
    return this.devices.length >= MOST_DEVICES;
  }

  /** A new device, which syncs through a place from the first, or through none yet. */
  join(): Device {
    const remotes = this.random.chance(0.8) ? PLACES.slice(0, 1) : [LATER];
    const device = new Device(newReplica(this.random.word(10), remotes), this.ledger);
    device.clockOffset = this.skew();
    this.devices.push(device);
    return device;
  }

  /** The devices that go by the name of this one, without it. */
  twinsOf(device: Device): readonly Device[] {
    const { replica } = device.held.state;
    return this.devices.filter((other) => other !== device && other.held.state.replica === replica);
  }

  /**
   * True for a profile that was copied or put back and has not synced since, or whose copy still has its name. No server
   * without conditional requests could tell two such profiles apart, so it is taken for granted that they sync one after
   * the other, that their first sync is shown the folder as it is, with all that was uploaded since the older state, and
   * that no file was exported that this does not know of, or while it was copied. All other faults hit these syncs too.
   */
  isAmbiguous(device: Device): boolean {
    return device.unsettled || this.twinsOf(device).length > 0;
  }

  around(device: Device, turn: () => Promise<void>): Surroundings {
    return {
      store: device.storeWith(turn),
      now: () => this.clock(device),
      newReplicaId: () => this.random.word(10),
    };
  }

  /** Begins what takes a device some time: it runs to its first turn. */
  async begin(device: Device, run: (turn: () => Promise<void>) => Promise<void>): Promise<void> {
    device.taskSince = this.time;
    const task = await this.turns.start((own: Task) =>
      run(() => this.turns.wait(own)).catch((error: unknown) => {
        this.ledger.findings.push(`unconverged: ${error instanceof Error ? error.stack : error}`);
      }),
    );
    device.task = task.done ? null : task;
  }

  /** Gives a device's task a turn, or kills it. */
  async turn(device: Device, mayCrash = true): Promise<void> {
    const { task } = device;
    if (!task) return;
    if (!task.done && mayCrash && this.random.chance(this.crashRate)) {
      this.faults.crashed += 1;
      this.stop(device);
      return;
    }
    await this.turns.step(task);
    if (task.done && device.task === task) device.task = null;
  }

  stop(device: Device): void {
    device.task = null;
    device.importing = null;
    device.isExporting = false;
  }

  /** Time passes; no request outlives a day of sleep. */
  pass(milliseconds: number): void {
    this.time += milliseconds;
    if (milliseconds < DAY) return;
    for (const server of this.servers.values()) server.landLate(true);
    for (const device of this.devices) {
      if (device.task === null) continue;
      this.faults.slept += 1;
      this.stop(device);
    }
  }
}
