import { readAtMost } from '../core/read-at-most.ts';
import { sourceAddress } from './address.ts';
import { documentText, otherType } from './document-text.ts';
import { SourceFault } from './source-fault.ts';

/** What `fetch` is used for here. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Bytes of a document as they are unpacked: more are not even kept to be thrown away. */
export const MOST_BYTES = 5 * 2 ** 20;

/** Milliseconds for all of a document. Chromium ends a background whose request takes thirty seconds. */
const TIMEOUT = 25_000;

/** A name for a version that is longer would be sent back each time. */
const LONGEST_ETAG = 500;

export interface FetchParts {
  /** Of the background; tests bring one that trusts their certificate. */
  readonly fetch: Fetch;
  /** What came with the copy that is kept; null without one. */
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Stops it. */
  readonly signal?: AbortSignal;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds. */
  readonly timeout?: number;
}

/** What came of asking for a document. */
export type Fetched =
  | {
      readonly is: 'document';
      readonly text: string;
      readonly etag: string | null;
      readonly lastModified: string | null;
      /** Of its body, unpacked. */
      readonly bytes: number;
    }
  /** The copy that is kept is the newest. */
  | { readonly is: 'unchanged'; readonly bytes: number }
  /** There is none at this address, or none any more. */
  | { readonly is: 'absent' };

/**
 * Fetches a document. Nobody learns more than that somebody asked: no cookie, no referrer, no login goes along, nothing
 * comes from or into a cache. A redirect is never followed, since it could lead into the reader's own network.
 * @throws SourceFault in words for the reader, whatever the server does
 */
export function fetchDocument(address: string, parts: FetchParts): Promise<Fetched> {
  try {
    if (sourceAddress(address).address !== address) throw new SourceFault('address', 'Enter the address again.');
  } catch (error) {
    if (error instanceof SourceFault) return Promise.reject(error);
    return Promise.reject(new SourceFault('address', error instanceof Error ? error.message : String(error)));
  }
  return askFor(new URL(address), parts);
}

/** `fetchDocument` without a look at the address: nothing but it and tests, whose servers are on this machine, call it. */
export async function askFor(url: URL, parts: FetchParts): Promise<Fetched> {
  const { timeout = TIMEOUT, signal: stop } = parts;
  // What was stopped before its turn came is no request, and not listed as one.
  if (stop?.aborted) throw stopped(url);
  const late = AbortSignal.timeout(timeout);
  const signal = stop ? AbortSignal.any([late, stop]) : late;
  let begun = false;
  try {
    const response = await parts.fetch(url.href, {
      headers: validators(parts),
      credentials: 'omit',
      cache: 'no-store',
      // As little as with `error` it is followed, but the reader can be told what happened.
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      signal,
    });
    begun = true;
    return await read(response, url, parts);
  } catch (error) {
    if (error instanceof SourceFault) throw error;
    if (stop?.aborted) throw stopped(url);
    if (late.aborted) {
      const says = `${url.host} did not send the document within ${timeout / 1000} seconds. Try again later.`;
      throw new SourceFault(begun ? 'broken-off' : 'unreachable', says);
    }
    if (begun) throw new SourceFault('broken-off', `${url.host} broke off in the middle. Try again later.`);
    throw new SourceFault('unreachable', `${url.host} can't be reached. ${UNREACHABLE}`);
  }
}

function stopped(url: URL): SourceFault {
  return new SourceFault('stopped', `Fetching from ${url.host} was stopped.`);
}

/** A browser does not say which of these it was. */
const UNREACHABLE =
  'Either there is no connection, or the address is wrong, or the browser does not trust the certificate: ' +
  'open the address in a tab to see.';

function validators({ etag, lastModified }: FetchParts): Record<string, string> {
  return {
    ...(etag === null ? {} : { 'If-None-Match': etag }),
    ...(lastModified === null ? {} : { 'If-Modified-Since': lastModified }),
  };
}

async function read(response: Response, url: URL, parts: FetchParts): Promise<Fetched> {
  const { status, headers } = response;
  const asked = parts.etag !== null || parts.lastModified !== null;
  if (status === 304 && asked) return { is: 'unchanged', bytes: 0 };
  if (status !== 200) {
    await response.body?.cancel();
    if (status === 404 || status === 410) return { is: 'absent' };
    throw faultOf(response, url.host, parts.now());
  }
  const type = headers.get('Content-Type') ?? '';
  const other = otherType(type, url.host);
  if (other) {
    await response.body?.cancel();
    throw other;
  }
  const bytes = await readAll(response, url.host);
  return {
    is: 'document',
    text: documentText(bytes, type, url.host),
    etag: shortHeader(headers, 'ETag'),
    lastModified: shortHeader(headers, 'Last-Modified'),
    bytes: bytes.length,
  };
}

function shortHeader(headers: Headers, name: string): string | null {
  const value = headers.get(name);
  return value !== null && value.length <= LONGEST_ETAG ? value : null;
}

async function readAll(response: Response, host: string): Promise<Uint8Array> {
  const bytes = await readAtMost(response.body?.getReader(), MOST_BYTES);
  if (bytes) return bytes;
  throw new SourceFault('too-large', `${host} sends more than 5 MB, which no document here has. It is left out.`);
}

/** What a status that brings no document means to the reader. */
function faultOf(response: Response, host: string, now: number): SourceFault {
  const { status, type, headers } = response;
  const retryAt = retryTime(headers.get('Retry-After'), now);
  if (type === 'opaqueredirect' || (status >= 300 && status < 400 && status !== 304)) {
    return new SourceFault(
      'redirect',
      `${host} sends this address on to another one, which is not followed. Open the address in a tab, and enter the ` +
        'one that you end at.',
    );
  }
  if (status === 401 || status === 403 || status === 407) {
    return new SourceFault(
      'refused',
      `${host} does not show the document to everybody (${status}). Save it as a file and add the file.`,
    );
  }
  if (status === 429 || (status === 503 && retryAt !== null)) {
    return new SourceFault('busy', `${host} asks to be left alone for a while. It is tried again by itself.`, retryAt);
  }
  const says = status >= 400 && status < 500 ? 'does not take the request' : 'reports an error';
  return new SourceFault('server', `${host} ${says} (${status}). It is tried again by itself.`, retryAt);
}

/** RFC 9110, section 10.2.3: seconds, or a date. Gives milliseconds since 1970. */
function retryTime(retryAfter: string | null, now: number): number | null {
  const text = retryAfter?.trim() ?? '';
  const seconds = /^\d{1,12}$/.test(text) ? now + Number(text) * 1000 : Number.NaN;
  const time = /^[A-Z][a-z]{2}, /.test(text) ? Date.parse(text) : seconds;
  return Number.isNaN(time) ? null : Math.max(time, now);
}
