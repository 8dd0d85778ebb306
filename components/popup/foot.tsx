import browser from 'webextension-polyfill';
import { type Overview, sendMessage } from '../../lib/messages.ts';
import type { ListedSource } from '../../lib/sources/listed-source.ts';
import type { SyncStatus } from '../../lib/sync/status.ts';
import { useAsked } from '../background/use-asked.ts';
import { UndoBar } from '../library/bars/undo-bar.tsx';
import type { Edits } from '../library/use-edits.ts';
import { SyncLine } from '../sync/sync-line.tsx';
import { placesOn } from '../sync/sync-words.ts';
import { useSync } from '../sync/use-sync.ts';
import { counted } from '../words/counted.ts';
import './foot.css';

interface FootProps {
  readonly overview: Overview | null;
  readonly edits: Edits;
}

/** What was done last, or how syncing stands, or what is in the index; and the way to the options. */
export function Foot({ overview, edits }: FootProps) {
  const sync = useSync();
  const own = useAsked('sources', () => sendMessage('sources'));
  const { status } = sync;
  const isKnown = (status || sync.error) && (own.value || own.error);
  const problems = [overview?.problem, status && noticeWords(status)].filter(Boolean);
  return (
    <footer class="foot">
      {problems.map((words) => (
        <p key={words} class="foot-problem">
          {words}
        </p>
      ))}
      <UndoBar edits={edits}>
        {status && placesOn(status).length > 0 ? (
          <SyncLine sync={sync} />
        ) : (
          <p class="foot-counts">{overview && isKnown ? indexWords(overview, status, own.value) : ''}</p>
        )}
      </UndoBar>
      <button type="button" class="foot-button" onClick={() => void browser.runtime.openOptionsPage()}>
        Options
      </button>
    </footer>
  );
}

/** Says that nothing leaves the browser only where that is known. */
function indexWords(
  { papers, sources }: Overview,
  status: SyncStatus | null,
  own: readonly ListedSource[] | null,
): string {
  const counts = `${counted(papers, 'paper')} · ${counted(sources.length, 'source')}`;
  const followed = own?.filter(({ origin, paused }) => origin.is !== 'files' && !paused).length ?? 0;
  if (followed > 0) return `${counts} · ${followed} followed`;
  return status && own ? `${counts} · nothing leaves this browser` : counts;
}

function noticeWords({ removal, healed }: SyncStatus): string | null {
  if (removal) return `Another device removed ${counted(removal.papers, 'paper')}. Undo it in the options.`;
  return healed;
}
