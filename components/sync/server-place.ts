import { errorMessage } from '../../lib/core/errors.ts';
import { folderAddress, permissionPattern } from '../../lib/sync/backends/webdav/address.ts';
import type { BackendStatus } from '../../lib/sync/status.ts';

/** Where a server is. */
export interface ServerPlace {
  readonly address: string;
  /** Its name in sentences. */
  readonly host: string;
  /** The permission it takes to reach it. */
  readonly pattern: string;
}

/** The place that a reader typed, or what is wrong with it in words; they never repeat it, since it may hold a secret. */
export function readServerAddress(typed: string): ServerPlace | string {
  try {
    const { href, host } = folderAddress(typed);
    return { address: href, host, pattern: permissionPattern(href) };
  } catch (error) {
    return errorMessage(error);
  }
}

/** The place, and who logs in, read from the words that the background tells them in; null for no server. */
export function serverOf({ where }: Pick<BackendStatus, 'where'>): (ServerPlace & { readonly user: string }) | null {
  const parts = /^(https:\S+)(?: as (.*))?$/.exec(where);
  const place = parts && readServerAddress(parts[1] ?? '');
  return place && typeof place !== 'string' ? { ...place, user: parts[2] ?? '' } : null;
}
