import type { PaperId } from '../../lib/core/arxiv-id.ts';
import { packRecord } from '../../lib/library/causal/codec.ts';
import { type SyncOptions, sync } from '../../lib/sync/engine.ts';
import { SyncError } from '../../lib/sync/fault.ts';
import { newReplica } from '../../lib/sync/replica.ts';
import { exportState, importState, type StateFile } from '../../lib/sync/state-file.ts';
import { actRandomly, KEYS, shown } from './acts.ts';
import { Device, type Disk, type Ledger, REMOTE } from './device.ts';
import { type FaultCounts, noFaults } from './faults.ts';
import { type Known, Oracle, union } from './oracle.ts';
import { PLAIN } from './packing.ts';
import { Random } from './random.ts';
import { Server } from './server.ts';
import { type Task, Turns } from './turns.ts';

export interface RunResult {
  readonly ops: number;
  readonly syncs: number;
  readonly failedSyncs: number;
  readonly edits: number;
  readonly faults: FaultCounts;
  readonly editsLost: number;
  readonly resurrected: number;
  readonly unconverged: number;
  /** Papers whose fields the oracle did not judge (`isUnjudged`). */
  readonly unjudged: number;
  /** What a person who replays the run wants to know first. */
  readonly findings: readonly string[];
}

const MOST_DEVICES = 8;
const SKEWS = [0, 0, 60_000, -60_000, 3 * 86_400_000, -3 * 86_400_000, 11 * 31_557_600_000, -11 * 31_557_600_000];
const PAPERS = Array.from({ length: 12 }, (_, at) => `2507.${String(10_000 + at)}` as PaperId);
const RECORDS_A_SHARD = 2;
const LAST_ROUNDS = 24;

/** One story of some devices and a server, from one seed. */
export class World {
  readonly faults = noFaults();
  private readonly random: Random;
  private readonly server: Server;
  private readonly turns = new Turns();
  private readonly ledger: Ledger = {
    oracle: new Oracle(),
    inFile: new Map(),
    acknowledged: new Map(),
    reissued: new Set(),
  };
  private readonly devices: Device[] = [];
  private readonly backups: { device: Device; disk: Disk; exports: number }[] = [];
  private readonly exported: { file: StateFile; known: Known }[] = [];
  private readonly papers: readonly PaperId[];
  private readonly crashRate: number;
  private readonly findings: string[] = [];
  private readonly unjudged = new Set<string>();
  private time = Date.UTC(2026, 0, 1);
  private ops = 0;
  private edits = 0;
  private syncs = 0;
  private failedSyncs = 0;

  private readonly twins: boolean;

  /** @param twins whether profiles are copied and restored */
  constructor(seed: number, twins = true) {
    this.twins = twins;
    this.random = new Random(seed);
    const { random } = this;
    const faultRate = random.pick([0, 0.04, 0.08, 0.16, 0.32]);
    this.server = new Server(random, this.faults, faultRate, random.pick(['exact', 'rough', 'none']));
    this.crashRate = random.pick([0, 0.005, 0.02]);
    this.papers = PAPERS.slice(0, 1 + random.below(PAPERS.length));
    const devices = 2 + random.below(4);
    while (this.devices.length < devices) this.join();
  }

  async run(ops: number): Promise<RunResult> {
    try {
      while (this.ops < ops) {
        this.ops += 1;
        this.time += this.random.below(600_000);
        await this.happen();
      }
      await this.settle();
      this.judge();
    } catch (error) {
      this.findings.push(`unconverged: ${error instanceof Error ? error.stack : error}`);
    }
    const count = (kind: string) => this.findings.filter((finding) => finding.startsWith(kind)).length;
    return {
      ops: this.ops,
      syncs: this.syncs,
      failedSyncs: this.failedSyncs,
      edits: this.edits,
      faults: this.faults,
      editsLost: count('lost'),
      resurrected: count('resurrected'),
      unconverged: count('unconverged') > 0 ? 1 : 0,
      unjudged: this.unjudged.size,
      findings: this.findings,
    };
  }

  private async happen(): Promise<void> {
    const { random } = this;
    const device = random.pick(this.devices);
    const draw = random.next();
    if (draw < 0.4) return this.edit(device);
    if (draw < 0.9) return this.goOn(device);
    if (draw < 0.93) {
      device.online = !device.online;
      return;
    }
    if (draw < 0.945) return this.jumpClock(device);
    if (draw < 0.955) return this.clone(device);
    if (draw < 0.965) return void this.backups.push({ device, disk: { ...device.disk }, exports: device.exports });
    if (draw < 0.973) return this.restore();
    if (draw < 0.98) return this.die(device);
    if (draw < 0.985) return this.join();
    if (draw < 0.988) return this.wipe();
    return this.carry(device);
  }

