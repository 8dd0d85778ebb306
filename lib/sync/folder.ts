/**
 * The contract of a folder of files that devices sync through: it carries bytes and knows nothing of papers.
 *
 * - Names are those of `names.ts`: letters, digits, `.` and `~`. They stand in a place of their own.
 * - A file that is absent says nothing. `get` gives null for it; so it does for an answer that is no file (a login
 *   page, a collection). An empty `list` is an empty place, to be filled again, and never a wish to delete.
 * - A folder need not be right. It may hand out old, torn or flipped bytes, forget an upload after it said yes, keep
 *   half of one after it said no, list too much or too little. The engine checks all it reads and reads back all it
 *   writes. No condition (`If-Match`), lock, or order of calls is asked for.
 * - It must not make things up: what it hands out as a file was once put under that name, or part of it was.
 * - Calls that fail reject with `SyncError`. A call that takes too long is the folder's to end.
 */
export interface Folder {
  /** All files of the folder. @throws SyncError */
  list(): Promise<readonly FolderFile[]>;
  /** @throws SyncError */
  get(name: string): Promise<Uint8Array | null>;
  /** Creates or replaces the file. @throws SyncError */
  put(name: string, bytes: Uint8Array): Promise<void>;
  /** A file that is gone already is no error. @throws SyncError */
  delete(name: string): Promise<void>;
}

export interface FolderFile {
  readonly name: string;
  /** Likely to change when the content does (ETag, size and time): a hint for what not to read again. Null for none. */
  readonly mark: string | null;
}
