import { Failure } from '../background/failure.tsx';
import { Snapshots } from '../exchange/snapshots.tsx';
import { StateFile } from '../exchange/state-file.tsx';
import { Section } from '../options/section.tsx';
import { BackendBlock } from './backend-block.tsx';
import { BrowserBackend } from './browser-backend.tsx';
import { ServerBackend } from './server-backend.tsx';
import type { Sync } from './use-sync.ts';
import '../form/form.css';

const FILE_SAYS =
  'Carries the library by hand: write it to a file here, read the file there. Reading merges and never replaces, so it may be done twice and both ways. All papers, notes, Trash and edits that contradict each other; not encrypted.';

/** The places the library syncs through, and the days it can be taken back to. */
export function SyncSection({ sync }: { sync: Sync }) {
  return (
    <Section id="sync" title="Sync">
      <p>
        Your library is kept in this browser, with a second copy beside it. Sync carries it to your other browsers,
        through places of your own; several at once are fine, and all of them merge, never replace.
      </p>
      {sync.error && !sync.status && <Failure message={sync.error} onRetry={sync.again} />}
      <BrowserBackend sync={sync} />
      <ServerBackend sync={sync} />
      <BackendBlock kind="file" title="File" says={FILE_SAYS} status={null}>
        <StateFile />
      </BackendBlock>
      <Snapshots />
    </Section>
  );
}
