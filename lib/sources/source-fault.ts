import { type ErrorCode, PaperglossError } from '../core/errors.ts';

/** What kept a document from being fetched, as far as code has to know; the words say more. */
export type FaultKind =
  /** No connection, no such host, or a certificate that the browser does not trust. */
  | 'unreachable'
  /** Begun, and not finished in time or at all. */
  | 'broken-off'
  /** The address leads on to another one. */
  | 'redirect'
  /** Behind a login. */
  | 'refused'
  /** The server wants to be left alone. */
  | 'busy'
  /** The server fails. */
  | 'server'
  | 'too-large'
  /** What came is no text. */
  | 'no-text'
  /** The address itself is not to be fetched. */
  | 'address'
  /** The browser does not let the extension reach the host. */
  | 'permission'
  /** Stopped by whoever asked. */
  | 'stopped';

/** A document that could not be fetched; what was there before is kept. */
export class SourceFault extends PaperglossError {
  readonly kind: FaultKind;
  /** When the server wants to be asked again, milliseconds since 1970; null where it does not say. */
  readonly retryAt: number | null;

  constructor(kind: FaultKind, message: string, retryAt: number | null = null) {
    super(CODES[kind] ?? 'no-answer', message);
    this.name = 'SourceFault';
    this.kind = kind;
    this.retryAt = retryAt;
  }
}

const CODES: Partial<Record<FaultKind, ErrorCode>> = {
  address: 'bad-request',
  refused: 'forbidden',
  permission: 'forbidden',
};
