import { sendMessage } from '../../lib/messages.ts';
import { syncRevision } from '../../lib/settings.ts';
import type { SyncStatus } from '../../lib/sync/status.ts';
import { useAsked } from '../background/use-asked.ts';
import { useRevision } from '../background/use-revision.ts';
import { useSavedRevision } from '../background/use-saved-revision.ts';

/** Where syncing stands, as far as it is known. */
export interface Sync {
  /** Null until it is known. */
  readonly status: SyncStatus | null;
  /** Why it isn't known, or not anew. */
  readonly error: string | null;
  readonly again: () => void;
  /** Shows what the background answered to something else. */
  readonly show: (status: SyncStatus) => void;
}

/** Follows where syncing stands. */
export function useSync(): Sync {
  const asked = useAsked('sync', () => sendMessage('syncStatus'));
  useRevision(syncRevision, () => asked.again());
  useSavedRevision(() => asked.again()); // what is saved is on this device only, for a while
  return {
    status: asked.value,
    error: asked.error,
    again: () => asked.again(),
    show: (status) => asked.change(() => status),
  };
}
