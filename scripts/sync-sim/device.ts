import type { PaperId } from '../../lib/core/arxiv-id.ts';
import { counterOf } from '../../lib/library/causal/dots.ts';
import type { CausalRecord } from '../../lib/library/causal/record.ts';
import { isLive } from '../../lib/library/causal/view.ts';
import { parseName } from '../../lib/sync/names.ts';
import type { Change, Held, LocalStore, RemoteName, ReplicaState, RowChoice } from '../../lib/sync/replica.ts';
import { shardOf } from '../../lib/sync/shards.ts';
import type { Ledger } from './ledger.ts';
import { MemoryStore } from './memory-store.ts';
import { type Known, only, union, withAct } from './oracle.ts';
import { VERSIONS } from './packing.ts';
import { shown } from './shown.ts';
import type { Task } from './turns.ts';

/** All that is on a device's disk, and what the oracle says that it knows. Nothing in it is changed: it is a backup. */
export interface Disk {
  readonly held: Held;
  readonly known: Known;
  /** Acts made on this profile, and those of them that each remote has. */
  readonly made: ReadonlySet<number>;
  readonly synced: ReadonlyMap<RemoteName, ReadonlySet<number>>;
}

/** What a reader sees of a device and does to it, and all that it keeps. */
export class Device extends MemoryStore {
  online = true;
  task: Task | null = null;
  /** When the task began, in the time of the world. */
  taskSince = 0;
  /** Acts in a file that is being imported. */
  importing: Known | null = null;
  isExporting = false;
  clockOffset = 0;
  /** Nobody uses it before this time. */
  awayUntil = 0;
  version = VERSIONS[0] ?? { major: 1, minor: 0 };
  /** How often it exported its library. */
  exports = 0;
  /** Copied or restored, and not synced since. */
  unsettled = false;
  /** A folder was emptied during the sync under way: what it reports is not relied upon. */
  emptiedMeanwhile = false;
  known: Known = new Map();
  private made: ReadonlySet<number> = new Set();
  private synced: Disk['synced'] = new Map();
  private captured = new Map<number, Known>();
  private readonly ledger: Ledger;

  constructor(state: ReplicaState, ledger: Ledger) {
    super(state);
    this.ledger = ledger;
  }

  get disk(): Disk {
    return { held: this.held, known: this.known, made: this.made, synced: this.synced };
  }

  set disk({ held, known, made, synced }: Disk) {
    Object.assign(this, { held, known, made, synced });
  }

  record(paper: PaperId): CausalRecord | undefined {
    return this.held.rows.get(paper)?.record;
  }

  /** The store as the engine sees it; `turn` comes before and after every effect. */
  storeWith(turn: () => Promise<void>): LocalStore {
    const after = async <Answer>(effect: () => Promise<Answer>): Promise<Answer> => {
      await turn();
      const answer = await effect();
      await turn();
      return answer;
    };
    return {
      state: () => after(() => this.state()),
      count: () => after(() => this.count()),
      waiting: (remote) => after(() => this.waiting(remote)),
      shard: (bits, shard) =>
        after(() => {
          const papers = [...this.known.keys()].filter((paper) => shardOf(paper as PaperId, bits) === shard);
          this.captured.set(shard, only(this.known, papers));
          return this.shard(bits, shard);
        }),
      update: (choice, change) => after(async () => this.changeByEngine(choice, change)),
    };
  }

  /** Called for each upload, whether it arrives or not. */
  uploading(name: string): void {
    const parsed = parseName(name);
    if (parsed?.kind === 'shard') this.ledger.uploading(name, this.captured.get(parsed.shard) ?? new Map());
  }

  /** Notes an act of this device in the same moment as its write; rivals written again are acts of their own. */
  act(
    paper: string,
    values: ReadonlyMap<string, readonly string[]>,
    spared?: (act: number, key: string) => boolean,
  ): void {
    const before = this.known;
    const rivals = Math.max(1, ...[...values.values()].map((list) => list.length));
    for (let nth = 0; nth < rivals; nth += 1) {
      const part = [...values].filter(([, list]) => nth === 0 || list.length > nth);
      const one = new Map(part.map(([key, list]) => [key, list.slice(nth, nth + 1)]));
      const act = this.ledger.oracle.act(before, paper, one, spared);
      this.known = withAct(this.known, paper, act);
      this.made = new Set(this.made).add(act);
    }
  }

