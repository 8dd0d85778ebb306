/** What went wrong, for the status line: each has its own words and its own remedy. */
export type SyncFault =
  | 'unreachable'
  | 'login'
  | 'forbidden'
  | 'no-folder'
  | 'busy'
  | 'full'
  | 'server'
  /** What was read back is not what was written. */
  | 'not-kept'
  /** Written by a version of the extension that knows more: update this one. */
  | 'newer-version'
  /** What is there was encrypted with another passphrase, or the passphrase is not known here. */
  | 'passphrase'
  /** The reader has not allowed the address, or took that back. */
  | 'permission'
  /** The device's own storage refuses. */
  | 'device';

export class SyncError extends Error {
  override name = 'SyncError';
  readonly fault: SyncFault;
  /** Milliseconds that the place asks to be left alone for; null where it does not say. */
  readonly retryAfter: number | null;

  constructor(fault: SyncFault, message: string, options?: ErrorOptions & { readonly retryAfter?: number | null }) {
    super(message, options);
    this.fault = fault;
    this.retryAfter = options?.retryAfter ?? null;
  }
}
