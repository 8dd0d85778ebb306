import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PaperId } from '../../../lib/core/arxiv-id.ts';
import { packRecord } from '../../../lib/library/causal/codec.ts';
import { addTag, remove, save, setField } from '../../../lib/library/causal/edit.ts';
import { fieldValues, isLive, tagsOf } from '../../../lib/library/causal/view.ts';
import type { Backend, RoundReport } from '../../../lib/sync/backend.ts';
import { type Edit, editMany } from '../../../lib/sync/edit-many.ts';
import type { SyncOptions } from '../../../lib/sync/engine.ts';
import { SyncError } from '../../../lib/sync/fault.ts';
import { newReplica } from '../../../lib/sync/replica.ts';
import { MemoryStore } from '../../../scripts/sync-sim/memory-store.ts';
import { FACTS } from '../../library/causal/sample-records.ts';

/** What every request to a place goes through: it may be passed on, be refused, or never come back. */
export type Gate = <Answer>(request: () => Promise<Answer>) => Promise<Answer>;

/** A place of one backend, made for a test and empty at first. */
export interface TestPlace<Place> {
  readonly backend: Backend<Place>;
  gate: Gate;
  /** The place as one more device is set up to use it. */
  join(): Promise<Place>;
  /** Empties it, as its owner might. */
  wipe(): Promise<void>;
  /** Goes wrong in a way that has a name, until it behaves again. */
  misbehave(fault: string): void;
  behave(): void;
  close(): Promise<void>;
}

export const openGate: Gate = (request) => request();

const NOW = 1_767_225_600_000;
const REMOTE = 'place';

export const paper = (at: number) => `2507.${10_000 + at}` as PaperId;

/** A device with its storage in memory; it can be killed and started again. */
export class TestDevice<Place> {
  readonly store: MemoryStore;
  place: Place;
  private readonly backend: Backend<Place>;
  private names = 0;

  constructor(replica: string, { backend }: TestPlace<Place>, place: Place) {
    this.store = new MemoryStore(newReplica(replica, [REMOTE]));
    this.backend = backend;
    this.place = place;
  }

  sync(options: SyncOptions = {}): Promise<RoundReport> {
    const { place, store } = this;
    const newName = () => `${store.held.state.replica.slice(0, 6)}${String(++this.names).padStart(4, '0')}`;
    const keepPlace = async (kept: Place) => {
      this.place = kept;
    };
    const parts = { store, place, keepPlace, remote: REMOTE, now: () => NOW, newReplicaId: newName };
    return this.backend.round({ ...parts, newNonce: () => crypto.randomUUID() }, options);
  }

  edit(at: number, edit: Edit) {
    return editMany(this.store, [paper(at)], NOW, edit);
  }

  save(at: number) {
    return this.edit(at, (before, by) => save(before, paper(at), by, FACTS, NOW));
  }

  note(at: number, text: string) {
    return this.edit(at, (before, by) => setField(before, by, 'note', text));
  }

  tag(at: number, tag: string) {
    return this.edit(at, (before, by) => addTag(before, by, tag));
  }

  remove(at: number) {
    return this.edit(at, (before, by) => remove(before, by, NOW));
  }

  notes(at: number): readonly string[] {
    const row = this.store.held.rows.get(paper(at));
    return (row ? fieldValues(row.record, 'note') : []).map(({ value }) => value).sort();
  }

  tags(at: number): readonly string[] {
    const row = this.store.held.rows.get(paper(at));
    return row ? tagsOf(row.record) : [];
  }

  live(): number {
    return [...this.store.held.rows.values()].filter(({ record }) => isLive(record)).length;
  }

  waiting(): number {
    return [...this.store.held.rows.values()].filter((row) => row.waiting.has(REMOTE)).length;
  }

  /** All records, byte for byte. */
  library(): readonly string[] {
    return [...this.store.held.rows.values()].map(({ record }) => JSON.stringify(packRecord(record))).sort();
  }
}

/** Syncs until nobody learns anything: twice suffices where all is well. */
export async function settle(devices: readonly TestDevice<unknown>[]): Promise<void> {
  for (let round = 0; round < 2; round += 1) {
    for (const device of devices) await syncWhenFree(device);
  }
}

/** A server may be busy yet with what was broken off: rclone locks a file for as long as it waits for the rest. */
async function syncWhenFree(device: TestDevice<unknown>): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    try {
      await device.sync({ full: true });
      return;
    } catch (error) {
      if (!(error instanceof SyncError) || error.fault !== 'busy') throw error;
    }
  }
  throw new Error('the place stays busy');
}

export interface ContractOptions {
  /** The names that `misbehave` knows. */
  readonly faults: readonly string[];
  /** True where the reader carries the bytes: nothing is asked of the place, and what it has nobody can say. */
  readonly byHand?: boolean;
}