  private edit(device: Device): void {
    this.edits += 1;
    actRandomly(this.random, this.ledger.oracle, device, this.papers, this.clock(device));
  }

  private clock(device: Device): number {
    return this.time + device.clockOffset;
  }

  /** Gives a device's sync some turns, or begins one. */
  private async goOn(device: Device): Promise<void> {
    if (device.task === null) {
      if (!this.twinIsBusy(device)) await this.beginSync(device, { full: this.random.chance(0.1) });
      return;
    }
    const turns = this.random.pick([1, 3, 10, 100]);
    for (let turn = 0; turn < turns && device.task; turn += 1) await this.turn(device);
  }

  private async turn(device: Device): Promise<void> {
    const { task } = device;
    if (!task) return;
    if (!task.done && this.random.chance(this.crashRate)) {
      this.faults.crashed += 1;
      this.stop(device);
      return;
    }
    await this.turns.step(task);
    if (task.done && device.task === task) device.task = null;
  }

  private stop(device: Device): void {
    device.task = null;
    device.importing = null;
  }

  /**
   * Two copies of a profile begin a sync one after the other, until they differ. That is taken for granted, as no
   * server without conditional requests could tell them apart; so is, for the first sync of a profile that was copied or
   * restored, that the folder is not emptied before it and shown as it is, and that no file was exported that its older state does not know of. All
   * other faults hit these syncs as well.
   */
  private twinIsBusy(device: Device): boolean {
    const { replica } = device.disk.state;
    return this.devices.some((other) => other !== device && other.task && other.disk.state.replica === replica);
  }

  private isAmbiguous(device: Device): boolean {
    const { replica } = device.disk.state;
    return device.unsettled || this.devices.some((other) => other !== device && other.disk.state.replica === replica);
  }

  private async beginSync(device: Device, options: SyncOptions): Promise<void> {
    this.syncs += 1;
    device.emptiedMeanwhile = false;
    await this.begin(device, async (turn) => {
      const folder = this.server.client(
        turn,
        () => device.online,
        () => this.isAmbiguous(device),
      );
      const put = (name: string, bytes: Uint8Array) => {
        device.uploading(name);
        return folder.put(name, bytes);
      };
      try {
        const parts = {
          ...this.around(device, turn),
          folder: { ...folder, put },
          remote: REMOTE,
          newNonce: () => this.random.word(12),
          shardRecords: RECORDS_A_SHARD,
        };
        await sync(parts, {
          full: options.full || this.isAmbiguous(device),
          refresh: options.full === true && this.twins,
        });
        device.unsettled = false;
      } catch (error) {
        if (!(error instanceof SyncError)) throw error;
        this.failedSyncs += 1;
      }
    });
  }

  private around(device: Device, turn: () => Promise<void>) {
    return {
      store: device.store(turn),
      packing: PLAIN,
      now: () => this.clock(device),
      newReplicaId: () => this.random.word(10),
    };
  }

  private async begin(device: Device, run: (turn: () => Promise<void>) => Promise<void>): Promise<void> {
    const task = await this.turns.start((own: Task) =>
      run(() => this.turns.wait(own)).catch((error: unknown) => {
        this.findings.push(`unconverged: ${error instanceof Error ? error.stack : error}`);
      }),
    );
    device.task = task.done ? null : task;
  }

  private join(): void {
    if (this.devices.length >= MOST_DEVICES) return;
    const state = newReplica(this.random.word(10), [REMOTE]);
    const disk = { state, rows: new Map(), known: new Map(), made: new Set<number>(), synced: new Set<number>() };
    const device = new Device(disk, this.ledger);
    device.clockOffset = this.random.pick(SKEWS);
    if (this.ops > 0) this.faults.joined += 1;
    this.devices.push(device);
  }

  private clone(device: Device): void {
    if (!this.twins || this.devices.length >= MOST_DEVICES) return;
    const twin = new Device({ ...device.disk }, this.ledger);
    twin.clockOffset = this.random.pick(SKEWS);
    this.devices.push(twin);
    device.unsettled = twin.unsettled = true;
    this.faults.cloned += 1;
  }

  private restore(): void {
    if (!this.twins || this.backups.length === 0) return;
    const { device, disk, exports } = this.random.pick(this.backups);
    if (!this.devices.includes(device) || device.exports !== exports || device.disk.rows === disk.rows) return;
    this.stop(device);
    device.disk = { ...disk };
    device.unsettled = true;
    this.faults.restored += 1;
  }

