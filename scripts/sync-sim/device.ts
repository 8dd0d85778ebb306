import type { PaperId } from '../../lib/core/arxiv-id.ts';
import { isLive } from '../../lib/library/causal/view.ts';
import { parseName } from '../../lib/sync/names.ts';
import type { Change, Held, LocalStore, RemoteName, ReplicaState, Row, RowChoice } from '../../lib/sync/replica.ts';
import { shardOf } from '../../lib/sync/shards.ts';
import { type Known, type Oracle, union, withAct } from './oracle.ts';
import type { Task } from './turns.ts';

export const REMOTE: RemoteName = 'folder';

const IS_CHOSEN: { readonly [Choice in Extract<RowChoice, string>]: (row: Row) => boolean } = {
  waiting: ({ waiting }) => waiting.size > 0,
  trash: (row) => row.trashedAt !== null,
  all: () => true,
};

/** What the oracle is told of files and uploads, beside the files themselves. */
export interface Ledger {
  readonly oracle: Oracle;
  /** The acts in a shard's file, by its name. */
  readonly inFile: Map<string, Known>;
  /** Acts that a device reported as synced. */
  acknowledged: Known;
  /** Acts that a renamed profile made again: these may stand beside what replaced them. */
  readonly reissued: Set<number>;
}

/** All that is on a device's disk, and what the oracle says that it knows. */
export interface Disk {
  state: ReplicaState;
  rows: ReadonlyMap<PaperId, Row>;
  known: Known;
  /** Acts made on this profile, and those of them that were reported as synced. */
  made: ReadonlySet<number>;
  synced: ReadonlySet<number>;
}

export class Device {
  disk: Disk;
  online = true;
  task: Task | null = null;
  /** Acts in a file that is being imported. */
  importing: Known | null = null;
  clockOffset = 0;
  /** How often it exported its library. */
  exports = 0;
  /** Copied or restored, and not synced since. */
  unsettled = false;
  /** The folder was emptied during the sync under way: what it reports is not relied upon. */
  emptiedMeanwhile = false;
  private readonly captured = new Map<number, Known>();
  private readonly ledger: Ledger;

  constructor(disk: Disk, ledger: Ledger) {
    this.disk = disk;
    this.ledger = ledger;
  }

  /** Notes an act of this device in the same moment as its write; rivals written again are acts of their own. */
  act(
    paper: PaperId,
    values: ReadonlyMap<string, readonly string[]>,
    spared?: (act: number, key: string) => boolean,
  ): void {
    const before = this.disk.known;
    const rivals = Math.max(1, ...[...values.values()].map((list) => list.length));
    for (let nth = 0; nth < rivals; nth += 1) {
      const part = [...values].filter(([, list]) => nth === 0 || list.length > nth);
      const one = new Map(part.map(([key, list]) => [key, list.slice(nth, nth + 1)]));
      const act = this.ledger.oracle.act(before, paper, one, spared);
      this.disk.known = withAct(this.disk.known, paper, act);
      this.disk.made = new Set(this.disk.made).add(act);
    }
  }

  /** The store as the engine sees it; `turn` comes before and after every effect. */
  store(turn: () => Promise<void>): LocalStore {
    const after = async <Answer>(effect: () => Answer): Promise<Answer> => {
      await turn();
      const answer = effect();
      await turn();
      return answer;
    };
    return {
      state: () => after(() => this.disk.state),
      count: () => after(() => this.count()),
      shard: (bits, shard) => after(() => this.capture(bits, shard)),
      waiting: (remote) =>
        after(() =>
          this.chosen('waiting')
            .filter(([, row]) => row.waiting.has(remote))
            .map(([id]) => id),
        ),
      update: (ids, change) => after(() => this.update(ids, change, true)),
    };
  }

  private count() {
    const rows = [...this.disk.rows.values()];
    return { records: rows.length, live: rows.filter(({ record }) => isLive(record)).length };
  }

