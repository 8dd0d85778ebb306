import { rename } from './absorb.ts';
import { SyncError } from './fault.ts';
import type { FolderFile } from './folder.ts';
import { type Manifest, openManifest } from './format.ts';
import { parseName, SLOTS, type Slot, slotName } from './names.ts';
import { keptFiles } from './plan.ts';
import type { SyncParts } from './read-others.ts';
import { type RemoteState, withRemote } from './replica.ts';
import type { SyncNotes } from './report.ts';
import { wasAway } from './retire.ts';

/**
 * Looks whether the files that go by this replica's name are its own. If they are not, two profiles share the name
 * (one is a copy, or was restored from an older state), and this one takes a new name before it uploads anything.
 * @returns false where the last verified manifest was found to be gone or replaced, as by an upload that arrived late
 */
export async function checkOwnFiles(
  parts: SyncParts,
  files: readonly FolderFile[],
  full: boolean,
  notes: SyncNotes,
): Promise<boolean> {
  const { replica, remotes } = await parts.store.state();
  const own = remotes.get(parts.remote);
  if (!own) return false;
  for (const { name } of files) {
    const parsed = parseName(name);
    const foreign = parsed?.kind === 'shard' && parsed.replica === replica && !own.uploaded.has(name);
    if (foreign) return renamed(parts, notes);
  }
  let stands = true;
  const ownMarks = new Map(own.ownMarks);
  const marks = new Map(files.map(({ name, mark }) => [name, mark]));
  for (const slot of SLOTS) {
    const name = slotName(replica, slot);
    const mark = marks.get(name) ?? null;
    if (!marks.has(name) && !own.slots.has(slot)) continue; // never written; a listing that leaves out one that was is not believed
    if (!full && mark !== null && mark === own.ownMarks.get(slot)) continue;
    const manifest = await readSurely(parts, replica, slot);
    if (manifest && !isOwn(own, manifest)) return renamed(parts, notes);
    const replaced = slot === own.verified && manifest?.nonce !== own.slots.get(slot)?.nonce;
    if (replaced) stands = false;
    else if (manifest && mark !== null) ownMarks.set(slot, mark);
  }
  if (wasAway(own, parts.now())) return renamed(parts, notes);
  if ([...ownMarks].some(([slot, mark]) => own.ownMarks.get(slot) !== mark)) {
    await parts.store.update([], ({ state }) => ({ state: withRemote(state, parts.remote, () => ({ ownMarks })) }));
  }
  return stands;
}

async function renamed(parts: SyncParts, notes: SyncNotes): Promise<false> {
  await rename(parts, notes);
  return false;
}

/**
 * An own manifest; null for one that is gone, or torn each time it is read.
 * @throws SyncError where that is not clear now: what may be another's upload must not be written over
 */
async function readSurely({ folder, packing }: SyncParts, replica: string, slot: Slot): Promise<Manifest | null> {
  const name = slotName(replica, slot);
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const bytes = await folder.get(name);
    if (!bytes) return null;
    const opened = await openManifest(packing, bytes, replica, slot);
    if (opened.is === 'good') return opened.content;
    if (opened.is === 'newer') throw new SyncError('newer-version', `${name} was written by a newer version.`);
  }
  return null;
}

/** Uploads this device began have one nonce a sequence; those so old that it forgot them are its own as well. */
function isOwn(own: RemoteState, { sequence, nonce }: Manifest): boolean {
  if (sequence > own.sequence) return false;
  const known = own.begun.get(sequence);
  return known === undefined ? own.begun.size > 0 : known === nonce;
}

/** True where the last verified upload is still there, as far as the listing tells. */
export function isUploadListed(replica: string, own: RemoteState, files: readonly FolderFile[]): boolean {
  const upload = own.verified && own.slots.get(own.verified);
  if (!upload || !own.verified) return false;
  const names = keptFiles(own, files);
  return names.has(slotName(replica, own.verified)) && upload.shards.every((name) => name === null || names.has(name));
}
