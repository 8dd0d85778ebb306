import { Agent, type RequestOptions, request } from 'node:https';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Fetch } from '../../lib/sync/backends/webdav/requests.ts';

/**
 * What of `fetch` the WebDAV backend uses, for one server whose certificate no browser knows: Node's own can't be told
 * to trust it. Redirects are handed out as they come, like those of `redirect: 'manual'`.
 * @param certificate in PEM
 */
export function trustingFetch(certificate: string): Fetch {
  const agent = new Agent({ ca: certificate, keepAlive: true });
  return (url, { method = 'GET', headers, body, signal }) => {
    const options: RequestOptions = { agent, method, headers: { ...(headers as object), 'accept-encoding': 'gzip' } };
    return new Promise((resolve, reject) => {
      const sent = request(url, { ...options, ...(signal ? { signal } : {}) }, (answer) => {
        const { statusCode: status = 0, statusMessage: statusText = '' } = answer;
        const fields = Object.entries(answer.headersDistinct).flatMap(([name, values = []]) =>
          values.map((value): [string, string] => [name, value]),
        );
        const plain = answer.headers['content-encoding'] === 'gzip' ? answer.pipe(createGunzip()) : answer;
        if (plain !== answer) answer.on('error', (error) => plain.destroy(error));
        const isEmpty = [204, 205, 304].includes(status);
        if (isEmpty) answer.resume();
        const stream = isEmpty ? null : (Readable.toWeb(plain) as ReadableStream<Uint8Array>);
        resolve(new Response(stream, { status, statusText, headers: fields }));
      });
      // As `fetch` does, it tells nothing of what went wrong but that it did.
      sent.on('error', (cause) => reject(signal?.aborted ? signal.reason : new TypeError('fetch failed', { cause })));
      sent.end(body);
    });
  };
}
