import type { PaperId } from '../../../lib/core/arxiv-id.ts';
import { packRecord } from '../../../lib/library/causal/codec.ts';
import { SyncError } from '../../../lib/sync/fault.ts';
import { newReplica } from '../../../lib/sync/replica.ts';
import { syncMap } from '../../../lib/sync/shared-map/round.ts';
import { BROWSER_ROOM, type MapRoom } from '../../../lib/sync/shared-map/shared-map.ts';
import { noFaults } from '../faults.ts';
import { PLAIN } from '../packing.ts';
import { Random } from '../random.ts';
import { KEYS, shown } from '../shown.ts';
import type { RunResult } from '../story.ts';
import { type Task, Turns } from '../turns.ts';
import { Area, Cloud } from './cloud.ts';
import { Effects, placeOf } from './effects.ts';
import { actRandomly } from './map-acts.ts';
import { MapDevice, type MapLedger, REMOTE } from './map-device.ts';

const MOST_DEVICES = 6;
const SLIGHT = [0, 0, 60_000, -60_000];
const SKEWS = [...SLIGHT, 3 * 86_400_000, -3 * 86_400_000, 11 * 31_557_600_000, -11 * 31_557_600_000];
const PAPERS = Array.from({ length: 40 }, (_, at) => `2507.${String(10_000 + at)}` as PaperId);
const LAST_ROUNDS = 40;

/** In characters; six rivals of it fit into an item of a browser. */
const LONGEST_NOTE = 500;

/** Rounds that must write nothing when all is said. */
const QUIET_ROUNDS = 3;

/** Room for everything, or for some of it; an item for some bare records with rivals. */
const ROOMS: readonly MapRoom[] = [
  BROWSER_ROOM,
  { all: 6_000, item: 2_000 },
  { all: 9_000, item: 2_000 },
  { all: 12_000, item: 2_000 },
];

/** One story of some devices whose browsers carry a small map between them, from one seed. */
export class MapWorld {
  readonly faults = noFaults();
  private readonly random: Random;
  private readonly turns = new Turns();
  private readonly cloud = new Cloud();
  private readonly ledger: MapLedger = { effects: new Effects(), inItem: new Map(), findings: [] };
  private readonly devices: MapDevice[] = [];
  private readonly papers: readonly PaperId[];
  private readonly room: MapRoom;
  /** Where there is no room for all, clocks choose what is there: wrong by days, devices might want different things for long. */
  private readonly skews: readonly number[];
  private readonly faultRate: number;
  private readonly crashRate: number;
  private time = Date.UTC(2026, 0, 1);
  private ops = 0;
  private edits = 0;
  private syncs = 0;
  private failedSyncs = 0;
  private writes = 0;

  constructor(seed: number) {
    this.random = new Random(seed);
    const { random } = this;
    this.faultRate = random.pick([0, 0.08, 0.16, 0.32]);
    this.crashRate = random.pick([0, 0.005, 0.02]);
    this.room = random.pick(ROOMS);
    this.skews = this.room === BROWSER_ROOM ? SKEWS : SLIGHT;
    this.papers = PAPERS.slice(0, 1 + random.below(PAPERS.length));
    const devices = 2 + random.below(3);
    while (this.devices.length < devices) this.join();
  }

  async run(ops: number): Promise<RunResult> {
    const { findings } = this.ledger;
    try {
      while (this.ops < ops) {
        this.ops += 1;
        this.time += this.random.below(600_000);
        await this.happen();
      }
      await this.settle();
      this.judge();
    } catch (error) {
      findings.push(`unconverged: ${error instanceof Error ? error.stack : error}`);
    }
    const count = (kind: string) => findings.filter((finding) => finding.startsWith(kind)).length;
    return {
      ops: this.ops,
      syncs: this.syncs,
      failedSyncs: this.failedSyncs,
      edits: this.edits,
      faults: this.faults,
      editsLost: count('lost'),
      resurrected: count('resurrected'),
      unconverged: count('unconverged') > 0 ? 1 : 0,
      findings,
    };
  }

  private async happen(): Promise<void> {
    const { random } = this;
    const device = random.pick(this.devices);
    const draw = random.next();
    if (draw < 0.35) return this.edit(device);
    if (draw < 0.75) return this.goOn(device);
    if (draw < 0.93) return device.area.exchange(this.someOf(device.area.keys));
    if (draw < 0.945) return this.jumpClock(device);
    if (draw < 0.96) return this.die(device);
    if (draw < 0.975) return this.join();
    if (draw < 0.99) return device.area.spoil();
    if (random.chance(0.3)) device.area.wipe();
  }

  /** Some items in some order: the news of a change come item by item, twice, or not yet. */
  private someOf(keys: readonly string[]): readonly string[] {
    const share = this.random.pick([0.3, 0.8, 1]);
    const some = keys.filter(() => this.random.chance(share));
    if (some.length > 0 && some.length < keys.length) this.faults.mapHalfArrived += 1;
    return this.shuffled(some);
  }

