import { useState } from 'preact/hooks';
import { sendMessage } from '../../lib/messages.ts';
import { sourcesRevision, syncRevision } from '../../lib/settings.ts';
import { Failure } from '../background/failure.tsx';
import { OutcomeLine } from '../background/outcome-line.tsx';
import { useAsked } from '../background/use-asked.ts';
import { useDeed } from '../background/use-deed.ts';
import { useRevision } from '../background/use-revision.ts';
import { Section } from '../options/section.tsx';
import { counted, number } from '../words/counted.ts';
import { RequestTable } from './request-table.tsx';

/** Rows before the rest is asked for. */
const SHOWN = 10;

/** Every request that left the extension. */
export function RequestsSection() {
  const deed = useDeed();
  const [all, setAll] = useState(false);
  const log = useAsked('requests', () => sendMessage('requestLog'));
  useRevision(sourcesRevision, () => log.again());
  useRevision(syncRevision, () => log.again());
  const requests = log.value ?? [];
  const clear = () =>
    deed.run(async () => {
      await sendMessage('clearRequestLog');
      log.change(() => []);
      return { words: `Cleared: ${counted(requests.length, 'request')}.` };
    });
  return (
    <Section id="requests" title="Requests">
      <p>
        Every request that Papergloss made, the newest first: for your sources and for sync through a server. Kept in
        this browser only, the last 2,000.
      </p>
      {log.error && <Failure message={log.error} onRetry={() => log.again()} />}
      {!log.value && !log.error && <p class="sources-waiting">Looking up the requests…</p>}
      {log.value && requests.length === 0 && <p class="requests-none">No request was made.</p>}
      {requests.length > 0 && <RequestTable requests={all ? requests : requests.slice(0, SHOWN)} />}
      {requests.length > 0 && (
        <div class="deeds">
          {requests.length > SHOWN && (
            <button type="button" class="plain-button" aria-expanded={all} onClick={() => setAll(!all)}>
              {all ? `Show the newest ${SHOWN}` : `Show all ${number(requests.length)}`}
            </button>
          )}
          <button type="button" class="plain-button" onClick={clear} aria-disabled={deed.busy}>
            Clear
          </button>
        </div>
      )}
      <OutcomeLine deed={deed} />
    </Section>
  );
}
