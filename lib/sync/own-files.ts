import { rename } from './absorb.ts';
import type { BackendFile } from './backend.ts';
import type { Manifest } from './format.ts';
import { parseName, slotName } from './names.ts';
import { readManifest, type SyncParts } from './read-others.ts';
import { type RemoteState, withRemote } from './replica.ts';
import type { SyncNotes } from './report.ts';

/**
 * Looks whether the files that go by this replica's name are its own. If they are not, two profiles share the name
 * (one is a copy, or was restored from an older state), and this one takes a new name before it uploads anything.
 */
export async function checkOwnFiles(
  parts: SyncParts,
  files: readonly BackendFile[],
  full: boolean,
  notes: SyncNotes,
): Promise<void> {
  const { replica, remotes } = await parts.store.state();
  const own = remotes.get(parts.remote);
  if (!own) return;
  const ownMarks = new Map(own.ownMarks);
  for (const { name, mark } of files) {
    const parsed = parseName(name);
    if (parsed?.replica !== replica) continue;
    if (parsed.kind === 'shard') {
      if (!own.uploaded.has(name)) return rename(parts, notes);
      continue;
    }
    if (!full && mark !== null && mark === own.ownMarks.get(parsed.slot)) continue;
    const manifest = await readManifest(parts, replica, parsed.slot, notes);
    if (!manifest) continue;
    if (!isOwn(own, manifest)) return rename(parts, notes);
    if (mark !== null) ownMarks.set(parsed.slot, mark);
  }
  if ([...ownMarks].some(([slot, mark]) => own.ownMarks.get(slot) !== mark)) {
    await parts.store.update([], ({ state }) => ({ state: withRemote(state, parts.remote, () => ({ ownMarks })) }));
  }
}

/** Uploads this device began have one nonce a sequence; those so old that it forgot them are its own as well. */
function isOwn(own: RemoteState, { sequence, nonce }: Manifest): boolean {
  if (sequence > own.sequence) return false;
  const known = own.begun.get(sequence);
  return known === undefined ? own.begun.size > 0 : known === nonce;
}

/** True where the last verified upload is still there, as far as the listing tells. */
export function isUploadListed(replica: string, own: RemoteState, files: readonly BackendFile[]): boolean {
  const upload = own.verified && own.slots.get(own.verified);
  if (!upload || !own.verified) return false;
  const names = new Set(files.map(({ name }) => name));
  return names.has(slotName(replica, own.verified)) && upload.shards.every((name) => name === null || names.has(name));
}
