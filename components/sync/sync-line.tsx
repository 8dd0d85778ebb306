import { useNow } from '../words/use-now.ts';
import { syncWords } from './sync-words.ts';
import type { Sync } from './use-sync.ts';
import './sync-line.css';

/** Where syncing stands, in one line; empty until that is known. */
export function SyncLine({ sync }: { sync: Pick<Sync, 'status' | 'error'> }) {
  const now = useNow();
  const { tone, words, time } = sync.status
    ? syncWords(sync.status, now)
    : { tone: sync.error ? 'caution' : 'off', words: sync.error ?? '', time: '' };
  return (
    <p class="sync-line" data-tone={tone}>
      {words && <span class="sync-mark" aria-hidden="true" />}
      <span role="status">{words}</span>
      {time}
    </p>
  );
}
