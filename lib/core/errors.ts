/** What went wrong, as a name that code may branch on and that survives the way between contexts. */
export type ErrorCode =
  | 'bad-request'
  | 'forbidden'
  | 'catalog-unreadable'
  | 'storage-refused'
  | 'storage-full'
  | 'not-found'
  | 'no-answer';

/** An error meant for a reader: the message names the subject and the remedy. */
export class PaperglossError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PaperglossError';
    this.code = code;
  }
}

/** Words a reader can act on, for any thrown value. */
export function errorMessage(error: unknown): string {
  return error instanceof Error && error.message ? error.message : String(error);
}
