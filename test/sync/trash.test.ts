import { describe, expect, test } from 'vitest';
import type { PaperId } from '../../lib/core/arxiv-id.ts';
import { isTombstone, TRASH_DAYS } from '../../lib/library/causal/compact.ts';
import { remove, restore, save, setField } from '../../lib/library/causal/edit.ts';
import { emptyRecord, merge } from '../../lib/library/causal/record.ts';
import { isLive } from '../../lib/library/causal/view.ts';
import { type Edit, editMany } from '../../lib/sync/edit-many.ts';
import { newReplica } from '../../lib/sync/replica.ts';
import { emptyExpired, emptyTrash } from '../../lib/sync/trash.ts';
import { MemoryStore } from '../../scripts/sync-sim/memory-store.ts';
import { FACTS } from '../library/causal/sample-records.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);
const [KEPT, GONE] = ['2507.10001', '2507.10002'] as [PaperId, PaperId];

function device() {
  const store = new MemoryStore(newReplica('aaaaaaaaaa', ['webdav']));
  const edit = (id: PaperId, at: number, change: Edit) => editMany(store, [id], at, change);
  return {
    store,
    add: (id: PaperId, at = START) => edit(id, at, (before, by) => save(before, id, by, FACTS, at)),
    remove: (id: PaperId, at = START) => edit(id, at, (before, by) => remove(before, by, at)),
    restore: (id: PaperId, at = START) => edit(id, at, restore),
    record: (id: PaperId) => store.held.rows.get(id)?.record ?? emptyRecord(id),
    row: (id: PaperId) => store.held.rows.get(id),
  };
}

describe('emptying the Trash', () => {
  test('empties what is there, of what is named, and has it uploaded', async () => {
    const { store, add, remove, record, row } = device();
    for (const id of [KEPT, GONE]) await add(id);
    await remove(GONE);
    await store.update([GONE], ({ rows }) => ({
      rows: [...rows.values()].map((each) => ({ ...each, waiting: new Map() })),
    }));
    expect(await emptyTrash(store, [KEPT, GONE], START)).toBe(1);
    expect([isLive(record(KEPT)), isTombstone(record(GONE))]).toEqual([true, true]);
    expect(row(GONE)?.waiting.has('webdav')).toBe(true);
    expect(row(GONE)).toMatchObject({ trashedAt: null, notes: { past: [], base: null } });
    expect(await emptyTrash(store, [KEPT, GONE], START)).toBe(0);
  });

  test('keeps what was edited elsewhere meanwhile', async () => {
    const { store, add, remove, record } = device();
    await add(GONE);
    const elsewhere = setField(record(GONE), { replica: 'bbbbbbbbbb', stamp: START }, 'note', 'wait');
    await remove(GONE);
    await emptyTrash(store, [GONE], START);
    expect(isLive(merge(record(GONE), elsewhere))).toBe(true);
  });

  test('happens by itself after thirty days, one day after the other', async () => {
    const { store, add, remove, record, row } = device();
    for (const id of [KEPT, GONE]) await add(id);
    expect(await emptyExpired(store, START)).toBe(0);
    await remove(GONE);
    expect(row(GONE)?.trashedAt).toBe(0);
    for (let day = 1; day <= TRASH_DAYS; day += 1) expect(await emptyExpired(store, START + day * DAY)).toBe(0);
    expect(await emptyExpired(store, START + (TRASH_DAYS + 1) * DAY)).toBe(1);
    expect([isLive(record(KEPT)), isTombstone(record(GONE))]).toEqual([true, true]);
    expect(await emptyExpired(store, START + 99 * DAY)).toBe(0);
  });

  test('is not hastened by a clock that is wrong, here or where the paper was removed', async () => {
    const { store, add, remove, record } = device();
    await add(GONE);
    await emptyExpired(store, START);
    await remove(GONE, START - 11 * 365 * DAY);
    for (const years of [11, 0, 11, 0]) expect(await emptyExpired(store, START + years * 365 * DAY)).toBe(0);
    expect(isTombstone(record(GONE))).toBe(false);
  });

  test('begins anew with a paper that was put back and removed again', async () => {
    const { store, add, remove, restore } = device();
    await add(GONE);
    await remove(GONE);
    for (let day = 0; day <= 20; day += 1) await emptyExpired(store, START + day * DAY);
    await restore(GONE);
    await remove(GONE);
    for (let day = 21; day <= 50; day += 1) expect(await emptyExpired(store, START + day * DAY)).toBe(0);
    expect(await emptyExpired(store, START + 51 * DAY)).toBe(1);
  });
});
