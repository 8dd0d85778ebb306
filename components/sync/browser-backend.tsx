import { useRef } from 'preact/hooks';
import { sendPatiently } from '../../lib/messages.ts';
import { OutcomeLine } from '../background/outcome-line.tsx';
import { useDeed } from '../background/use-deed.ts';
import { BackendBlock } from './backend-block.tsx';
import { PlaceDeeds } from './place-deeds.tsx';
import type { Sync } from './use-sync.ts';

const SAYS =
  'Carries the library to your other browsers of the same maker, through the account that you are signed in with there, if its sync includes extensions. Nothing to set up; room for a thousand papers or so, with fewer of their notes the more there are. Papergloss does not encrypt what goes there. Removing the extension may delete it, so it is no backup.';

/** Sync through the browser's own. */
export function BrowserBackend({ sync }: { sync: Sync }) {
  const head = useRef<HTMLHeadingElement>(null);
  const status = sync.status?.backends.find(({ kind }) => kind === 'browser') ?? null;
  const leaveFocus = () => head.current?.focus();
  return (
    <BackendBlock kind="browser" title="Browser sync" says={SAYS} status={status} head={head}>
      {!status && <div class="deeds" />}
      {status?.on && <PlaceDeeds sync={sync} status={status} onLeft={leaveFocus} />}
      {status && !status.on && <SwitchOn sync={sync} onDone={leaveFocus} />}
    </BackendBlock>
  );
}

function SwitchOn({ sync, onDone }: { sync: Sync; onDone: () => void }) {
  const deed = useDeed();
  const switchOn = () =>
    deed.run(async () => {
      const status = await sendPatiently('setUpBrowserSync');
      onDone();
      sync.show(status);
      return undefined;
    });
  return (
    <>
      <div class="deeds">
        <button type="button" class="plain-button" onClick={switchOn} aria-disabled={deed.busy}>
          Switch on
        </button>
      </div>
      <OutcomeLine deed={deed} />
    </>
  );
}
