import type { Backend, BackendKind } from '../../../lib/sync/backend.ts';

/** A backend as the service uses it: how what is stored of its place becomes something to work with, and back. */
export interface Connection {
  readonly kind: BackendKind;
  readonly title: string;
  readonly backend: Backend<unknown>;
  /** @param stored what was set up; gives what a round takes as its place */
  open(stored: unknown): unknown;
  /** @throws SyncError where the browser does not let us go there */
  check(stored: unknown): Promise<void>;
  /** Where it is, in words without secrets. */
  where(stored: unknown): string;
  encrypted(stored: unknown): boolean;
}
