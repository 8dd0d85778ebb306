import { SyncError } from '../../../lib/sync/fault.ts';
import { type MapRoom, mapBytes, type SharedMap } from '../../../lib/sync/shared-map/shared-map.ts';
import type { FaultCounts } from '../faults.ts';
import type { Random } from '../random.ts';

interface Stored {
  /** Null for an item that was deleted. */
  readonly value: string | null;
  readonly version: number;
}

/** What an account's server holds of a map. It counts no bytes, and of two values the one it has wins. */
export class Cloud {
  readonly items = new Map<string, Stored>();
  private version = 0;

  get isEmpty(): boolean {
    return [...this.items.values()].every(({ value }) => value === null);
  }

  /** @returns the version it has now */
  put(key: string, value: string | null): number {
    this.version += 1;
    this.items.set(key, { value, version: this.version });
    return this.version;
  }
}

/** A device's own copy of the map: what its browser shows of `storage.sync`, and carries to and fro as it likes. */
export class Area {
  private faultRate: number;
  private readonly items = new Map<string, string>();
  /** The version of the cloud's item that each of ours came from, or became. */
  private readonly base = new Map<string, number>();
  private readonly dirty = new Set<string>();
  private associated = false;
  private readonly cloud: Cloud;
  private readonly random: Random;
  private readonly faults: FaultCounts;
  private readonly room: MapRoom;

  constructor(cloud: Cloud, random: Random, faults: FaultCounts, room: MapRoom, faultRate: number) {
    this.cloud = cloud;
    this.random = random;
    this.faults = faults;
    this.room = room;
    this.faultRate = faultRate;
  }

  get keys(): readonly string[] {
    return [...new Set([...this.items.keys(), ...this.cloud.items.keys(), ...this.dirty])];
  }

  /** The items as text, to see whether anything changed. */
  get picture(): string {
    return JSON.stringify([...this.items].sort());
  }

  get isOutgrown(): boolean {
    return mapBytes(this.items) > this.room.all;
  }

  /** @param turn waits; before and after each effect the device may die */
  client(turn: () => Promise<void>): SharedMap {
    const request = async <Answer>(effect: () => Answer): Promise<Answer> => {
      await turn();
      if (this.draw()) this.fail('refused', 'unreachable');
      const answer = effect();
      await turn();
      return answer;
    };
    return {
      read: () => request(() => new Map(this.items)),
      write: (items) => request(() => this.write(items)),
    };
  }

  private draw(): boolean {
    return this.random.chance(this.faultRate / 4);
  }

  private fail(
    counted: 'refused' | 'mapQuota' | 'mapTooOften' | 'mapPartly',
    fault: 'unreachable' | 'full' | 'busy',
  ): never {
    this.faults[counted] += 1;
    throw new SyncError(fault, counted);
  }

  private write(items: ReadonlyMap<string, string>): void {
    if (this.draw()) this.fail('mapTooOften', 'busy');
    if (mapBytes(new Map([...this.items, ...items])) > this.room.all) this.fail('mapQuota', 'full');
    if ([...items].some((item) => mapBytes(new Map([item])) > this.room.item)) this.fail('mapQuota', 'full');
    const partly = this.draw();
    const landed = [...items].filter(() => !partly || this.random.chance(0.5));
    for (const [key, value] of landed) {
      this.items.set(key, value);
      this.dirty.add(key);
    }
    if (landed.length === items.size) return;
    if (this.random.chance(0.5)) this.fail('mapPartly', 'unreachable');
    this.faults.mapPartly += 1;
  }

  /** The browser carries some items to the cloud and from it, in any order. */
  exchange(keys: readonly string[]): void {
    if (this.associated) for (const key of keys) this.exchangeItem(key);
    else this.associate();
    if (this.isOutgrown) this.faults.mapOutgrown += 1;
  }

  /** The first time, what the account has takes the place of all that is here. */
  private associate(): void {
    this.associated = true;
    if (this.cloud.isEmpty) return;
    if ([...this.items].some(([key, value]) => this.cloud.items.get(key)?.value !== value))
      this.faults.mapFirstSync += 1;
    this.items.clear();
    this.dirty.clear();
    for (const key of this.cloud.items.keys()) this.exchangeItem(key);
  }

  private exchangeItem(key: string): void {
    const theirs = this.cloud.items.get(key);
    const isNews = theirs !== undefined && theirs.version > (this.base.get(key) ?? 0);
    const dirty = this.dirty.delete(key);
    // What is deleted there loses to what is written here; anything else wins.
    if (isNews && !(theirs.value === null && dirty)) {
      if (dirty && this.items.get(key) !== theirs.value) this.faults.mapRemoteWon += 1;
      this.base.set(key, theirs.version);
      if (theirs.value === null) this.items.delete(key);
      else this.items.set(key, theirs.value);
    } else if (dirty) {
      this.base.set(key, this.cloud.put(key, this.items.get(key) ?? null));
    }
  }

  /** An item gets lost, or is spoilt. */
  spoil(): void {
    const key = this.random.pick([...this.items.keys(), '']);
    const value = this.items.get(key);
    if (value === undefined) return;
    if (this.random.chance(0.5)) {
      this.items.delete(key);
      this.faults.mapItemLost += 1;
      return;
    }
    this.items.set(key, value.slice(0, this.random.below(value.length)));
    if (this.random.chance(0.5)) this.dirty.add(key);
    this.faults.mapItemTorn += 1;
  }

  /** Has the browser look at everything again, as it does when it starts. */
  restart(): void {
    this.faultRate = 0;
    this.base.clear();
  }

  /** All items are deleted here, and so everywhere. */
  wipe(): void {
    if (this.items.size === 0) return;
    for (const key of this.items.keys()) this.dirty.add(key);
    this.items.clear();
    this.faults.mapWiped += 1;
  }
}
