import type { PaperId } from '../../../lib/core/arxiv-id.ts';
import { isLive } from '../../../lib/library/causal/view.ts';
import type { LibraryEdited } from '../../../lib/library/listed.ts';
import type { DatabaseHandle } from '../../../lib/store/database.ts';
import { forgetHealed, healedWords } from '../../../lib/store/healed-notice.ts';
import { readMeta } from '../../../lib/store/library-store.ts';
import { newReplicaId } from '../../../lib/store/replica-id.ts';
import type { BackendSetup, RemovalNote } from '../../../lib/store/schema.ts';
import type { BackendKind, RoundReport } from '../../../lib/sync/backend.ts';
import { file } from '../../../lib/sync/backends/file.ts';
import { addRemote, dropRemote, LATER, remoteNames } from '../../../lib/sync/remotes.ts';
import type { StateFile } from '../../../lib/sync/state-file.ts';
import type { BackendStatus, SyncStatus } from '../../../lib/sync/status.ts';
import type { Library } from '../library/library.ts';
import type { Connection } from './connection.ts';
import { type RoundTools, runRound } from './rounds.ts';
import type { Timetable } from './timetable.ts';

/** Keeps the library the same in every browser of its reader. */
export interface SyncService {
  status(): Promise<SyncStatus>;
  /**
   * Rounds with one place or all; resolves when they ended, well or not.
   * @param asked by the reader: tries what would not be tried by itself, and trusts nothing remembered
   */
  run(kind: BackendKind | null, asked: boolean): Promise<void>;
  /** The browser is on the net again: what could not be reached is tried at once. */
  online(): Promise<void>;
  /** Begins to sync through a place. */
  setUp(kind: BackendKind, place: unknown): Promise<void>;
  /** How the reader set up a place; null where it is not in use. */
  placeOf(kind: BackendKind): Promise<unknown>;
  /** Changes the setup of a place while no round is under way, which would keep the one that it began with. */
  changePlace(kind: BackendKind, change: (place: unknown) => Promise<unknown>): Promise<void>;
  /** Ends syncing through a place; what is there stays there. */
  leave(kind: BackendKind): Promise<void>;
  /** Merges what another device handed out as a file, if anything, and hands out this one's. @throws SyncError */
  carry(from: StateFile | null): Promise<Carried>;
  /** Puts back what a mass removal from elsewhere took off the list. */
  undoRemoval(): Promise<LibraryEdited>;
  /** The reader has read of a mass removal. */
  dismissRemoval(): Promise<void>;
  /** The reader has read that the library was healed. */
  dismissHealed(): Promise<void>;
  noteRemoval(removal: RemovalNote): Promise<void>;
  /** Sets the clock for the next rounds; at each start of the background, and after each change of what is in use. */
  plan(): Promise<void>;
}

export interface Carried {
  readonly report: RoundReport;
  readonly file: StateFile;
}

/** What the service asks of the browser. */
export interface SyncSurroundings {
  now(): number;
  /** Runs alone in the whole profile. */
  alone<Answer>(run: () => Promise<Answer>): Promise<Answer>;
  /** Called when `status` would say something else. */
  announce(): void;
  readonly timetable: Timetable;
}

