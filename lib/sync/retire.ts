import type { ReplicaId } from '../library/causal/dots.ts';
import type { FolderFile } from './folder.ts';
import { parseName } from './names.ts';
import { remoteOf, type UploadParts } from './plan.ts';
import { type ReadState, type RemoteName, type ReplicaState, withRemote } from './replica.ts';
import { deleteAll } from './sweep.ts';

const DAY = 86_400_000;

/** A replica is silent when its files say nothing new for so long; then they may go, for others have all that they say. */
const SILENT = 180 * DAY;

/**
 * A device that was away for so long takes a new name before it uploads, so that nobody who holds it for silent deletes
 * what it just wrote.
 */
const AWAY = 150 * DAY;

/** True where by this device's clock so much time passed since its last round that others may count it as silent. */
export function wasAway({ lastRound }: { readonly lastRound: number | null }, now: number): boolean {
  return lastRound !== null && Math.abs(now - lastRound) > AWAY;
}

/**
 * The state after an upload that has all that this device knew.
 * @param before the state when the upload was made
 */
export function withContained(state: ReplicaState, remote: RemoteName, before: ReplicaState): ReplicaState {
  const had = before.remotes.get(remote)?.read;
  return withRemote(state, remote, ({ read }) => ({
    read: new Map([...read].map(([replica, now]) => [replica, contained(now, had?.get(replica), state.lived)])),
  }));
}

function contained(now: ReadState, then: ReadState | undefined, lived: number): ReadState {
  const same = then?.sequence === now.sequence && then.nonce === now.nonce;
  return same && now.containedSince === null ? { ...now, containedSince: lived } : now;
}

/**
 * Deletes the files of replicas that have said nothing new for 180 days, counted in the time this device lived through
 * since an upload of its own has all of them. Such a replica is gone, or comes back under a new name.
 * @param silent the replicas whose manifests were all read in this round and told nothing new
 */
export async function retireSilent(
  parts: UploadParts,
  files: readonly FolderFile[],
  silent: ReadonlySet<ReplicaId>,
): Promise<void> {
  const state = await parts.store.state();
  const { read } = remoteOf(state, parts.remote);
  const gone = files
    .map(({ name }) => ({ name, parsed: parseName(name) }))
    .filter(({ parsed }) => parsed && silent.has(parsed.replica) && isOver(read.get(parsed.replica), state.lived));
  // Manifests last: while one stands, this is begun again.
  const isSlot = ({ parsed }: (typeof gone)[number]) => parsed?.kind === 'slot';
  const inOrder = [...gone.filter((file) => !isSlot(file)), ...gone.filter(isSlot)];
  await deleteAll(
    parts.folder,
    inOrder.map(({ name }) => name),
  );
}

function isOver(read: ReadState | undefined, lived: number): boolean {
  return read !== undefined && read.containedSince !== null && lived - read.containedSince > SILENT;
}
