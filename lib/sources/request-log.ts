import type { Fetch } from './fetch-document.ts';
import type { LoggedRequest } from './listed-source.ts';
import { redacted } from './redact.ts';

/**
 * Is told of a request as it leaves, so that none is missing though the background be killed meanwhile.
 * @returns what is told how it ended, once
 */
export type RequestLog = (started: LoggedRequest) => (ended: LoggedRequest) => void;

/** What a request that has not ended is said to have come to. */
export const NO_ANSWER_YET = 'no answer yet';

export interface LogParts {
  readonly fetch: Fetch;
  /** What the requests are for, as readers know it. */
  readonly why: string;
  readonly log: RequestLog;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A `fetch` that has each request written down: when, where to, what for, what came of it, how many bytes. */
export function loggedFetch({ fetch, why, log, now }: LogParts): Fetch {
  return async (address, init) => {
    const at = now();
    const started: LoggedRequest = {
      at,
      why,
      method: init.method ?? 'GET',
      address: redacted(address),
      bytes: null,
      milliseconds: 0,
      outcome: NO_ANSWER_YET,
    };
    const told = log(started);
    const end = (outcome: string, bytes: number | null) =>
      told({ ...started, milliseconds: now() - at, bytes, outcome });
    try {
      return counted(await fetch(address, init), end);
    } catch (error) {
      end(init.signal?.aborted ? 'stopped' : 'not reached', null);
      throw error;
    }
  };
}

/** Statuses whose response has no body; Chromium gives it one all the same, which can't be handed on. */
const WITHOUT_BODY: readonly number[] = [204, 205, 304];

/** The same response; its bytes are counted as they are read. */
function counted(response: Response, end: (outcome: string, bytes: number | null) => void): Response {
  const outcome = response.type === 'opaqueredirect' ? 'redirect, not followed' : `${response.status}`;
  const reader = WITHOUT_BODY.includes(response.status) ? null : response.body?.getReader();
  if (!reader) {
    end(outcome, null);
    return response;
  }
  let bytes = 0;
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(stream) {
        try {
          const { done, value } = await reader.read();
          if (done) {
            end(outcome, bytes);
            stream.close();
            return;
          }
          bytes += value.length;
          stream.enqueue(value);
        } catch (error) {
          end(`${outcome}, broken off`, bytes);
          stream.error(error);
        }
      },
      async cancel(reason) {
        end(`${outcome}, not read to its end`, bytes);
        await reader.cancel(reason);
      },
    },
    // Nothing is read ahead of whoever reads.
    { highWaterMark: 0 },
  );
  const { status, statusText, headers, url, type } = response;
  const copy = new Response(body, { status, statusText, headers });
  return Object.defineProperties(copy, { url: { value: url }, type: { value: type } });
}
