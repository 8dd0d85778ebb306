import type { BackendKind, Fit } from './backend.ts';
import type { SyncFault } from './fault.ts';

/** A place to sync through, as options and popup show it. */
export interface BackendStatus {
  readonly kind: BackendKind;
  readonly title: string;
  readonly on: boolean;
  readonly running: boolean;
  /** When a round last ended well; milliseconds since 1970, null for never. */
  readonly synced: number | null;
  /** Papers with edits that this place does not have yet. */
  readonly waiting: number;
  /** What went wrong since; null where all is well. */
  readonly failure: BackendFailure | null;
  /** How much of the library has room there; null where all has, or nobody knows yet. */
  readonly fit: Fit | null;
  /** Where it is, in words without secrets: `https://cloud.example/dav as ana`; empty where there is nothing to tell. */
  readonly where: string;
  /** True where what is uploaded can be read with the passphrase only. */
  readonly encrypted: boolean;
}

export interface BackendFailure {
  readonly fault: SyncFault;
  /** What is wrong and what to do. */
  readonly message: string;
  readonly at: number;
  /** When it is tried again by itself; null where that would be of no use. */
  readonly nextTry: number | null;
}

/** Many papers were taken off the list elsewhere: they are in the Trash here, and come back at a click. */
export interface RemovalNotice {
  readonly at: number;
  readonly papers: number;
}

export interface SyncStatus {
  readonly backends: readonly BackendStatus[];
  /** Papers with edits that no place has. */
  readonly onlyHere: number;
  readonly papers: number;
  readonly removal: RemovalNotice | null;
  /** Words for the reader where the library was found damaged and healed; null where that never happened, or was read. */
  readonly healed: string | null;
}

/** What a server was found to be when it was tried. */
export interface ServerTest {
  readonly ok: boolean;
  /** In the order tried; the first that failed is the last. */
  readonly steps: readonly { readonly step: string; readonly ok: boolean; readonly says: string }[];
}

/** A WebDAV server as the reader describes it. */
export interface ServerAccess {
  readonly address: string;
  readonly user: string;
  readonly password: string;
  /** Encrypts what is uploaded; null leaves it readable for whoever reads the server. */
  readonly passphrase: string | null;
}

/** A day that the library can be taken back to. */
export interface Snapshot {
  /** `YYYY-MM-DD`, by this device's clock. */
  readonly day: string;
  readonly at: number;
  readonly papers: number;
}
