import { useRef, useState } from 'preact/hooks';
import type { SyncFault } from '../../lib/sync/fault.ts';
import type { BackendStatus } from '../../lib/sync/status.ts';
import { BackendBlock } from './backend-block.tsx';
import { PassphraseForm } from './passphrase-form.tsx';
import { PlaceDeeds } from './place-deeds.tsx';
import { ServerForm } from './server-form.tsx';
import { serverOf } from './server-place.ts';
import type { Sync } from './use-sync.ts';

const SAYS =
  'Keeps the library on a server of yours (Nextcloud, Koofr, any that speaks WebDAV) and carries it to every browser that syncs there, of whichever maker. Room for all papers and notes; encrypted on this device before it is uploaded, unless you switch that off.';

/** What giving the login or the passphrase anew mends. */
const MENDED_ANEW: ReadonlySet<SyncFault | undefined> = new Set<SyncFault>(['login', 'passphrase', 'no-folder']);

type Opened = 'server' | 'passphrase' | null;

/** Sync through a WebDAV server. */
export function ServerBackend({ sync }: { sync: Sync }) {
  const head = useRef<HTMLHeadingElement>(null);
  const [opened, setOpened] = useState<Opened>(null);
  const [told, setTold] = useState('');
  const status = sync.status?.backends.find(({ kind }) => kind === 'webdav') ?? null;
  const close = (words = '') => {
    setTold(words);
    setOpened(null);
    head.current?.focus(); // what had it goes away
  };
  const open = (form: Opened) => () => {
    setTold('');
    setOpened(form);
  };
  const cancel = () => close();

  return (
    <BackendBlock kind="webdav" title="WebDAV server" says={SAYS} status={status} head={head}>
      {!status && <div class="deeds" />}
      {status && !status.on && opened === null && (
        <div class="deeds">
          <button type="button" class="plain-button" onClick={open('server')}>
            Set up
          </button>
        </div>
      )}
      {status?.on && opened === null && (
        <PlaceDeeds sync={sync} status={status} onLeft={cancel}>
          <Anew status={status} onServer={open('server')} onPassphrase={open('passphrase')} />
        </PlaceDeeds>
      )}
      {status && opened === 'server' && (
        <ServerForm sync={sync} before={status.on ? serverOf(status) : null} onDone={cancel} onCancel={cancel} />
      )}
      {opened === 'passphrase' && (
        <PassphraseForm sync={sync} onDone={() => close('The passphrase is changed.')} onCancel={cancel} />
      )}
      <p class="backend-told" role="status">
        {told}
      </p>
    </BackendBlock>
  );
}

interface AnewProps {
  readonly status: BackendStatus;
  readonly onServer: () => void;
  readonly onPassphrase: () => void;
}

/** Ways to give the login or the passphrase again. */
function Anew({ status: { failure, encrypted }, onServer, onPassphrase }: AnewProps) {
  return (
    <>
      {MENDED_ANEW.has(failure?.fault) && (
        <button type="button" class="main-button" onClick={onServer}>
          Set up again
        </button>
      )}
      {encrypted && (
        <button type="button" class="plain-button" onClick={onPassphrase}>
          Change the passphrase
        </button>
      )}
    </>
  );
}
