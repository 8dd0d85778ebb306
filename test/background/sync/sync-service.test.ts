import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLibrary } from '../../../entrypoints/background/library/library.ts';
import type { Connection } from '../../../entrypoints/background/sync/connection.ts';
import { createSyncService } from '../../../entrypoints/background/sync/sync-service.ts';
import { PaperglossError } from '../../../lib/core/errors.ts';
import { listPapers } from '../../../lib/library/listing.ts';
import { createDatabaseHandle } from '../../../lib/store/database.ts';
import type { Backend } from '../../../lib/sync/backend.ts';
import { sync } from '../../../lib/sync/engine.ts';
import { SyncError, type SyncFault } from '../../../lib/sync/fault.ts';
import type { Folder } from '../../../lib/sync/folder.ts';
import { fromStateText, toStateText } from '../../../lib/sync/state-text.ts';
import { PLAIN } from '../../../scripts/sync-sim/packing.ts';
import { paperId } from '../../search/sample-papers.ts';

const facts = { title: 'A Title', authors: ['Ana Núñez'], published: null };
const ids = Array.from({ length: 30 }, (_, at) => paperId(`2501.${10_000 + at}`));
const id = paperId('2501.00001');

/** A folder in memory, and what is wrong with it. */
function place() {
  const files = new Map<string, Uint8Array>();
  const state = { fault: null as SyncFault | null, rounds: 0, retryAfter: null as number | null };
  const folder: Folder = {
    async list() {
      state.rounds += 1;
      if (state.fault) throw new SyncError(state.fault, `It is ${state.fault}.`, { retryAfter: state.retryAfter });
      return [...files.keys()].map((name) => ({ name, mark: null }));
    },
    get: async (name) => files.get(name) ?? null,
    put: async (name, bytes) => void files.set(name, bytes),
    delete: async (name) => void files.delete(name),
  };
  return { files, state, folder };
}

type Place = ReturnType<typeof place>;

const backend: Backend<unknown> = {
  kind: 'webdav',
  title: 'Folder',
  async round(parts, options) {
    const { folder } = parts.place as Place;
    return { ...(await sync({ ...parts, folder, packing: PLAIN }, options)), fit: null };
  },
};

const closing: (() => Promise<void>)[] = [];
let clock = 1_767_225_600_000;

beforeEach(() => {
  clock = 1_767_225_600_000;
});

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A device that knows the place by the word `here`. */
function device(name: string, shared: Place) {
  const handle = createDatabaseHandle(`sync-service-${name}`);
  closing.push(async () => {
    await handle.close();
    await deleteDB(`sync-service-${name}`);
  });
  const seen = { announced: 0, edited: 0, allowed: true, plan: [] as [boolean, number | null][] };
  const library = createLibrary(
    handle,
    () => clock,
    () => {},
  );
  const connection: Connection = {
    kind: 'webdav',
    title: 'Folder',
    backend,
    open: () => shared,
    async check() {
      if (!seen.allowed) throw new SyncError('permission', 'Allow the address again.');
    },
    where: (stored) => String(stored),
    encrypted: () => true,
  };
  let last: Promise<unknown> = Promise.resolve();
  const service = createSyncService(handle, library, [connection], {
    now: () => clock,
    alone(run) {
      const mine = last.then(run);
      last = mine.catch(() => {});
      return mine;
    },
    announce: () => {
      seen.announced += 1;
    },
    timetable: {
      edited: () => {
        seen.edited += 1;
      },
      plan: (...planned) => seen.plan.push(planned),
    },
  });
  const listed = async () => listPapers(await library.list(), {}, 'added').map(({ row }) => row.id);
  const save = (paper = id) => library.set(paper, true, facts, null);
  return { handle, library, service, seen, listed, save };
}

describe('syncing', () => {
  test('is off at first, and says what is on this device only', async () => {
    const one = device('one', place());
    await one.save();
    const { backends, onlyHere, papers } = await one.service.status();
    expect([backends[0]?.on, onlyHere, papers]).toEqual([false, 1, 1]);
  });

  test('brings what one device has to another, and says so', async () => {
    const shared = place();
    const [one, two] = [device('one', shared), device('two', shared)];
    await one.save();
    await one.service.setUp('webdav', 'here');
    await two.service.setUp('webdav', 'here');
    expect(await two.listed()).toEqual([id]);
    const { backends, onlyHere } = await one.service.status();
    expect(backends[0]).toMatchObject({ on: true, synced: clock, waiting: 0, failure: null, where: 'here' });
    expect(onlyHere).toBe(0);
    expect(one.seen.plan.at(-1)).toEqual([true, null]);
  });

  test('keeps both of two notes', async () => {
    const shared = place();
    const [one, two] = [device('one', shared), device('two', shared)];
    await one.save();
    await one.service.setUp('webdav', 'here');
    await two.service.setUp('webdav', 'here');
    await one.library.edit([{ ids: [id], changes: [{ kind: 'note', value: 'here' }] }]);
    clock += 1000;
    await two.library.edit([{ ids: [id], changes: [{ kind: 'note', value: 'there' }] }]);
    for (const each of [one, two, one]) await each.service.run(null, false);
    for (const each of [one, two]) {
      expect((await each.library.list()).map(({ row }) => [row.conflict, row.note])).toEqual([[true, 'there']]);
    }
  });

  test('counts what a place does not have yet, and what no place has', async () => {
    const one = device('one', place());
    await one.service.setUp('webdav', 'here');
    await one.save();
    const { backends, onlyHere } = await one.service.status();
    expect([backends[0]?.waiting, onlyHere]).toEqual([1, 1]);
    expect((await one.library.list()).map(({ row }) => row.waiting)).toEqual([true]);
  });
});

