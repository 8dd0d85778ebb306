import { SyncError } from './fault.ts';
import type { FolderFile } from './folder.ts';
import { packManifest } from './format.ts';
import { slotName } from './names.ts';
import { makePlan, type PackedFile, type Plan, remoteOf, shardsInUse, type UploadParts } from './plan.ts';
import { acknowledgedRow, type Change, type OwnSlot, type RemoteState, sentRow, withRemote } from './replica.ts';
import type { SyncNotes } from './report.ts';
import { withContained } from './retire.ts';

export interface UploadOptions {
  /** Writes what was merged since as well: this replica's files then stand for all it knows. */
  readonly refresh: boolean;
  /** True where the last upload is there as it was. */
  readonly whole: boolean;
}

/** Uploads begun that a device remembers: far more than can fail between two that succeed. */
const REMEMBERED_UPLOADS = 64;

/** Names of files that a device remembers, for a listing may lag behind and an upload may arrive late. */
const REMEMBERED_NAMES = 1024;

/**
 * Uploads what this replica edited: the shards that changed, then a manifest into a slot that does not hold the last
 * good one. Only when every byte was read back as written do the edits count as synced.
 * @throws SyncError; nothing counts as synced then, and the next sync begins again
 */
export async function upload(
  parts: UploadParts,
  files: readonly FolderFile[],
  { refresh, whole }: UploadOptions,
  notes: SyncNotes,
): Promise<void> {
  const plan = await makePlan(parts, files, refresh);
  if (!whole || plan.packed.length > 0 || plan.copies.size > 0) await write(parts, plan, files, notes);
  if (refresh) await parts.store.update([], ({ state }) => ({ state: withContained(state, parts.remote, plan.state) }));
}

async function write(parts: UploadParts, plan: Plan, files: readonly FolderFile[], notes: SyncNotes): Promise<void> {
  const { replica } = plan.state;
  await begin(parts, plan);
  let written: string | null = null;
  for (const file of plan.packed) {
    await doubt(parts, plan, files, written, file.name);
    await putChecked(parts, file, notes);
    written = file.name;
  }
  const name = slotName(replica, plan.slot);
  await doubt(parts, plan, files, written, name);
  const bytes = await packManifest(parts.packing, { replica, ...plan.upload }, plan.slot);
  await putChecked(parts, { name, bytes }, notes);
  await acknowledge(parts, plan, name);
  notes.synced = plan.copies.size;
}

/** Notes that edits are about to leave the device, before they do. */
function begin({ store, remote }: UploadParts, { upload, copies }: Plan): Promise<void> {
  return store.update([...copies.keys()], ({ state, rows }) => {
    const { begun } = remoteOf(state, remote);
    const remembered = [...begun, [upload.sequence, upload.nonce] as const].slice(-REMEMBERED_UPLOADS);
    const sent = [...rows.values()].map((row) => [row, sentRow(state, row)] as const);
    return {
      state: withRemote(state, remote, () => ({ sequence: upload.sequence, begun: new Map(remembered) })),
      rows: sent.filter(([before, after]) => after !== before).map(([, after]) => after),
    };
  });
}

/** Notes that a file is about to be written, before it is, and that the one before was read back. */
function doubt(
  { store, remote }: UploadParts,
  { upload }: Plan,
  files: readonly FolderFile[],
  written: string | null,
  name: string,
): Promise<void> {
  return store.update([], ({ state }) => ({
    state: withRemote(state, remote, (own) => {
      const needed = new Set([...shardsInUse(own), ...upload.shards, ...files.map((file) => file.name)]);
      const doubtful = [...own.doubtful].filter((each) => each !== written && each !== name);
      return {
        doubtful: new Set([...doubtful, name].slice(-REMEMBERED_NAMES)),
        uploaded: new Set(
          [...own.uploaded, name].filter((each, at, all) => at >= all.length - REMEMBERED_NAMES || needed.has(each)),
        ),
      };
    }),
  }));
}

/** Writes a file and reads it back. */
async function putChecked({ folder }: UploadParts, { name, bytes }: PackedFile, notes: SyncNotes): Promise<void> {
  await folder.put(name, bytes);
  const kept = await folder.get(name);
  if (!kept || !sameBytes(kept, bytes)) {
    throw new SyncError('not-kept', `The server did not keep ${name} as it was sent. It is sent again next time.`);
  }
  notes.uploadedFiles += 1;
  notes.uploadedBytes += bytes.length;
}

/** Edits made while the upload was under way go on waiting. */
function acknowledge({ store, remote }: UploadParts, plan: Plan, name: string): Promise<void> {
  const { slot, upload, copies } = plan;
  return store.update([...copies.keys()], ({ state, rows }): Change => {
    if (state.replica !== plan.state.replica) return {};
    return {
      state: withRemote(state, remote, ({ slots, verified, doubtful }) => ({
        verified: slot,
        slots: lastTwo(slots, verified, slot, upload),
        doubtful: new Set([...doubtful].filter((each) => each !== name)),
      })),
      rows: [...rows.values()].flatMap((row) => {
        const copy = copies.get(row.record.id);
        return copy ? [acknowledgedRow(state, row, remote, copy)] : [];
      }),
    };
  });
}

function lastTwo(
  slots: RemoteState['slots'],
  verified: RemoteState['verified'],
  slot: string,
  upload: OwnSlot,
): RemoteState['slots'] {
  const before = verified ? slots.get(verified) : undefined;
  return new Map(
    verified && before
      ? [
          [verified, before],
          [slot, upload],
        ]
      : [[slot, upload]],
  );
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