/** What every backend must hold to, whatever it syncs through. */
export function backendContract<Place>(
  newPlace: () => Promise<TestPlace<Place>>,
  { faults, byHand = false }: ContractOptions,
): void {
  let place: TestPlace<Place>;
  let one: TestDevice<Place>;
  let two: TestDevice<Place>;

  beforeEach(async () => {
    place = await newPlace();
    one = new TestDevice('aaaaaaaaaa', place, await place.join());
    two = new TestDevice('bbbbbbbbbb', place, await place.join());
  });
  afterEach(() => place.close());

  test('two devices come to the same library, with the edits of both', async () => {
    for (let at = 0; at < 5; at += 1) await one.save(at);
    await one.sync();
    await two.sync();
    expect(two.library()).toEqual(one.library());
    await one.note(0, 'here');
    await two.note(0, 'there');
    await one.remove(1);
    await two.tag(2, 'later');
    await one.sync();
    await two.sync();
    await one.sync();
    expect(two.library()).toEqual(one.library());
    expect([one.notes(0), one.live(), one.tags(2)]).toEqual([['here', 'there'], 4, ['later']]);
    if (!byHand) expect([one.waiting(), two.waiting()]).toEqual([0, 0]);
  });

  test('a place that was emptied deletes nothing, and is filled again', async () => {
    for (let at = 0; at < 30; at += 1) await one.save(at);
    await settle([one, two]);
    const before = one.library();
    await place.wipe();
    for (const device of [two, one]) {
      const { removed } = await device.sync();
      expect([removed.size, device.live()]).toEqual([0, 30]);
    }
    expect(one.library()).toEqual(before);
    const three = new TestDevice('cccccccccc', place, await place.join());
    await settle([one, three]);
    expect(three.library()).toEqual(before);
  });

  describe('nothing is lost where the place', { timeout: 30_000 }, () => {
    test.each(faults)('goes wrong: %s', async (fault) => {
      for (let at = 0; at < 3; at += 1) await one.save(at);
      await settle([one, two]);
      place.misbehave(fault);
      for (let round = 0; round < 2; round += 1) {
        await one.note(0, `one ${round}`);
        await two.note(1, `two ${round}`);
        for (const device of [one, two]) {
          const failed = await device.sync({ full: round === 1 }).catch((error: unknown) => error);
          if (failed instanceof Error) expect(failed).toBeInstanceOf(SyncError);
        }
        expect([one.live(), two.live()]).toEqual([3, 3]);
      }
      place.behave();
      await settle([one, two]);
      expect(two.library()).toEqual(one.library());
      expect([one.notes(0), one.notes(1), one.live()]).toEqual([['one 1'], ['two 1'], 3]);
      if (!byHand) expect([one.waiting(), two.waiting()]).toEqual([0, 0]);
    });
  });

  if (byHand) return;

  test('where nothing changed, one request is asked', async () => {
    await one.save(1);
    await settle([one, two]);
    let requests = 0;
    place.gate = (request) => {
      requests += 1;
      return request();
    };
    for (const device of [one, two]) {
      await device.sync();
      expect(requests).toBe(1);
      requests = 0;
    }
  });

  test('what was not kept stays waiting, and is synced later', async () => {
    await one.save(1);
    place.gate = () => Promise.reject(new TypeError('no network'));
    await expect(one.sync()).rejects.toBeInstanceOf(SyncError);
    expect(one.waiting()).toBe(1);
    place.gate = openGate;
    await settle([one, two]);
    expect([one.waiting(), two.live()]).toEqual([0, 1]);
  });

  test.each(['before it was asked', 'after it was answered'])(
    'a round that dies at any request, %s, is begun again and loses nothing',
    async (when) => {
      await one.save(0);
      await settle([one, two]);
      let died = true;
      for (let at = 1; died; at += 1) {
        await one.save(at);
        await one.note(0, `${at}`);
        died = await diesAt(place, at, when, () => one.sync());
        await one.sync();
        await two.sync();
        expect([two.live(), two.notes(0)]).toEqual([at + 1, [`${at}`]]);
        expect(one.waiting()).toBe(0);
      }
      expect(two.library()).toEqual(one.library());
    },
  );
}

/** Lets a round die at its nth request: nothing of it runs on. False where it ended before. */
async function diesAt(
  place: { gate: Gate },
  nth: number,
  when: string,
  round: () => Promise<unknown>,
): Promise<boolean> {
  let asked = 0;
  const died = new Promise<true>((resolve) => {
    place.gate = async (request) => {
      asked += 1;
      if (asked < nth) return request();
      if (asked === nth && when === 'after it was answered') await request();
      resolve(true);
      return new Promise<never>(() => {});
    };
  });
  const result = await Promise.race([died, round().then(() => false)]);
  place.gate = openGate;
  return result;
}
