import type { Backend } from '../backend.ts';
import { SyncError } from '../fault.ts';
import { PLAIN_PACKING } from '../sealing/plain-packing.ts';
import { exportState, importState, type StateFile } from '../state-file.ts';

/** A file that the reader carries from one device to the other. */
export interface FilePlace {
  /** One from another device; null where there is none yet. */
  readonly from: StateFile | null;
  /** Hands out this device's. */
  to(file: StateFile): void;
}

/** The state as a file: what another device handed out is merged, then this one's is handed out. Nothing is replaced. */
export const file: Backend<FilePlace> = {
  kind: 'file',
  title: 'File',
  async round({ place, ...around }) {
    const merged = place.from && (await importState(around, PLAIN_PACKING, place.from));
    if (place.from && !merged) {
      throw new SyncError(
        'not-kept',
        'This is no whole library file of Papergloss: export it again, or choose another.',
      );
    }
    place.to(await exportState(around.store, PLAIN_PACKING));
    return { ...(merged ?? (await nothingRead(around.store))), fit: null };
  },
};

async function nothingRead(store: { count(): Promise<{ readonly live: number }> }) {
  const { live } = await store.count();
  const none = {
    changed: new Set<never>(),
    removed: new Set<never>(),
    massRemoval: false,
    skipped: [],
    renamed: false,
  };
  return { ...none, uploadedFiles: 0, uploadedBytes: 0, synced: 0, waiting: 0, live };
}