  /** Notes that the profile took another name: where that changed records, what no remote has for sure was made again. */
  private noteRename(before: Held): void {
    const isChanged = [...this.held.rows].some(([id, { record }]) => record !== before.rows.get(id)?.record);
    if (!isChanged) return;
    const remotes = [...this.held.state.remotes.keys()];
    const isSettled = (act: number) => remotes.every((remote) => this.synced.get(remote)?.has(act));
    for (const act of this.made) if (!isSettled(act)) this.ledger.reissued.add(act);
  }

  /** Forgets what a place has of the acts made here. */
  leave(remote: RemoteName): void {
    this.synced = new Map([...this.synced].filter(([name]) => name !== remote));
  }

  private changeByEngine(choice: RowChoice, change: (held: Held) => Change): void {
    const [before, known] = [this.held, this.known];
    this.change(choice, change);
    const { state } = this.held;
    if (state === before.state) return;
    if (state.replica !== before.state.replica) {
      this.noteRename(before);
      return;
    }
    if (this.importing && typeof choice !== 'string') this.know(only(this.importing, choice));
    for (const remote of state.remotes.keys()) this.learn(remote, before.state, state);
    if (this.held.rows !== before.rows) this.noteRescues(before, known);
  }

  private learn(remote: RemoteName, before: ReplicaState, state: ReplicaState): void {
    const [old, now] = [before.remotes.get(remote), state.remotes.get(remote)];
    for (const [other, { shards }] of now?.read ?? []) {
      const had = old?.read.get(other)?.shards;
      for (const name of shards) if (!had?.has(name)) this.know(this.ledger.inFile(name));
    }
    const upload = now?.verified ? now.slots.get(now.verified) : undefined;
    if (upload && now?.slots !== old?.slots) for (const name of upload.shards) if (name) this.acknowledge(remote, name);
  }

  private know(acts: Known): void {
    this.known = union(this.known, acts);
  }

  private acknowledge(remote: RemoteName, name: string): void {
    const acts = this.ledger.inFile(name);
    if (!this.emptiedMeanwhile) this.ledger.acknowledge(remote, acts);
    const synced = new Set([...(this.synced.get(remote) ?? []), ...[...acts.values()].flatMap((some) => [...some])]);
    this.synced = new Map(this.synced).set(remote, synced);
  }

  private noteRescues(before: Held, known: Known): void {
    for (const [paper, { record }] of this.held.rows) {
      const had = before.rows.get(paper)?.record;
      if (had === record) continue;
      this.noteRescue(paper, before.state.replica, had, record, known);
      this.judgeRescue(paper, record, known);
    }
  }

  /** What the engine wrote of itself is an act like any other, and must be what the device showed before. */
  private noteRescue(
    paper: string,
    replica: string,
    had: CausalRecord | undefined,
    record: CausalRecord,
    known: Known,
  ): void {
    const counter = counterOf(had?.seen ?? [], replica);
    const written = record.entries.filter((entry) => entry.replica === replica && entry.counter > counter);
    if (written.length === 0) return;
    const values = new Map<string, string[]>();
    for (const { field, value } of written) values.set(field, [...(values.get(field) ?? []), JSON.stringify(value)]);
    const { ledger } = this;
    for (const [key, list] of values) {
      const showed = ledger.oracle.values(known, paper, key);
      const wrong = list.filter((value) => !showed.includes(value) && !ledger.isReissued(known, paper, key, value));
      if (wrong.length > 0) ledger.findings.push(`resurrected: ${paper} ${key} ${wrong}, which was not shown`);
    }
    this.act(paper, values, (_, key) => key !== 'live');
  }

  /** A paper that an edit known here keeps on the list, while it was emptied elsewhere, must have got its fields back. */
  private judgeRescue(paper: string, record: CausalRecord, known: Known): void {
    const { oracle, findings } = this.ledger;
    const standing = new Set(oracle.standing(this.known, paper, 'live'));
    const isKept = oracle.authors(known, paper, 'live', 'true').some((act) => standing.has(act));
    const isWhole = oracle.values(known, paper, 'added').length === 0 || shown(record, 'added').length > 0;
    if (isKept && isLive(record) && !isWhole) findings.push(`lost: ${paper} lives on without its fields`);
  }
}
