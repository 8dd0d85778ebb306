import { type CausalRecord, covers } from '../../library/causal/record.ts';
import { absorb, type Surroundings } from '../absorb.ts';
import type { RoundReport } from '../backend.ts';
import { SyncError } from '../fault.ts';
import type { Packing } from '../packing.ts';
import { acknowledgedRow, type RemoteName, type Row, sentRow, tellsOfTwin } from '../replica.ts';
import { SyncNotes } from '../report.ts';
import type { ChosenItem } from './choose.ts';
import { copyWith, extrasMade } from './extras.ts';
import { fitOf } from './fit.ts';
import { planWrites } from './plan.ts';
import { type FoundMap, readMap } from './read-map.ts';
import type { MapRoom, SharedMap } from './shared-map.ts';

export interface MapParts extends Surroundings {
  readonly map: SharedMap;
  readonly packing: Packing;
  readonly remote: RemoteName;
  readonly room: MapRoom;
}

/**
 * One round with one map: merge all that is there, then write what it lacks, in one request. Whatever another device
 * wrote over, or the browser lost, is lacking and so written again. May end anywhere and be begun again.
 * @throws SyncError where the map can't be read or written, or holds what a later version wrote; what was merged stays
 */
export async function syncMap(parts: MapParts): Promise<RoundReport> {
  const { store, map, packing, remote, room } = parts;
  const notes = new SyncNotes();
  const found = await readMap(map, packing, notes);
  await mergeCopies(parts, found, notes);
  if (found.newer) {
    throw new SyncError(
      'newer-version',
      'Browser sync holds papers from a newer Papergloss. Update this one; until then it only reads.',
    );
  }
  const rows = await store.shard(0, 0);
  const writes = await planWrites(packing, recordsOf(rows), found, room);
  const there = writes.size === 0 ? found : await write(parts, rows, writes, notes);
  await acknowledge(parts, rows, there, notes);
  for (const [key, { value }] of writes) {
    if (there.items.get(key) === value) continue;
    throw new SyncError('not-kept', 'Browser sync did not keep all that was written. It is written again next time.');
  }
  const { live } = await store.count();
  const waiting = (await store.waiting(remote)).length;
  return { ...notes.report({ live, waiting }), fit: fitOf(recordsOf(rows), there, room) };
}

function recordsOf(rows: readonly Row[]): readonly CausalRecord[] {
  return rows.map(({ record }) => record);
}

/** Merges the copies that tell something new; most rounds have none, and write nothing to the disk. */
async function mergeCopies(parts: MapParts, { copies }: FoundMap, notes: SyncNotes): Promise<void> {
  const state = await parts.store.state();
  const rows = new Map((await parts.store.shard(0, 0)).map((row) => [row.record.id, row]));
  const telling = [...copies.values()].filter((copy) => {
    const row = rows.get(copy.id);
    return !row || !covers(row.record, copy) || tellsOfTwin(state, row, copy);
  });
  if (telling.length > 0) await absorb(parts, telling, parts.remote, (before) => before, notes);
}

/** Writes, and reads back what is there then. */
async function write(
  parts: MapParts,
  rows: readonly Row[],
  writes: ReadonlyMap<string, ChosenItem>,
  notes: SyncNotes,
): Promise<FoundMap> {
  const { store, map, packing } = parts;
  const leaving = new Set([...writes.values()].flatMap(({ choice }) => [...choice.keys()]));
  const edited = rows.filter(({ record, waiting }) => waiting.size > 0 && leaving.has(record.id));
  if (edited.length > 0) {
    await store.update(
      edited.map(({ record }) => record.id),
      (held) => ({ rows: [...held.rows.values()].map((row) => sentRow(held.state, row)) }),
    );
  }
  await map.write(new Map([...writes].map(([key, { value }]) => [key, value])));
  notes.uploadedFiles = writes.size;
  notes.uploadedBytes = [...writes.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  return readMap(map, packing, new SyncNotes());
}

/**
 * Rows of which the map was seen to have all that the reader did stop waiting. What has no room goes on waiting, and so
 * does what was edited meanwhile.
 */
async function acknowledge(
  { store, remote }: MapParts,
  rows: readonly Row[],
  { copies }: FoundMap,
  notes: SyncNotes,
): Promise<void> {
  const arrived = ({ record, waiting }: Row) => {
    const copy = copies.get(record.id);
    return waiting.has(remote) && copy !== undefined && covers(copy, copyWith(record, extrasMade(record)));
  };
  const ids = rows.filter(arrived).map(({ record }) => record.id);
  if (ids.length === 0) return;
  await store.update(ids, (held) => {
    const there = [...held.rows.values()].filter(arrived);
    notes.synced = there.length;
    return {
      rows: there.map((row) => acknowledgedRow(held.state, row, remote, row.record)),
    };
  });
}