  private capture(bits: number, shard: number): readonly Row[] {
    const rows = [...this.disk.rows.values()].filter(({ record }) => shardOf(record.id, bits) === shard);
    const ids = new Set<string>(rows.map(({ record }) => record.id));
    this.captured.set(shard, new Map([...this.disk.known].filter(([paper]) => ids.has(paper))));
    return rows;
  }

  /** Called for each upload, whether it arrives or not. */
  uploading(name: string): void {
    const parsed = parseName(name);
    if (parsed?.kind !== 'shard') return;
    const acts = this.captured.get(parsed.shard) ?? new Map();
    this.ledger.inFile.set(name, union(this.ledger.inFile.get(name) ?? new Map(), acts));
  }

  /** The transaction. */
  update(ids: RowChoice, change: (held: Held) => Change, byEngine = false): void {
    const picked = this.chosen(ids);
    const before = this.disk.state;
    const { state, rows = [] } = change({ state: before, rows: new Map(picked) });
    if (state) this.disk.state = state;
    if (rows.length > 0) {
      const all = new Map(this.disk.rows);
      for (const row of rows) all.set(row.record.id, row);
      this.disk.rows = all;
    }
    if (state) this.learn(before, state, byEngine && typeof ids !== 'string' && ids.length > 0);
  }

  private chosen(ids: RowChoice): readonly (readonly [PaperId, Row])[] {
    const { rows } = this.disk;
    if (typeof ids === 'string') return [...rows].filter(([, row]) => IS_CHOSEN[ids](row));
    return ids.flatMap((id) => {
      const row = rows.get(id);
      return row ? [[id, row] as const] : [];
    });
  }

  private learn(before: ReplicaState, state: ReplicaState, hasRecords: boolean): void {
    if (state.replica !== before.replica) {
      for (const act of this.disk.made) if (!this.disk.synced.has(act)) this.ledger.reissued.add(act);
      return;
    }
    if (this.importing && hasRecords) {
      this.know(this.importing);
      this.importing = null;
    }
    const [old, now] = [before.remotes.get(REMOTE), state.remotes.get(REMOTE)];
    for (const [other, { shards }] of now?.read ?? []) {
      const had = old?.read.get(other)?.shards;
      for (const name of shards) if (!had?.has(name)) this.know(this.ledger.inFile.get(name) ?? new Map());
    }
    const upload = now?.verified ? now.slots.get(now.verified) : undefined;
    if (upload && now?.slots !== old?.slots) for (const name of upload.shards) if (name) this.acknowledge(name);
  }

  private acknowledge(name: string): void {
    const acts = this.ledger.inFile.get(name) ?? new Map();
    if (!this.emptiedMeanwhile) this.ledger.acknowledged = union(this.ledger.acknowledged, acts);
    this.disk.synced = new Set([...this.disk.synced, ...[...acts.values()].flatMap((some) => [...some])]);
  }

  /** Learns acts; a paper found emptied elsewhere while it was edited here gets its fields back. */
  private know(acts: Known): void {
    const before = this.disk.known;
    this.disk.known = union(before, acts);
    const { oracle } = this.ledger;
    for (const paper of acts.keys()) {
      if (this.disk.known.get(paper) === before.get(paper)) continue;
      const now = (key: string) => oracle.values(this.disk.known, paper, key);
      if (now('live').length === 0 || now('added').length > 0 || oracle.values(before, paper, 'added').length === 0)
        continue;
      const taken = new Map<string, readonly string[]>([['live', ['true']]]);
      for (const key of oracle.keys(before, paper).filter((each) => each !== 'live')) {
        const stands = new Set(oracle.standing(this.disk.known, paper, key));
        const lost = oracle.standing(before, paper, key).filter((act) => !stands.has(act));
        const values = [...new Set(lost.flatMap((act) => oracle.valuesOf(act, key)))];
        if (values.length > 0) taken.set(key, values);
      }
      this.act(paper as PaperId, taken, (_, key) => key !== 'live');
    }
  }
}
