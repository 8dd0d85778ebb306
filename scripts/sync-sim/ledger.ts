import type { RemoteName } from '../../lib/sync/replica.ts';
import { type Known, Oracle, union } from './oracle.ts';

/** What the oracle is told of files and uploads, beside the files themselves. */
export class Ledger {
  readonly oracle = new Oracle();
  /** Acts that a renamed profile made again: these may stand beside what replaced them. */
  readonly reissued = new Set<number>();
  /** What a replay wants to know first; the first word is the kind. */
  readonly findings: string[] = [];
  private readonly files = new Map<string, Known>();
  private readonly acknowledged = new Map<RemoteName, Known>();

  /** Notes the acts in a shard's file. */
  uploading(name: string, acts: Known): void {
    this.files.set(name, union(this.inFile(name), acts));
  }

  inFile(name: string): Known {
    return this.files.get(name) ?? new Map();
  }

  /** Notes that a device reported acts as synced with a remote. */
  acknowledge(remote: RemoteName, acts: Known): void {
    this.acknowledged.set(remote, union(this.acknowledged.get(remote) ?? new Map(), acts));
  }

  /** Where a reader empties a folder, what was synced there is on the devices only, until they fill it again. */
  forget(remote: RemoteName): void {
    this.acknowledged.delete(remote);
  }

  /** True for a value that a renamed profile may have written again. */
  isReissued(known: Known, paper: string, key: string, value: string): boolean {
    return this.oracle.authors(known, paper, key, value).some((act) => this.reissued.has(act));
  }

  /** All that was reported as synced and is still relied upon. */
  synced(): Known {
    return [...this.acknowledged.values()].reduce(union, new Map() as Known);
  }
}
