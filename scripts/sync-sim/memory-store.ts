import type { PaperId } from '../../lib/core/arxiv-id.ts';
import { isLive } from '../../lib/library/causal/view.ts';
import type {
  Change,
  Held,
  LocalStore,
  RecordCount,
  RemoteName,
  ReplicaState,
  Row,
  RowChoice,
} from '../../lib/sync/replica.ts';
import { shardOf } from '../../lib/sync/shards.ts';

const IS_CHOSEN: { readonly [Choice in Extract<RowChoice, string>]: (row: Row) => boolean } = {
  waiting: ({ waiting }) => waiting.size > 0,
  trash: ({ trashedAt }) => trashedAt !== null,
  all: () => true,
};

/** A device's storage in memory. Its rows and its state are replaced, never changed, so that keeping them is a backup. */
export class MemoryStore implements LocalStore {
  held: Held;

  constructor(state: ReplicaState, rows: Iterable<Row> = []) {
    this.held = { state, rows: new Map([...rows].map((row) => [row.record.id, row])) };
  }

  async state(): Promise<ReplicaState> {
    return this.held.state;
  }

  async count(): Promise<RecordCount> {
    const rows = [...this.held.rows.values()];
    return { records: rows.length, live: rows.filter(({ record }) => isLive(record)).length };
  }

  async shard(bits: number, shard: number): Promise<readonly Row[]> {
    return [...this.held.rows.values()].filter(({ record }) => shardOf(record.id, bits) === shard);
  }

  async waiting(remote: RemoteName): Promise<readonly PaperId[]> {
    return [...this.held.rows].filter(([, { waiting }]) => waiting.has(remote)).map(([id]) => id);
  }

  async update(choice: RowChoice, change: (held: Held) => Change): Promise<void> {
    this.change(choice, change);
  }

  /** The transaction. */
  protected change(choice: RowChoice, change: (held: Held) => Change): void {
    const { state, rows } = this.held;
    const after = change({ state, rows: new Map(this.chosen(choice)) });
    const all = after.rows && after.rows.length > 0 ? new Map(rows) : rows;
    for (const row of after.rows ?? []) (all as Map<PaperId, Row>).set(row.record.id, row);
    this.held = { state: after.state ?? state, rows: all };
  }

  private chosen(choice: RowChoice): readonly (readonly [PaperId, Row])[] {
    const { rows } = this.held;
    if (typeof choice === 'string') return [...rows].filter(([, row]) => IS_CHOSEN[choice](row));
    return choice.flatMap((id) => {
      const row = rows.get(id);
      return row ? [[id, row] as const] : [];
    });
  }
}
