import type { Surroundings } from './absorb.ts';
import type { SyncOptions } from './engine.ts';
import type { RemoteName } from './replica.ts';
import type { SyncReport } from './report.ts';

/** A place that the library syncs through; the kinds are the files of `backends/`. */
export type BackendKind = 'browser' | 'webdav' | 'file';

/** What a round works with: the device's own store, clock and randomness, and the place as it was set up. */
export interface RoundParts<Place> extends Surroundings {
  readonly remote: RemoteName;
  readonly place: Place;
  /** Random, different each time. */
  newNonce(): string;
  /** Stores the place as a round found it to be (a key more, a file less), so that the next one asks less. */
  keepPlace(place: Place): Promise<void>;
}

/** How much of the library a place has room for; null where there is room for all. */
export interface Fit {
  readonly papers: number;
  /** Papers there with all that is known of them. */
  readonly whole: number;
  /** Papers there without their note. */
  readonly withoutNote: number;
  /** Papers that did not fit at all. */
  readonly left: number;
  readonly bytes: number;
  readonly bytesAllowed: number;
}

export interface RoundReport extends SyncReport {
  readonly fit: Fit | null;
}

/**
 * A backend carries the library to other devices and back.
 *
 * - A round may end anywhere (the worker dies, the place fails) and be begun again. It merges what is there and brings
 *   there what waits; it never replaces, never clears, and takes nothing that is absent for deleted.
 * - "Synced" is what the place was seen to have: a row stops waiting for a remote only then.
 * - The caller sees to it that one round runs at a time, and that the remote stands in the replica's state.
 */
export interface Backend<Place> {
  readonly kind: BackendKind;
  /** As the options name it. */
  readonly title: string;
  /** @throws SyncError where the place can't be used now; what was merged stays merged */
  round(parts: RoundParts<Place>, options: SyncOptions): Promise<RoundReport>;
}
