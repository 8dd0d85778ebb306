import type { ServerTest } from '../../lib/sync/status.ts';
import './server-steps.css';

/** What was tried on a server, in order, and what came of it. */
export function ServerSteps({ test }: { test: ServerTest | null }) {
  return (
    <div role="status">
      {test && (
        <ol class="server-steps" aria-label="What was tried">
          {test.steps.map(({ step, ok, says }) => (
            <li key={step} data-ok={ok}>
              <span class="server-step-mark" aria-hidden="true">
                {ok ? '✓' : '✕'}
              </span>
              <span class="unseen">{ok ? 'Good: ' : 'Wrong: '}</span>
              {says}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
