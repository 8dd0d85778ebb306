import type { BackendStatus } from '../../lib/sync/status.ts';
import { Fact, Standing } from '../background/standing.tsx';
import { counted } from '../words/counted.ts';
import { agoWords } from '../words/time-words.ts';
import { useNow } from '../words/use-now.ts';
import { FitBar } from './fit-bar.tsx';

/** Where a place is, when it was synced last, what waits, what went wrong, how much has room. */
export function BackendFacts({ status }: { status: BackendStatus }) {
  const { where, encrypted, synced, waiting, failure, fit, kind } = status;
  const now = useNow();
  return (
    <>
      <Standing failure={failure}>
        {where && <Fact name="Where">{where}</Fact>}
        <Fact name="Last synced">{synced === null ? 'Not yet' : agoWords(synced, now)}</Fact>
        <Fact name="Not there">{waiting === 0 ? 'Nothing' : counted(waiting, 'paper')}</Fact>
        {kind === 'webdav' && <Fact name="Encrypted">{encrypted ? 'Yes, with your passphrase' : 'No'}</Fact>}
      </Standing>
      {fit && fit.papers > 0 && <FitBar fit={fit} />}
    </>
  );
}
