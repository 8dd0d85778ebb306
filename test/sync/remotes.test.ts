import { expect, test } from 'vitest';
import type { PaperId } from '../../lib/core/arxiv-id.ts';
import { save, setField } from '../../lib/library/causal/edit.ts';
import { editMany } from '../../lib/sync/edit-many.ts';
import { addRemote, dropRemote, LATER, remoteNames } from '../../lib/sync/remotes.ts';
import { acknowledgedRow, newReplica } from '../../lib/sync/replica.ts';
import { MemoryStore } from '../../scripts/sync-sim/memory-store.ts';
import { FACTS } from '../library/causal/sample-records.ts';

const NOW = 1_767_225_600_000;
const [ONE, TWO] = ['2507.10001', '2507.10002'] as [PaperId, PaperId];

async function storeWith(...papers: readonly PaperId[]): Promise<MemoryStore> {
  const store = new MemoryStore(newReplica('aaaaaaaaaa', [LATER]));
  await editMany(store, papers, NOW, (before, by) => save(before, before.id, by, FACTS, NOW));
  return store;
}

const waiting = ({ held }: MemoryStore) => [...held.rows.values()].map((row) => Object.fromEntries(row.waiting));

test('what was edited before there was a remote waits for the first', async () => {
  const store = await storeWith(ONE, TWO);
  expect(waiting(store)).toEqual([{ later: 0 }, { later: 0 }]);
  expect(remoteNames(store.held.state)).toEqual([]);
  await addRemote(store, 'webdav');
  expect(waiting(store)).toEqual([{ webdav: 0 }, { webdav: 0 }]);
  expect(remoteNames(store.held.state)).toEqual(['webdav']);
});

test('everything waits for a second remote, synced or not, once', async () => {
  const store = await storeWith(ONE, TWO);
  await addRemote(store, 'webdav');
  await store.update([ONE], ({ state, rows }) => ({
    rows: [...rows.values()].map((row) => acknowledgedRow(state, row, 'webdav', row.record)),
  }));
  await addRemote(store, 'browser');
  expect(waiting(store)).toEqual([{ browser: 1 }, { webdav: 0, browser: 0 }]);
  const before = store.held;
  await addRemote(store, 'browser');
  expect(store.held).toEqual(before);
});

test('nothing waits for a remote that was left; the last leaves its marks to the one to come', async () => {
  const store = await storeWith(ONE, TWO);
  await addRemote(store, 'webdav');
  await addRemote(store, 'browser');
  await dropRemote(store, 'browser');
  expect(waiting(store)).toEqual([{ webdav: 0 }, { webdav: 0 }]);
  await store.update([ONE], ({ state, rows }) => ({
    rows: [...rows.values()].map((row) => acknowledgedRow(state, row, 'webdav', row.record)),
  }));
  await dropRemote(store, 'webdav');
  expect(waiting(store)).toEqual([{}, { later: 0 }]);
  expect(remoteNames(store.held.state)).toEqual([]);
  await editMany(store, [ONE], NOW, (before, by) => setField(before, by, 'note', 'n'));
  expect(waiting(store)).toEqual([{ later: 1 }, { later: 0 }]);
});
