import type { BackendStatus } from '../../lib/sync/status.ts';
import { pending, roomless, type SyncTone } from './sync-words.ts';

/** How a place stands, in a word or two. */
export function stateOf(status: BackendStatus): { readonly tone: SyncTone; readonly words: string } {
  const { on, running, synced, failure, fit } = status;
  if (!on) return { tone: 'off', words: 'Off' };
  if (running) return { tone: 'busy', words: 'Syncing…' };
  if (failure) return { tone: 'caution', words: failure.nextTry === null ? 'Needs you' : 'Tries again' };
  if (synced === null || pending(status) > 0) return { tone: 'busy', words: 'Waiting' };
  if (roomless(fit) > 0) return { tone: 'caution', words: 'Full' };
  return { tone: 'good', words: 'Synced' };
}
