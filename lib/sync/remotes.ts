import { type LocalStore, newRemote, type RemoteName, type ReplicaState, type Row, settledCounter } from './replica.ts';

/** Stands for the remote to come, so that what is edited before there is one is known not to have left the device. */
export const LATER: RemoteName = 'later';

/** The names of the remotes that a reader has chosen. */
export function remoteNames({ remotes }: ReplicaState): readonly RemoteName[] {
  return [...remotes.keys()].filter((name) => name !== LATER);
}

/** Begins with a remote: all that is on the device waits for it. Nothing changes where it is in use already. */
export function addRemote(store: LocalStore, name: RemoteName): Promise<void> {
  return store.update('all', ({ state, rows }) => {
    if (state.remotes.has(name)) return {};
    const remotes = new Map(state.remotes).set(name, state.left.get(name) ?? newRemote());
    remotes.delete(LATER);
    return {
      state: { ...state, remotes },
      rows: [...rows.values()].map((row) => ({ ...row, waiting: marked(state, row, name) })),
    };
  });
}

/** Ends with a remote: nothing waits for it. What waited for the last one waits for the one to come. */
export function dropRemote(store: LocalStore, name: RemoteName): Promise<void> {
  return store.update('all', ({ state, rows }) => {
    const ended = state.remotes.get(name);
    if (!ended) return {};
    const remotes = new Map(state.remotes);
    remotes.delete(name);
    const last = remotes.size === 0;
    if (last) remotes.set(LATER, newRemote());
    const waiting = [...rows.values()].filter((row) => row.waiting.has(name));
    return {
      state: { ...state, remotes, left: new Map(state.left).set(name, ended) },
      rows: waiting.map((row) => leftRow(row, name, last)),
    };
  });
}

function leftRow(row: Row, name: RemoteName, last: boolean): Row {
  const waiting = without(name, row);
  if (last) waiting.set(LATER, row.waiting.get(name) ?? 0);
  return { ...row, waiting };
}

/** What other remotes have for sure stays settled, should the device take another name before this one has it. */
function marked(state: ReplicaState, row: Row, name: RemoteName): ReadonlyMap<RemoteName, number> {
  return without(LATER, row).set(name, settledCounter(state, row));
}

function without(name: RemoteName, row: Row): Map<RemoteName, number> {
  const waiting = new Map(row.waiting);
  waiting.delete(name);
  return waiting;
}
