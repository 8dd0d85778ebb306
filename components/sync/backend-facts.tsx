import type { BackendFailure, BackendStatus } from '../../lib/sync/status.ts';
import { counted } from '../words/counted.ts';
import { agoWords, untilWords } from '../words/time-words.ts';
import { useNow } from '../words/use-now.ts';
import { FitBar } from './fit-bar.tsx';

/** Where a place is, when it was synced last, what waits, what went wrong, how much has room. */
export function BackendFacts({ status }: { status: BackendStatus }) {
  const { where, encrypted, synced, waiting, failure, fit, kind } = status;
  const now = useNow();
  return (
    <div class="backend-facts">
      <dl>
        {where && <Fact name="Where" value={where} />}
        <Fact name="Last synced" value={synced === null ? 'Not yet' : agoWords(synced, now)} />
        <Fact name="Not there" value={waiting === 0 ? 'Nothing' : counted(waiting, 'paper')} />
        {kind === 'webdav' && <Fact name="Encrypted" value={encrypted ? 'Yes, with your passphrase' : 'No'} />}
      </dl>
      <p class="backend-failure" role="status">
        {failure?.message}
      </p>
      {failure && <p class="backend-next">{nextTryWords(failure, now)}</p>}
      {fit && fit.papers > 0 && <FitBar fit={fit} />}
    </div>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

function nextTryWords({ at, nextTry }: BackendFailure, now: number): string {
  const next = nextTry === null ? 'It is not tried again by itself.' : `Next try ${untilWords(nextTry, now)}.`;
  return `Failed ${agoWords(at, now)}. ${next}`;
}
