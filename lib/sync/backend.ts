/**
 * The contract of a sync backend: it carries bytes and knows nothing of papers.
 *
 * - Names are those of `names.ts`: letters, digits, `.` and `~`. A backend puts them under a folder of its own.
 * - A file that is absent says nothing. `get` gives null for it; so it does for an answer that is no file (a login
 *   page, a folder). An empty `list` is an empty place, to be filled again, and never a wish to delete.
 * - A backend need not be right. It may hand out old, torn or flipped bytes, forget an upload after it said yes, keep
 *   half of one after it said no, list too much or too little. The engine checks all it reads and reads back all it
 *   writes. No condition (`If-Match`), lock, or order of calls is asked for.
 * - It must not make things up: what it hands out as a file was once put under that name, or part of it was.
 * - Calls that fail reject with `BackendError`. A call that takes too long is the backend's to end.
 */
export interface Backend {
  /** All files of the folder. @throws BackendError */
  list(): Promise<readonly BackendFile[]>;
  /** @throws BackendError */
  get(name: string): Promise<Uint8Array | null>;
  /** Creates or replaces the file. @throws BackendError */
  put(name: string, bytes: Uint8Array): Promise<void>;
  /** A file that is gone already is no error. @throws BackendError */
  delete(name: string): Promise<void>;
}

export interface BackendFile {
  readonly name: string;
  /** Likely to change when the content does (ETag, size and time): a hint for what not to read again. Null for none. */
  readonly mark: string | null;
}

/** What went wrong, for the status line: each has its own words and its own remedy. */
export type BackendFault =
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
  | 'newer-version';

export class BackendError extends Error {
  override name = 'BackendError';
  readonly fault: BackendFault;

  constructor(fault: BackendFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.fault = fault;
  }
}
