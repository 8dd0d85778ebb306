import { errorMessage, PaperglossError } from '../../../lib/core/errors.ts';
import type { BackendSetup } from '../../../lib/store/schema.ts';
import type { RoundReport } from '../../../lib/sync/backend.ts';
import { SyncError } from '../../../lib/sync/fault.ts';
import type { LocalStore } from '../../../lib/sync/replica.ts';
import type { BackendFailure } from '../../../lib/sync/status.ts';
import type { Connection } from './connection.ts';
import { LOOK_WHOLLY, nextTry } from './schedule.ts';

/** What a round needs beside the place. */
export interface RoundTools {
  readonly store: LocalStore;
  now(): number;
  newReplicaId(): string;
  newNonce(): string;
  /** Stores the setup as the round left it; drops what it is told where the reader left the place meanwhile. */
  keep(change: (before: BackendSetup) => BackendSetup): Promise<void>;
}

/** One round with one place, which never fails: what went wrong is kept for the status line. */
export async function runRound(
  connection: Connection,
  setup: BackendSetup,
  tools: RoundTools,
  asked: boolean,
): Promise<RoundReport | null> {
  const began = tools.now();
  const whole = asked || setup.looked === null || Math.abs(began - setup.looked) > LOOK_WHOLLY;
  try {
    await connection.check(setup.place);
    const parts = {
      ...tools,
      remote: connection.kind,
      place: connection.open(setup.place),
      keepPlace: (place: unknown) => tools.keep((before) => ({ ...before, place })),
    };
    const report = await connection.backend.round(parts, { full: whole, refresh: whole });
    await tools.keep((before) => ({
      ...before,
      synced: tools.now(),
      looked: whole ? began : before.looked,
      failure: null,
      failures: 0,
      fit: report.fit,
    }));
    return report;
  } catch (error) {
    await tools.keep((before) => {
      const failures = before.failures + 1;
      return { ...before, failures, failure: failureOf(error, failures, tools.now()) };
    });
    return null;
  }
}

function failureOf(error: unknown, failures: number, now: number): BackendFailure {
  const known = error instanceof SyncError ? error : null;
  const fault = known?.fault ?? (error instanceof PaperglossError ? 'device' : 'server');
  const next = nextTry(now, fault, failures, known?.retryAfter ?? null);
  return { fault, message: errorMessage(error), at: now, nextTry: next };
}
