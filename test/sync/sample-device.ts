import type { PaperId } from '../../lib/core/arxiv-id.ts';
import { remove, save, setField } from '../../lib/library/causal/edit.ts';
import { emptyRecord } from '../../lib/library/causal/record.ts';
import { fieldValues } from '../../lib/library/causal/view.ts';
import { type Edit, editMany } from '../../lib/sync/edit-many.ts';
import { sync } from '../../lib/sync/engine.ts';
import { SyncError } from '../../lib/sync/fault.ts';
import type { Folder } from '../../lib/sync/folder.ts';
import { newReplica } from '../../lib/sync/replica.ts';
import { MemoryStore } from '../../scripts/sync-sim/memory-store.ts';
import { packingOf, VERSIONS } from '../../scripts/sync-sim/packing.ts';
import { FACTS } from '../library/causal/sample-records.ts';

export const NOW = 1_767_225_600_000;
export const DAY = 86_400_000;
const REMOTE = 'webdav';

export const paper = (at: number) => `2507.${10_000 + at}` as PaperId;

/** A folder that works, what was asked of it, and uploads that are given up and arrive later. */
export function newFolder() {
  const files = new Map<string, Uint8Array>();
  const asked: string[] = [];
  const late: { name: string; bytes: Uint8Array }[] = [];
  const held = { isHeld: (_name: string) => false };
  const folder: Folder = {
    async list() {
      asked.push('list');
      return [...files].map(([name, bytes]) => ({ name, mark: Buffer.from(bytes).toString('base64') }));
    },
    async get(name) {
      asked.push(`get ${name}`);
      return files.get(name) ?? null;
    },
    async put(name, bytes) {
      asked.push(`put ${name}`);
      if (held.isHeld(name)) {
        late.push({ name, bytes });
        throw new SyncError('unreachable', 'timed out');
      }
      files.set(name, bytes);
    },
    async delete(name) {
      asked.push(`delete ${name}`);
      files.delete(name);
    },
  };
  return {
    files,
    asked,
    folder,
    /** The uploads that fit are given up by the client from here on. */
    hold: (isHeld: (name: string) => boolean) => {
      held.isHeld = isHeld;
    },
    /** What was given up arrives, whole or cut off, and nothing more is given up. */
    land: (length = Number.POSITIVE_INFINITY) => {
      held.isHeld = () => false;
      for (const { name, bytes } of late.splice(0)) files.set(name, bytes.slice(0, length));
    },
  };
}

/** A device with its storage in memory. @param copyOf the store of a profile that it is a copy of */
export function newDevice(replica: string, folder: Folder, copyOf?: MemoryStore) {
  const store = new MemoryStore(newReplica(replica, [REMOTE]));
  if (copyOf) store.held = copyOf.held;
  let [now, names, nonces, version] = [NOW, 0, 0, 0];
  const parts = () => ({
    store,
    folder,
    packing: packingOf(VERSIONS[version] ?? { major: 1, minor: 0 }),
    remote: REMOTE,
    now: () => now,
    newReplicaId: () => `${replica.slice(0, 8)}0${++names}`,
    newNonce: () => `${replica}${copyOf ? 'copy' : ''}${++nonces}`,
  });
  const edit = (at: number, change: Edit) => editMany(store, [paper(at)], now, change);
  const record = (at: number) => store.held.rows.get(paper(at))?.record ?? emptyRecord(paper(at));
  return {
    store,
    edit,
    record,
    sync: (options = {}) => sync(parts(), options),
    /** Days go by, and its clock with them. */
    wait: (days: number) => {
      now += days * DAY;
    },
    /** From here on it writes the last of `VERSIONS`. */
    upgrade: () => {
      version = VERSIONS.length - 1;
    },
    add: (at: number) => edit(at, (before, by) => save(before, paper(at), by, FACTS, NOW)),
    note: (at: number, text: string) => edit(at, (before, by) => setField(before, by, 'note', text)),
    remove: (at: number) => edit(at, (before, by) => remove(before, by, NOW)),
    notes: (at: number) =>
      fieldValues(record(at), 'note')
        .map(({ value }) => value)
        .sort(),
    isWaiting: (at: number) => store.held.rows.get(paper(at))?.waiting.has(REMOTE) === true,
    remembers: () => store.held.state.remotes.get(REMOTE),
  };
}
