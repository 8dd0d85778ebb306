import type { PaperId } from '../../../lib/core/arxiv-id.ts';
import type { CausalRecord } from '../../../lib/library/causal/record.ts';
import { isLive } from '../../../lib/library/causal/view.ts';
import type { Held, LocalStore, ReplicaState } from '../../../lib/sync/replica.ts';
import { openItem } from '../../../lib/sync/shared-map/shard-item.ts';
import type { SharedMap } from '../../../lib/sync/shared-map/shared-map.ts';
import { MemoryStore } from '../memory-store.ts';
import { PLAIN } from '../packing.ts';
import { KEYS } from '../shown.ts';
import type { Task } from '../turns.ts';
import type { Area } from './cloud.ts';
import { about, type Effects, isSeen, join, type Known, placeOf } from './effects.ts';

export const REMOTE = 'browser';

/** What the judge is told, beside what the devices store. */
export interface MapLedger {
  readonly effects: Effects;
  /** What whoever reads an item learns, by its value. */
  readonly inItem: Map<string, Known>;
  readonly findings: string[];
}

/** A device, what is on its disk, and what the judge says that it knows. */
export class MapDevice {
  readonly store: MemoryStore;
  readonly area: Area;
  known: Known = new Map();
  task: Task | null = null;
  clockOffset = 0;
  /** What stands in the items that were read last. */
  private readItems: Known = new Map();
  /** What was read and is not merged yet. */
  private pending: Known | null = null;
  /** What was known when the library was last read. */
  private captured: Known = new Map();
  private libraryReads = 0;
  private readonly ledger: MapLedger;

  constructor(state: ReplicaState, area: Area, ledger: MapLedger) {
    this.store = new MemoryStore(state);
    this.area = area;
    this.ledger = ledger;
  }

  record(paper: PaperId): CausalRecord | undefined {
    return this.store.held.rows.get(paper)?.record;
  }

  /** The store as a round sees it; `turn` comes before and after every effect. */
  turning(turn: () => Promise<void>): LocalStore {
    const after = async <Answer>(effect: () => Promise<Answer>): Promise<Answer> => {
      await turn();
      const answer = await effect();
      await turn();
      return answer;
    };
    const { store } = this;
    return {
      state: () => after(() => store.state()),
      count: () => after(() => store.count()),
      waiting: (remote) => after(() => store.waiting(remote)),
      shard: (bits, shard) =>
        after(() => {
          this.libraryReads += 1;
          if (this.libraryReads === 2) this.learnPending();
          this.captured = this.known;
          return store.shard(bits, shard);
        }),
      update: (choice, change) =>
        after(async () => {
          const before = store.held;
          await store.update(choice, change);
          this.learnPending();
          this.checkSynced(before);
        }),
    };
  }

  /** The map as one round sees it. */
  map(turn: () => Promise<void>): SharedMap {
    const map = this.area.client(turn);
    let reads = 0;
    this.libraryReads = 0;
    this.pending = null;
    return {
      read: async () => {
        const items = await map.read();
        this.readItems = [...items.values()].reduce(
          (known: Known, value) => join(known, this.ledger.inItem.get(String(value)) ?? new Map()),
          new Map(),
        );
        reads += 1;
        if (reads === 1) this.pending = this.readItems;
        return items;
      },
      write: async (items) => {
        for (const [key, value] of items) await this.note(Number(key.slice(1)), value);
        await map.write(items);
      },
    };
  }

  /** Notes what an item tells: what was known of its papers, but for what it leaves out. */
  private async note(shard: number, value: string): Promise<void> {
    const opened = await openItem(PLAIN, shard, value);
    let told: Known = this.ledger.inItem.get(value) ?? new Map();
    for (const copy of opened.is === 'good' ? opened.content : []) {
      const known = new Map(about(this.captured, new Set([copy.id])));
      for (const key of KEYS) {
        const place = placeOf(copy.id, key);
        if (known.has(place) && leavesOut(copy, key)) known.set(place, this.ledger.effects.blinded(known, place));
      }
      told = join(told, known);
    }
    this.ledger.inItem.set(value, told);
  }

  /** What a round reads first it has merged when it first changes the library, or reads it again. */
  private learnPending(): void {
    if (this.pending) this.learn(this.pending);
    this.pending = null;
  }

  /**
   * Learns what was read. A paper that was emptied elsewhere, while an edit known here keeps it on the list, gets back
   * the fields of which nothing is left.
   */
  private learn(told: Known): void {
    const before = this.known;
    this.known = join(before, told);
    const { effects } = this.ledger;
    for (const paper of new Set([...told.keys()].map((place) => place.split(' ')[0] ?? ''))) {
      const now = (key: string) => effects.values(this.known, placeOf(paper, key));
      const had = effects.values(before, placeOf(paper, 'added')).length > 0;
      if (!this.isKept(before, paper) || now('added').length > 0 || !had) continue;
      this.write(paper, 'live', ['true']);
      for (const key of KEYS) if (key !== 'live') this.giveBack(before, paper, key);
    }
  }

  private isKept(before: Known, paper: string): boolean {
    const { effects } = this.ledger;
    const place = placeOf(paper, 'live');
    const known = new Set(effects.standing(before, place));
    return effects.standing(this.known, place).some((each) => known.has(each) && effects.valueOf(each) !== null);
  }

  private giveBack(before: Known, paper: string, key: string): void {
    const { effects } = this.ledger;
    const place = placeOf(paper, key);
    if (effects.standing(this.known, place).some((each) => effects.valueOf(each) !== null)) return;
    const values = effects.values(before, place);
    if (values.length > 0) this.write(paper, key, values, () => false);
  }

  /** Notes what an act of this device writes; it replaces what the device sees. */
  write(paper: string, key: string, values: readonly string[], replaces?: (effect: number) => boolean): void {
    const place = placeOf(paper, key);
    const seen = (effect: number) => isSeen(this.known, place, effect);
    this.known = this.ledger.effects.write(this.known, place, values, replaces ?? seen);
  }

  /** What stopped waiting must stand in the items that were read last. */
  private checkSynced(before: Held): void {
    for (const [paper, { record, waiting }] of this.store.held.rows) {
      if (waiting.has(REMOTE) || !before.rows.get(paper)?.waiting.has(REMOTE)) continue;
      for (const key of KEYS) {
        const values = key !== 'facts' && isLive(record);
        if (this.ledger.effects.reflects(this.readItems, this.known, placeOf(paper, key), values)) continue;
        this.ledger.findings.push(`lost: ${paper} ${key} is called synced and is not`);
      }
    }
  }
}

function leavesOut({ entries, holes }: CausalRecord, key: string): boolean {
  const isOf = ({ field }: { readonly field: string }) => field === key;
  return holes?.some(isOf) === true && !entries.some(isOf);
}
