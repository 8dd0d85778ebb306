import type { PaperId } from '../../../lib/core/arxiv-id.ts';
import { addTag, save, setField } from '../../../lib/library/causal/edit.ts';
import { type Edit, editMany } from '../../../lib/sync/edit-many.ts';
import { newReplica } from '../../../lib/sync/replica.ts';
import { type MapParts, syncMap } from '../../../lib/sync/shared-map/round.ts';
import { BROWSER_ROOM, type MapRoom, type SharedMap } from '../../../lib/sync/shared-map/shared-map.ts';
import { MemoryStore } from '../../../scripts/sync-sim/memory-store.ts';
import { PLAIN } from '../../../scripts/sync-sim/packing.ts';
import type { Random } from '../../../scripts/sync-sim/random.ts';

export const NOW = 1_767_225_600_000;
export const REMOTE = 'browser';

export const paper = (at: number) => `2507.${10_000 + at}` as PaperId;

/** A map that works, and what was asked of it. */
export function newMap() {
  const items = new Map<string, unknown>();
  const asked: string[] = [];
  const map: SharedMap = {
    async read() {
      asked.push('read');
      return new Map(items);
    },
    async write(written) {
      asked.push(`write ${[...written.keys()].join(' ')}`);
      for (const [key, value] of written) items.set(key, value);
    },
  };
  return { items, asked, map };
}

/** A device with a library of its own; `stories` are edits of papers by their number. */
export function newDevice(replica: string, map: SharedMap, room: MapRoom = BROWSER_ROOM) {
  const store = new MemoryStore(newReplica(replica, [REMOTE]));
  let [now, names] = [NOW, 0];
  const parts: MapParts = {
    store,
    map,
    room,
    packing: PLAIN,
    remote: REMOTE,
    now: () => now,
    newReplicaId: () => `${replica.slice(0, 8)}0${++names}`,
  };
  const edit = (at: number, change: Edit) => {
    now += 1000;
    return editMany(store, [paper(at)], now, change);
  };
  return {
    store,
    parts,
    edit,
    add: (at: number, title = `Title ${at}`) =>
      edit(at, (before, by) => save(before, paper(at), by, { title, authors: ['A. Author'], published: null }, now)),
    note: (at: number, note: string) => edit(at, (before, by) => setField(before, by, 'note', note)),
    record: (at: number) => store.held.rows.get(paper(at))?.record,
    records: () => [...store.held.rows.values()].map(({ record }) => record),
    waiting: () => [...store.held.rows.values()].filter(({ waiting }) => waiting.has(REMOTE)).length,
    round: () => syncMap(parts),
  };
}

export type TestDevice = ReturnType<typeof newDevice>;

/** Fills a library as a reader might: a third of the papers with a note, some with tags. */
export async function fill(device: TestDevice, random: Random, papers: number, longest = 300): Promise<void> {
  for (let at = 0; at < papers; at += 1) {
    await device.add(at, `On ${random.word(20)}`);
    if (random.chance(0.5)) await device.edit(at, (before, by) => addTag(before, by, random.word(3)));
    if (random.chance(1 / 3)) await device.note(at, random.word(1 + random.below(longest)));
  }
}