export function createSyncService(
  handle: DatabaseHandle,
  library: Library,
  connections: readonly Connection[],
  around: SyncSurroundings,
): SyncService {
  const running = new Set<BackendKind>();
  /** The round that began by itself and has not ended: another would find nothing that it does not. */
  let ownRun: Promise<void> | null = null;
  const setups = async () => (await handle.open()).getAll('backends');

  /** Changes a setup in one transaction; a place that the reader left meanwhile stays left. */
  const keep = async (kind: BackendKind, change: (before: BackendSetup) => BackendSetup) => {
    const transaction = (await handle.open()).transaction('backends', 'readwrite', { durability: 'strict' });
    const before = await transaction.store.get(kind);
    await Promise.all([before && transaction.store.put(change(before)), transaction.done]);
    around.announce();
  };

  const toolsFor = (kind: BackendKind): RoundTools => ({
    store: library.store,
    now: around.now,
    newReplicaId,
    newNonce: () => crypto.randomUUID(),
    keep: (change) => keep(kind, change),
  });

  const round = async (connection: Connection, asked: boolean) => {
    const { kind } = connection;
    const setup = await (await handle.open()).get('backends', kind);
    if (!setup || (!asked && !isDue(setup, around.now()))) return;
    running.add(kind);
    around.announce();
    try {
      const report = await runRound(connection, setup, toolsFor(kind), asked);
      if (report?.massRemoval) await service.noteRemoval({ at: around.now(), ids: [...report.removed] });
    } finally {
      running.delete(kind);
      around.announce();
    }
  };

  const rounds = async (kind: BackendKind | null, asked: boolean) => {
    const chosen = connections.filter((connection) => kind === null || connection.kind === kind);
    await around.alone(async () => {
      for (const connection of chosen) await round(connection, asked);
    });
    await service.plan();
  };

  const service: SyncService = {
    async status() {
      const database = await handle.open();
      const [known, removal, { state, healed }, count] = await Promise.all([
        setups(),
        database.get('notices', 'removal'),
        readMeta(database),
        library.store.count(),
      ]);
      const names = remoteNames(state);
      const waiting = await Promise.all(
        (names.length > 0 ? names : [LATER]).map((name) => library.store.waiting(name)),
      );
      const backends = connections.map((connection): BackendStatus => {
        const setup = known.find(({ kind }) => kind === connection.kind);
        const waits = waiting[names.indexOf(connection.kind)]?.length ?? 0;
        return statusOf(connection, setup, running.has(connection.kind), waits);
      });
      return {
        backends,
        onlyHere: inAll(waiting),
        papers: count.live,
        removal: removal ? { at: removal.at, papers: removal.ids.length } : null,
        healed: healed && healedWords(healed),
      };
    },
    run(kind, asked) {
      if (asked || kind !== null) return rounds(kind, asked);
      ownRun ??= rounds(null, false).finally(() => {
        ownRun = null;
      });
      return ownRun;
    },
    async online() {
      const unreached = (await setups()).filter(({ failure }) => failure?.fault === 'unreachable');
      for (const { kind } of unreached) await keep(kind, dueAt(around.now()));
      await service.run(null, false);
    },
    async setUp(kind, place) {
      await around.alone(async () => {
        await addRemote(library.store, kind);
        const setup = { kind, place, synced: null, looked: null, failure: null, failures: 0, fit: null };
        await (await handle.open()).put('backends', setup);
      });
      library.forget();
      await service.run(kind, true);
    },
    async placeOf(kind) {
      return (await (await handle.open()).get('backends', kind))?.place ?? null;
    },
    changePlace: (kind, change) =>
      around.alone(async () => {
        const place = await change(await service.placeOf(kind));
        await keep(kind, (before) => ({ ...before, place }));
      }),
    async leave(kind) {
      await around.alone(async () => {
        await (await handle.open()).delete('backends', kind);
        await dropRemote(library.store, kind);
      });
      library.forget();
      around.announce();
      await service.plan();
    },
    carry: (from) =>
      around.alone(async () => {
        const handed: StateFile[] = [];
        const place = { from, to: (made: StateFile) => handed.push(made) };
        const report = await file.round({ ...toolsFor('file'), remote: 'file', place, keepPlace: async () => {} }, {});
        if (report.massRemoval) await service.noteRemoval({ at: around.now(), ids: [...report.removed] });
        const [made] = handed;
        if (!made) throw new Error('a round with a file handed out none');
        return { report, file: made };
      }),
    async undoRemoval() {
      const ids = (await (await handle.open()).get('notices', 'removal'))?.ids ?? [];
      const rows = await library.read(ids);
      const gone = ids.filter((_, at) => rows[at] && !isLive(rows[at].record));
      const edited = await library.edit([{ ids: gone, changes: [{ kind: 'restore' }] }]);
      await service.dismissRemoval();
      return edited;
    },
    async dismissRemoval() {
      await (await handle.open()).delete('notices', 'removal');
      around.announce();
    },
    async dismissHealed() {
      await forgetHealed(await handle.open());
      around.announce();
    },
    async noteRemoval({ at, ids }) {
      const transaction = (await handle.open()).transaction('notices', 'readwrite');
      // A second one, before the first was read, is told together with it.
      const before = (await transaction.store.get('removal'))?.ids ?? [];
      await transaction.store.put({ at, ids: [...new Set([...before, ...ids])] }, 'removal');
      await transaction.done;
      around.announce();
    },
    async plan() {
      const now = around.now();
      const tries = (await setups()).flatMap(({ failure }) => failure?.nextTry ?? []);
      around.timetable.plan((await setups()).length > 0, tries.length > 0 ? Math.max(now, Math.min(...tries)) : null);
    },
  };
  return service;
}

function isDue({ failure }: BackendSetup, now: number): boolean {
  return failure === null || (failure.nextTry !== null && failure.nextTry <= now);
}

function dueAt(now: number): (setup: BackendSetup) => BackendSetup {
  return (setup) => ({ ...setup, failure: setup.failure && { ...setup.failure, nextTry: now } });
}

function statusOf(
  { kind, title, where, encrypted }: Connection,
  setup: BackendSetup | undefined,
  running: boolean,
  waiting: number,
): BackendStatus {
  if (!setup) {
    const none = { synced: null, waiting: 0, failure: null, fit: null };
    return { kind, title, on: false, running: false, ...none, where: '', encrypted: false };
  }
  const { place, synced, failure, fit } = setup;
  return {
    kind,
    title,
    on: true,
    running,
    synced,
    waiting,
    failure,
    fit,
    where: where(place),
    encrypted: encrypted(place),
  };
}

/** How many papers are in every list. */
function inAll(lists: readonly (readonly PaperId[])[]): number {
  const [first = [], ...others] = lists.map((list) => new Set(list));
  return [...first].filter((id) => others.every((other) => other.has(id))).length;
}
