import type { ReplicaId } from '../library/causal/dots.ts';
import { absorb, type Surroundings } from './absorb.ts';
import { SyncError } from './fault.ts';
import type { Folder, FolderFile } from './folder.ts';
import { type Manifest, openManifest, openShard } from './format.ts';
import { parseName, type Slot, slotName } from './names.ts';
import type { Packing } from './packing.ts';
import { type ReadState, type RemoteName, type ReplicaState, type SlotRead, withRemote } from './replica.ts';
import type { SyncNotes } from './report.ts';

/** What a sync works with. */
export interface SyncParts extends Surroundings {
  readonly folder: Folder;
  readonly packing: Packing;
  readonly remote: RemoteName;
}

interface FoundManifest {
  readonly slot: Slot;
  readonly mark: string | null;
  readonly manifest: Manifest;
}

const NOTHING_READ: ReadState = { sequence: 0, nonce: '', shards: new Set(), slots: new Map(), containedSince: null };

/**
 * Merges what other replicas uploaded since it was last read. Each file is checked on its own; one that is torn, gone or
 * older than what is known says nothing and stops nothing.
 * @param full reads the manifests even where their marks are those of the last time
 * @returns the replicas whose manifests were all read and told nothing new
 */
export async function readOthers(
  parts: SyncParts,
  files: readonly FolderFile[],
  full: boolean,
  notes: SyncNotes,
): Promise<ReadonlySet<ReplicaId>> {
  const { replica, remotes } = await parts.store.state();
  const read = remotes.get(parts.remote)?.read;
  const silent = new Set<ReplicaId>();
  for (const [other, slots] of slotsByReplica(files)) {
    if (other === replica) continue;
    const known = read?.get(other) ?? NOTHING_READ;
    const changed = [...slots].filter(([slot, mark]) => full || mark === null || mark !== known.slots.get(slot)?.mark);
    const found: FoundManifest[] = [];
    for (const [slot, mark] of changed) {
      const manifest = await readManifest(parts, other, slot, notes);
      if (manifest) found.push({ slot, mark, manifest });
    }
    await readNewest(parts, found, known, full, notes);
    if (found.length === slots.size && found.every(({ manifest }) => isKnown(known, manifest))) silent.add(other);
  }
  return silent;
}

/** True for the manifest that was read last, and for those before it. */
function isKnown(known: ReadState, { sequence, nonce }: Manifest): boolean {
  return sequence < known.sequence || (sequence === known.sequence && nonce === known.nonce);
}

/** The manifest slots of a listing, each with its mark. */
function slotsByReplica(files: readonly FolderFile[]): Map<ReplicaId, Map<Slot, string | null>> {
  const replicas = new Map<ReplicaId, Map<Slot, string | null>>();
  for (const { name, mark } of files) {
    const parsed = parseName(name);
    if (parsed?.kind !== 'slot') continue;
    const slots = replicas.get(parsed.replica) ?? new Map<Slot, string | null>();
    replicas.set(parsed.replica, slots.set(parsed.slot, mark));
  }
  return replicas;
}

/** A manifest; null where there is none to be had now. */
export async function readManifest(
  { folder, packing }: SyncParts,
  replica: ReplicaId,
  slot: Slot,
  notes: SyncNotes,
): Promise<Manifest | null> {
  const name = slotName(replica, slot);
  const bytes = await getOrSkip(folder, name, notes);
  if (!bytes) return null;
  const opened = await openManifest(packing, bytes, replica, slot);
  if (opened.is === 'good') return opened.content;
  notes.skip(name, opened.is === 'newer' ? 'newer-version' : 'torn');
  return null;
}

/** Reads the newest of a replica's manifests, or the one before where that is not whole. */
async function readNewest(
  parts: SyncParts,
  found: readonly FoundManifest[],
  known: ReadState,
  full: boolean,
  notes: SyncNotes,
): Promise<void> {
  const newestFirst = [...found].sort((a, b) => b.manifest.sequence - a.manifest.sequence);
  const shards = new Set(known.shards);
  let read = known;
  for (const { manifest } of newestFirst) {
    const { sequence, nonce } = manifest;
    // Older ones teach nothing, unless their writer was restored and counts again from there: once a day they are read.
    if ((sequence < known.sequence && !full) || (sequence === known.sequence && nonce === known.nonce)) break;
    if (!(await readShards(parts, manifest, shards, notes))) continue;
    const names = manifest.shards.filter((name) => name !== null);
    read = { ...known, sequence, nonce, shards: new Set(names), containedSince: null };
    break;
  }
  // A newer manifest that could not be read wholly is not remembered: it is read again.
  const slots = slotsRead(
    found.filter(({ manifest }) => manifest.sequence <= read.sequence),
    known,
    notes,
  );
  const [first] = found;
  if (first && (read !== known || slots.size > known.slots.size)) {
    const change = read === known ? { ...known, shards, slots } : { ...read, slots };
    await absorb(parts, [], parts.remote, remember(parts.remote, first.manifest.replica, change), notes);
  }
}

/**
 * What to remember of the slots. Where the mark changed and the content did not, the content may be an old one that a
 * server handed out: that mark is not remembered, so the slot is read again.
 */
function slotsRead(found: readonly FoundManifest[], known: ReadState, notes: SyncNotes): ReadonlyMap<Slot, SlotRead> {
  const slots = new Map(known.slots);
  for (const { slot, mark, manifest } of found) {
    const before = known.slots.get(slot)?.sequence ?? 0;
    if (manifest.sequence < before) notes.skip(slotName(manifest.replica, slot), 'older');
    if (manifest.sequence > before && mark !== null) slots.set(slot, { mark, sequence: manifest.sequence });
  }
  return slots;
}

/** Merges the shards of a manifest that were not merged before. False where one of them could not be had. */
async function readShards(
  parts: SyncParts,
  manifest: Manifest,
  merged: Set<string>,
  notes: SyncNotes,
): Promise<boolean> {
  let whole = true;
  for (const name of manifest.shards) {
    if (name === null || merged.has(name)) continue;
    const bytes = await getOrSkip(parts.folder, name, notes);
    const opened = bytes ? await openShard(parts.packing, bytes, name) : null;
    if (opened?.is === 'good') {
      await absorb(parts, opened.content, parts.remote, rememberShard(parts.remote, manifest.replica, name), notes);
      merged.add(name);
    } else {
      if (opened) notes.skip(name, opened.is === 'newer' ? 'newer-version' : 'torn');
      whole = false;
    }
  }
  return whole;
}

/** The bytes of a file; null, and a note of it, where it can't be had. */
async function getOrSkip(folder: Folder, name: string, notes: SyncNotes): Promise<Uint8Array | null> {
  try {
    const bytes = await folder.get(name);
    if (!bytes) notes.skip(name, 'missing');
    return bytes;
  } catch (error) {
    if (!(error instanceof SyncError)) throw error;
    notes.skip(name, 'unreadable');
    return null;
  }
}

function rememberShard(remote: RemoteName, replica: ReplicaId, name: string): (state: ReplicaState) => ReplicaState {
  return (state) => {
    const known = state.remotes.get(remote)?.read.get(replica) ?? NOTHING_READ;
    return remember(remote, replica, { ...known, shards: new Set([...known.shards, name]) })(state);
  };
}

function remember(remote: RemoteName, replica: ReplicaId, read: ReadState): (state: ReplicaState) => ReplicaState {
  return (state) => withRemote(state, remote, (known) => ({ read: new Map(known.read).set(replica, read) }));
}
