import { readAtMost } from '../../../core/read-at-most.ts';
import { SyncError, type SyncFault } from '../../fault.ts';

/** What `fetch` is used for here. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Who asks. With neither name nor password, nobody in particular. */
export interface Login {
  readonly user: string;
  readonly password: string;
}

export interface RequestParts {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer> | string;
}

export interface Answer {
  readonly status: number;
  readonly type: string;
  /** Milliseconds to wait, as the server asks; null where it does not. */
  readonly retryAfter: number | null;
  /** Empty where the status is none of success. */
  readonly bytes: Uint8Array;
}

/** Asks one thing of one server. @throws SyncError where there is no answer, or one that is no answer to this */
export type Send = (method: string, url: URL, parts?: RequestParts) => Promise<Answer>;

/** A request that takes longer is given up; the first upload of a large library is many small ones. */
export const TIMEOUT = 60_000;

/** Bytes of an answer, counted as they are read: an answer without end must not fill the memory. */
const MOST_BYTES = 32 * 2 ** 20;

/**
 * Requests with the reader's login, which goes to the address that was entered and nowhere else: a redirect is never
 * followed. No cookie and no cache has a part in it. Neither name nor password is in any error.
 */
export function webdavRequests({ user, password }: Login, fetch: Fetch, timeout = TIMEOUT): Send {
  const login: Record<string, string> = user || password ? { Authorization: basic(user, password) } : {};
  return async (method, url, { headers, body } = {}) => {
    const signal = AbortSignal.timeout(timeout);
    try {
      const response = await fetch(url.href, {
        method,
        headers: { ...login, ...headers },
        ...(body === undefined ? {} : { body }),
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'manual',
        referrerPolicy: 'no-referrer',
        signal,
      });
      return await read(response, url);
    } catch (error) {
      if (error instanceof SyncError) throw error;
      // The cause is left out: what it says may hold the request, and the request holds the password.
      throw signal.aborted
        ? new SyncError('unreachable', `${url.host} did not answer within ${timeout / 1000} seconds. Try again later.`)
        : new SyncError('unreachable', `${url.host} can't be reached. ${UNREACHABLE}`);
    }
  };
}

/** A browser does not say which of these it was. */
const UNREACHABLE =
  'Either there is no connection, or the address is wrong, or the browser does not trust the certificate: ' +
  'open the address in a tab to see.';

async function read(response: Response, { host }: URL): Promise<Answer> {
  const { status, headers } = response;
  if (response.type === 'opaqueredirect' || (status >= 300 && status < 400)) {
    throw new SyncError(
      'no-folder',
      `${host} sends this address on to another one, and the password is not sent there. ` +
        'Open the address in a tab, and enter the one that you end at.',
    );
  }
  const answer = {
    status,
    type: headers.get('Content-Type') ?? '',
    retryAfter: waitOf(headers.get('Retry-After')),
  };
  if (response.ok) return { ...answer, bytes: await readAll(response, host) };
  await response.body?.cancel();
  return { ...answer, bytes: new Uint8Array() };
}

async function readAll(response: Response, host: string): Promise<Uint8Array> {
  const bytes = await readAtMost(response.body?.getReader(), MOST_BYTES);
  if (bytes) return bytes;
  throw new SyncError('server', `${host} sends more than belongs in one file of the library. It is left out.`);
}

/** RFC 7617, with UTF-8. */
function basic(user: string, password: string): string {
  const bytes = new TextEncoder().encode(`${user}:${password}`);
  return `Basic ${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`;
}

/** RFC 9110, section 10.2.3: seconds, or a date. */
function waitOf(retryAfter: string | null): number | null {
  const text = retryAfter?.trim() ?? '';
  if (/^\d{1,6}$/.test(text)) return Number(text) * 1000;
  const wait = /^[A-Z][a-z]{2}, /.test(text) ? Date.parse(text) - Date.now() : Number.NaN;
  return Number.isNaN(wait) ? null : Math.max(0, wait);
}

interface Refusal {
  readonly fault: SyncFault;
  /** What comes after the server's name, and what to do. */
  readonly says: string;
}

const NO_FOLDER: Refusal = { fault: 'no-folder', says: 'has no folder at this address. Check the address.' };
const NO_DAV: Refusal = {
  fault: 'no-folder',
  says: 'answers, but not as a WebDAV server does. Check the address: most services have one of their own for WebDAV.',
};
const BUSY: Refusal = { fault: 'busy', says: 'asks to be left alone for a while. It is tried again by itself.' };

const REFUSALS: Readonly<Record<number, Refusal>> = {
  401: {
    fault: 'login',
    says: 'does not accept the name or the password. Enter both again; many services want an app password here.',
  },
  403: {
    fault: 'forbidden',
    says: 'does not allow this account to do that. Give it the right to write to the folder.',
  },
  404: NO_FOLDER,
  405: NO_DAV,
  409: NO_FOLDER,
  410: NO_FOLDER,
  413: { fault: 'full', says: 'does not take a file of this size. Ask who runs it for a higher limit.' },
  423: { fault: 'busy', says: 'has locked the file for another program. It is tried again by itself.' },
  429: BUSY,
  501: NO_DAV,
  503: BUSY,
  507: { fault: 'full', says: 'has no room left. Free some, or ask who runs it for more.' },
};

/** What a status that is none of success means to the reader. */
export function refused(url: URL, { status, retryAfter }: Answer): SyncError {
  const { fault, says } = REFUSALS[status] ?? {
    fault: 'server',
    says: `reports an error (${status}). Try again later; if it stays, ask who runs the server.`,
  };
  return new SyncError(fault, `${url.host} ${says}`, { retryAfter });
}

/** What a page where a folder should be means to the reader. */
export function noDav(url: URL): SyncError {
  return new SyncError(NO_DAV.fault, `${url.host} ${NO_DAV.says}`);
}
