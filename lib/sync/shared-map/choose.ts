import type { PaperId } from '../../core/arxiv-id.ts';
import type { CausalRecord } from '../../library/causal/record.ts';
import type { Packing } from '../packing.ts';
import { copyWith, EXTRAS, type Extra, type Extras } from './extras.ts';
import { largest } from './largest.ts';
import { packItem, recordText, SHARDS, shardIn, shardKey } from './shard-item.ts';
import { itemBytes, type MapRoom } from './shared-map.ts';
import type { Wish } from './wishes.ts';

/** Records that are to stand in the map, with what extras. */
export type Choice = ReadonlyMap<PaperId, Extras>;

export interface ChosenItem {
  readonly value: string;
  readonly bytes: number;
  readonly choice: Choice;
}

export interface Chosen {
  /** By shard. */
  readonly items: readonly ChosenItem[];
  readonly choice: Choice;
  /** True where every wish was granted. */
  readonly everything: boolean;
}

/** Text of an item above which it is not even tried: no records pack to a sixteenth. */
const MOST_TEXT_SHARE = 16;

/** As many wishes, from the first on, as there is room for. */
export async function choose(packing: Packing, wishes: readonly Wish[], room: MapRoom): Promise<Chosen> {
  const shards = shardsOf(packing, wishes, room.item);
  const granted = await largest(wishes.length, async (count) => {
    let bytes = 0;
    for (const shard of shards) {
      bytes += (await shard.take(count)).bytes;
      if (bytes > room.all) return false;
    }
    return true;
  });
  const items: ChosenItem[] = [];
  for (const shard of shards) items.push(await shard.take(granted));
  const choice = new Map(items.flatMap((item) => [...item.choice]));
  const extras = [...choice.values()].reduce((sum, { size }) => sum + size, choice.size);
  return { items, choice, everything: extras === wishes.length };
}

function shardsOf(packing: Packing, wishes: readonly Wish[], room: number): readonly ShardChooser[] {
  const byShard = Array.from({ length: SHARDS }, (): NumberedWish[] => []);
  for (const [number, wish] of wishes.entries()) byShard[shardIn(wish.record)]?.push({ ...wish, number });
  const texts = new Map<string, string>();
  return byShard.map((own, shard) => new ShardChooser(packing, shard, own, room, texts));
}

interface NumberedWish extends Wish {
  /** Its place among all wishes. */
  readonly number: number;
}

/** Packs the wishes of one shard; what was packed before is not packed again. */
class ShardChooser {
  private readonly shard: number;
  private readonly packing: Packing;
  private readonly wishes: readonly NumberedWish[];
  private readonly room: number;
  private readonly texts: Map<string, string>;
  private readonly packed = new Map<number, ChosenItem>();

  constructor(
    packing: Packing,
    shard: number,
    wishes: readonly NumberedWish[],
    room: number,
    texts: Map<string, string>,
  ) {
    this.packing = packing;
    this.shard = shard;
    this.wishes = wishes;
    this.room = room;
    this.texts = texts;
  }

  /** The item with those of the first `count` wishes of all that are this shard's. */
  async take(count: number): Promise<ChosenItem> {
    const own = this.wishes.filter(({ number }) => number < count);
    const before = this.packed.get(own.length);
    if (before) return before;
    const item = await this.squeezed(own);
    this.packed.set(own.length, item);
    return item;
  }

  /** The longest extras give way until the item is small enough, then the records that are wanted least. */
  private async squeezed(wishes: readonly NumberedWish[]): Promise<ChosenItem> {
    const whole = await this.pack(wishes);
    if (whole.bytes <= this.room) return whole;
    const lastToGive = [...wishes].sort(
      (a, b) => Number(a.extra !== null) - Number(b.extra !== null) || a.length - b.length || a.number - b.number,
    );
    const fits = async (count: number) => (await this.pack(lastToGive.slice(0, count))).bytes <= this.room;
    const kept = await largest(wishes.length, fits);
    return this.pack(lastToGive.slice(0, kept));
  }

  private async pack(wishes: readonly NumberedWish[]): Promise<ChosenItem> {
    const records = new Map<PaperId, { readonly record: CausalRecord; readonly extras: Set<Extra> }>();
    for (const { record, extra } of wishes) {
      const known = records.get(record.id) ?? { record, extras: new Set() };
      if (extra) known.extras.add(extra);
      records.set(record.id, known);
    }
    const chosen = [...records.values()].sort((a, b) => (a.record.id < b.record.id ? -1 : 1));
    const texts = chosen.map(({ record, extras }) => this.text(record, extras));
    const choice = new Map(chosen.map(({ record, extras }) => [record.id, extras]));
    const length = texts.reduce((sum, text) => sum + text.length, 0);
    if (length > this.room * MOST_TEXT_SHARE) return { value: '', bytes: Number.POSITIVE_INFINITY, choice };
    const value = await packItem(this.packing, this.shard, texts);
    return { value, bytes: itemBytes(shardKey(this.shard), value), choice };
  }

  private text(record: CausalRecord, extras: Extras): string {
    const key = [record.id, ...EXTRAS.filter((extra) => extras.has(extra))].join(' ');
    const text = this.texts.get(key) ?? recordText(copyWith(record, extras));
    this.texts.set(key, text);
    return text;
  }
}