  private shuffled<Item>(items: readonly Item[]): readonly Item[] {
    const placed = items.map((item) => ({ item, at: this.random.next() }));
    return placed.sort((a, b) => a.at - b.at).map(({ item }) => item);
  }

  private edit(device: MapDevice): void {
    this.edits += 1;
    const now = this.time + device.clockOffset;
    actRandomly(this.random, this.ledger.effects, device, this.papers, now, LONGEST_NOTE);
  }

  /** Gives a device's round some turns, or begins one. */
  private async goOn(device: MapDevice): Promise<void> {
    if (!device.task) return this.beginRound(device);
    const turns = this.random.pick([1, 3, 10, 100]);
    for (let turn = 0; turn < turns && device.task; turn += 1) await this.turn(device, device.task);
  }

  private async turn(device: MapDevice, task: Task): Promise<void> {
    if (!task.done && this.random.chance(this.crashRate)) {
      this.faults.crashed += 1;
      device.task = null;
      return;
    }
    await this.step(device, task);
  }

  private async step(device: MapDevice, task: Task): Promise<void> {
    await this.turns.step(task);
    if (task.done) device.task = null;
  }

  private async beginRound(device: MapDevice): Promise<void> {
    this.syncs += 1;
    const task = await this.turns.start((own) =>
      this.round(device, () => this.turns.wait(own)).catch((error: unknown) => {
        this.ledger.findings.push(`unconverged: ${error instanceof Error ? error.stack : error}`);
      }),
    );
    device.task = task.done ? null : task;
  }

  private async round(device: MapDevice, turn: () => Promise<void>): Promise<void> {
    const parts = {
      store: device.turning(turn),
      map: device.map(turn),
      packing: PLAIN,
      remote: REMOTE,
      room: this.room,
      now: () => this.time + device.clockOffset,
      newReplicaId: () => this.random.word(10),
    };
    try {
      this.writes += (await syncMap(parts)).uploadedFiles;
    } catch (error) {
      if (!(error instanceof SyncError)) throw error;
      this.failedSyncs += 1;
      this.writes += 1;
    }
  }

  private join(): void {
    if (this.devices.length >= MOST_DEVICES) return;
    const area = new Area(this.cloud, this.random, this.faults, this.room, this.faultRate);
    const device = new MapDevice(newReplica(this.random.word(10), [REMOTE]), area, this.ledger);
    device.clockOffset = this.random.pick(this.skews);
    if (this.ops > 0) this.faults.joined += 1;
    this.devices.push(device);
  }

  private die(device: MapDevice): void {
    if (this.devices.length < 2) return;
    device.task = null;
    this.devices.splice(this.devices.indexOf(device), 1);
    this.faults.died += 1;
  }

  private jumpClock(device: MapDevice): void {
    const before = device.clockOffset;
    device.clockOffset = this.random.pick(this.skews);
    if (before !== device.clockOffset) this.faults.clockJumped += 1;
  }

  /** Everything works again, and devices sync, in no fixed order, until nothing changes; then rounds must find nothing to do. */
  private async settle(): Promise<void> {
    for (const device of this.devices) {
      device.area.restart();
      device.task = null;
    }
    let quiet = 0;
    for (let round = 0; round < LAST_ROUNDS && quiet < QUIET_ROUNDS; round += 1) {
      const before = this.pictures();
      this.writes = 0;
      for (const device of this.shuffled(this.devices)) {
        device.area.exchange(device.area.keys);
        await this.beginRound(device);
        while (device.task) await this.step(device, device.task);
        device.area.exchange(device.area.keys);
      }
      quiet = this.writes === 0 && this.pictures() === before ? quiet + 1 : 0;
    }
    if (this.devices.some(({ area }) => area.isOutgrown))
      this.ledger.findings.push('unconverged: a map outgrew its room');
    if (quiet < QUIET_ROUNDS) this.ledger.findings.push(`unconverged: still writing after ${LAST_ROUNDS} rounds`);
    else if (this.room === BROWSER_ROOM && new Set(this.devices.map(libraryOf)).size > 1) {
      this.ledger.findings.push('unconverged: devices differ where there is room for all');
    }
  }

  private pictures(): string {
    return this.devices.map((device) => libraryOf(device) + device.area.picture).join('\n');
  }

  /** Every device must show what it knows, and see all that the map has. */
  private judge(): void {
    const { effects, findings } = this.ledger;
    for (const device of this.devices) {
      for (const paper of this.papers) {
        for (const key of KEYS) {
          const wanted = effects.values(device.known, placeOf(paper, key));
          const found = shown(device.record(paper), key);
          for (const value of wanted) if (!found.includes(value)) findings.push(`lost: ${paper} ${key} ${value}`);
          for (const value of found) {
            if (!wanted.includes(value)) findings.push(`resurrected: ${paper} ${key} ${value}`);
          }
        }
      }
    }
  }
}

/** All records of a device, byte by byte. */
function libraryOf({ store }: MapDevice): string {
  const records = [...store.held.rows.values()].map(({ record }) => record).sort((a, b) => (a.id < b.id ? -1 : 1));
  return JSON.stringify(records.map(packRecord));
}
