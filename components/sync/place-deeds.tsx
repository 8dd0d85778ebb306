import type { ComponentChildren } from 'preact';
import { sendPatiently } from '../../lib/messages.ts';
import type { BackendStatus } from '../../lib/sync/status.ts';
import { allow, disallow, refusedWords } from '../allow.ts';
import { OutcomeLine } from '../background/outcome-line.tsx';
import { useDeed } from '../background/use-deed.ts';
import { LeaveButton } from './leave-button.tsx';
import { NOT_SYNCED } from './place-words.ts';
import { type ServerPlace, serverOf } from './server-place.ts';
import type { Sync } from './use-sync.ts';

interface PlaceDeedsProps {
  readonly sync: Sync;
  readonly status: BackendStatus;
  /** What else may be done there. */
  readonly children?: ComponentChildren;
  /** It was left, and its buttons go away. */
  readonly onLeft: () => void;
}

/** What may be done with a place that is in use: sync now, allow it, leave it. */
export function PlaceDeeds({ sync, status, children, onLeft }: PlaceDeedsProps) {
  const deed = useDeed();
  const { kind, failure, running } = status;
  const server = serverOf(status);
  const syncNow = async () => {
    sync.show(await sendPatiently('syncNow', { kind }));
    return undefined;
  };
  const allowServer = ({ host, pattern }: ServerPlace) => {
    const allowing = allow([pattern], 'library'); // straight from the click
    deed.run(async () => ((await allowing) ? syncNow() : { words: refusedWords(host, NOT_SYNCED), failed: true }));
  };
  const leave = () =>
    deed.run(async () => {
      const left = await sendPatiently('leaveBackend', { kind });
      if (server) await disallow(server.pattern);
      onLeft();
      sync.show(left);
      return undefined;
    });

  return (
    <>
      <div class="deeds">
        {failure?.fault === 'permission' && server ? (
          <button type="button" class="main-button" onClick={() => allowServer(server)} aria-disabled={deed.busy}>
            Allow {server.host}
          </button>
        ) : (
          <button
            type="button"
            class="plain-button"
            onClick={() => running || deed.run(syncNow)}
            aria-disabled={deed.busy || running}
          >
            {failure ? 'Try now' : 'Sync now'}
          </button>
        )}
        {children}
        <LeaveButton server={server !== null} busy={deed.busy} onLeave={leave} />
      </div>
      <OutcomeLine deed={deed} />
    </>
  );
}