  private die(device: Device): void {
    if (this.devices.length < 2) return;
    this.stop(device);
    this.devices.splice(this.devices.indexOf(device), 1);
    this.faults.died += 1;
  }

  private jumpClock(device: Device): void {
    const before = device.clockOffset;
    device.clockOffset = this.random.pick(SKEWS);
    if (before !== device.clockOffset) this.faults.clockJumped += 1;
  }

  /** What was reported as synced is then on the devices only, until they fill the folder again. */
  private wipe(): void {
    if (this.devices.some((device) => this.isAmbiguous(device)) || !this.server.wipe()) return;
    this.ledger.acknowledged = new Map();
    for (const device of this.devices) device.emptiedMeanwhile = device.task !== null;
  }

  /** Exports on one device, or imports what any exported at any time. */
  private async carry(device: Device): Promise<void> {
    if (device.task !== null) this.stop(device);
    if (this.isAmbiguous(device)) return;
    if (this.exported.length === 0 || this.random.chance(0.4)) {
      await this.begin(device, async (turn) => {
        let known: Known = new Map();
        const { store, packing } = this.around(device, turn);
        const update: typeof store.update = async (ids, change) => {
          await turn();
          device.update(ids, change);
          known = device.disk.known;
          const held = new Set<string>(typeof ids === 'string' ? [] : ids);
          known = new Map([...known].filter(([paper]) => held.has(paper)));
        };
        device.exports += 1;
        const file = await exportState({ ...store, update }, packing);
        device.exports += 1; // a backup made meanwhile does not know of it
        this.exported.push({ file, known });
      });
      return;
    }
    const at = this.random.below(this.exported.length);
    const chosen = this.exported[at];
    if (!chosen) return;
    if (at < this.exported.length - 1) this.faults.importedLate += 1;
    device.importing = chosen.known;
    await this.begin(device, async (turn) => {
      await importState(this.around(device, turn), PLAIN, chosen.file);
      device.importing = null;
    });
  }

  /** Everything works again, and every device syncs until nothing changes. */
  private async settle(): Promise<void> {
    this.server.faultRate = 0;
    for (const device of this.devices) {
      this.stop(device);
      device.online = true;
    }
    for (let round = 0; round < LAST_ROUNDS; round += 1) {
      const before = this.pictures();
      for (const device of this.devices) {
        await this.beginSync(device, { full: true });
        while (device.task) {
          await this.turns.step(device.task);
          if (device.task.done) device.task = null;
        }
      }
      if (round > 0 && this.pictures() === before && new Set(this.devices.map(picture)).size === 1) return;
    }
    this.findings.push(`unconverged: ${this.devices.length} devices differ after ${LAST_ROUNDS} rounds`);
  }

  private pictures(): string {
    return this.devices.map(picture).join('\n');
  }

  /**
   * A paper that was emptied while a renamed profile made it again: whether its fields come back depends on which copy
   * arrives first, and both are right.
   */
  private isUnjudged(known: Known, paper: string): boolean {
    const { oracle, reissued } = this.ledger;
    const acts = [...(known.get(paper) ?? [])];
    const unclear = acts.some((act) => reissued.has(act)) && acts.some((act) => oracle.isEmptying(act));
    if (unclear) this.unjudged.add(paper);
    return unclear;
  }

  private judge(): void {
    const { oracle, acknowledged, reissued } = this.ledger;
    const known = this.devices.reduce((all, { disk }) => union(all, disk.known), new Map() as Known);
    for (const [paper, acts] of acknowledged) {
      const gone = [...acts].filter((act) => !known.get(paper)?.has(act));
      if (gone.length > 0) this.findings.push(`lost: ${paper}: synced acts ${gone} are on no device`);
    }
    for (const { disk } of this.devices) {
      for (const paper of this.papers) {
        if (this.isUnjudged(known, paper)) continue;
        for (const key of KEYS) {
          const wanted = oracle.values(known, paper, key);
          const found = shown(disk.rows.get(paper)?.record, key);
          for (const value of wanted) if (!found.includes(value)) this.findings.push(`lost: ${paper} ${key} ${value}`);
          for (const value of found) {
            const again = oracle.authors(known, paper, key, value).some((act) => reissued.has(act));
            if (!wanted.includes(value) && !again) this.findings.push(`resurrected: ${paper} ${key} ${value}`);
          }
        }
      }
    }
  }
}

/** All records of a device, byte by byte. */
function picture({ disk }: Device): string {
  const records = [...disk.rows.values()].map(({ record }) => record).sort((a, b) => (a.id < b.id ? -1 : 1));
  return JSON.stringify(records.map(packRecord));
}
