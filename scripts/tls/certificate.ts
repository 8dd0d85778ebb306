import { generate } from 'selfsigned';

/** A pair as servers take it. */
export interface Certificate {
  /** PEM */
  readonly key: string;
  /** PEM */
  readonly cert: string;
}

/** Milliseconds. Times in a certificate are whole seconds: one that begins now may begin in a part of a second. */
const BEGINS_BEFORE = 60_000;

/**
 * A certificate of one's own, as good as the time a test takes.
 * @param hosts names or IPv4 addresses, one or more
 */
export async function certificateFor(hosts: readonly [string, ...string[]]): Promise<Certificate> {
  const altNames = hosts.map((host) =>
    /^[\d.]+$/.test(host) ? { type: 7 as const, ip: host } : { type: 2 as const, value: host },
  );
  const made = await generate([{ name: 'commonName', value: hosts[0] }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - BEGINS_BEFORE),
    extensions: [{ name: 'subjectAltName', altNames }],
  });
  return { key: made.private, cert: made.cert };
}

/** A certificate for servers of this machine that only this machine reaches. */
export function loopbackCertificate(): Promise<Certificate> {
  return certificateFor(['localhost', '127.0.0.1']);
}