describe('a failure', () => {
  test('is told with its remedy, tried again later, and forgotten once all is well', async () => {
    const shared = place();
    const one = device('one', shared);
    shared.state.fault = 'unreachable';
    await one.service.setUp('webdav', 'here');
    const { failure } = (await one.service.status()).backends[0] ?? {};
    expect(failure).toMatchObject({ fault: 'unreachable', message: 'It is unreachable.', nextTry: clock + 60_000 });
    expect(one.seen.plan.at(-1)).toEqual([true, clock + 60_000]);
    const { rounds } = shared.state;
    await one.service.run(null, false);
    expect(shared.state.rounds).toBe(rounds); // not due
    clock += 60_000;
    shared.state.fault = null;
    await one.service.run(null, false);
    expect((await one.service.status()).backends[0]?.failure).toBeNull();
  });

  test('of a place that can not be reached is tried again as soon as the browser is on the net', async () => {
    const shared = place();
    const one = device('one', shared);
    await one.service.setUp('webdav', 'here');
    for (const [fault, after] of [
      ['unreachable', null],
      ['busy', 'busy'],
    ] as const) {
      shared.state.fault = fault;
      await one.service.run('webdav', true);
      shared.state.fault = null;
      await one.service.online();
      expect((await one.service.status()).backends[0]?.failure?.fault ?? null).toBe(after);
    }
  });

  test('that only the reader can mend is not tried again by itself, but when the reader asks', async () => {
    const shared = place();
    const one = device('one', shared);
    one.seen.allowed = false;
    await one.service.setUp('webdav', 'here');
    expect((await one.service.status()).backends[0]?.failure).toMatchObject({ fault: 'permission', nextTry: null });
    one.seen.allowed = true;
    clock += 1e9;
    await one.service.run(null, false);
    expect(shared.state.rounds).toBe(0);
    await one.service.run('webdav', true);
    expect((await one.service.status()).backends[0]).toMatchObject({ failure: null, synced: clock });
  });

  test('of the device itself is told as that', async () => {
    const one = device('one', place());
    await one.service.setUp('webdav', 'here');
    const state = one.library.store.state;
    Object.assign(one.library.store, {
      state: () => Promise.reject(new PaperglossError('storage-full', 'The storage is full.')),
    });
    await one.service.run(null, false);
    Object.assign(one.library.store, { state });
    expect((await one.service.status()).backends[0]?.failure?.fault).toBe('device');
  });
});

describe('many papers taken off the list elsewhere', () => {
  test('are taken off here as well, told, and put back at a click', async () => {
    const shared = place();
    const [one, two] = [device('one', shared), device('two', shared)];
    for (const paper of ids) await one.save(paper);
    await one.service.setUp('webdav', 'here');
    await two.service.setUp('webdav', 'here');
    await two.library.edit([{ ids, changes: [{ kind: 'remove' }] }]);
    await two.service.run(null, false);
    await one.service.run(null, false);
    expect(await one.listed()).toEqual([]);
    expect((await one.service.status()).removal).toMatchObject({ papers: 30 });
    expect((await one.service.undoRemoval()).changed).toBe(30);
    expect(await one.listed()).toHaveLength(30);
    expect((await one.service.status()).removal).toBeNull();
  });

  test('are told until the reader has read it', async () => {
    const one = device('one', place());
    await one.service.noteRemoval({ at: 1, ids: ids.slice(0, 2) });
    await one.service.noteRemoval({ at: 2, ids: ids.slice(1, 3) });
    expect((await one.service.status()).removal).toEqual({ at: 2, papers: 3 });
    await one.service.dismissRemoval();
    expect((await one.service.status()).removal).toBeNull();
  });
});

describe('a file carried from one device to another', () => {
  test('is merged there, notes of both kept, and changes nothing the second time', async () => {
    const [one, two] = [device('one', place()), device('two', place())];
    await one.save();
    const first = await one.service.carry(null);
    expect((await two.service.carry(first.file)).report.changed.size).toBe(1);
    await one.library.edit([{ ids: [id], changes: [{ kind: 'note', value: 'here' }] }]);
    await two.library.edit([{ ids: [id], changes: [{ kind: 'note', value: 'there' }] }]);
    const { file } = await one.service.carry(null);
    await two.service.carry(file);
    expect((await two.library.list()).map(({ row }) => row.conflict)).toEqual([true]);
    expect((await two.service.carry(file)).report.changed.size).toBe(0);
    expect(fromStateText(toStateText(file))).toEqual(file);
  });

  test('that is torn is refused, and nothing changes', async () => {
    const [one, two] = [device('one', place()), device('two', place())];
    await one.save();
    const { file } = await one.service.carry(null);
    const torn = { ...file, bytes: file.bytes.slice(0, -3) };
    await expect(two.service.carry(torn)).rejects.toThrow(/no whole library file/);
    expect(await two.listed()).toEqual([]);
    for (const text of ['', '{}', 'null', '[]', '{"papergloss-state":1,"name":"x","data":"*"}']) {
      expect(fromStateText(text)).toBeNull();
    }
  });
});

describe('leaving a place', () => {
  test('ends its rounds, leaves what is there, and lets edits wait for the next one', async () => {
    const shared = place();
    const one = device('one', shared);
    await one.save();
    await one.service.setUp('webdav', 'here');
    await one.service.leave('webdav');
    expect(shared.files.size).toBeGreaterThan(0);
    expect(one.seen.plan.at(-1)).toEqual([false, null]);
    const { rounds } = shared.state;
    await one.service.run(null, true);
    expect(shared.state.rounds).toBe(rounds);
    await one.save(paperId('2501.00002'));
    expect((await one.service.status()).onlyHere).toBe(1);
  });
});
