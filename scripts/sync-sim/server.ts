import { Buffer } from 'node:buffer';
import { SyncError, type SyncFault } from '../../lib/sync/fault.ts';
import type { Folder, FolderFile } from '../../lib/sync/folder.ts';
import type { FaultCounts } from './faults.ts';
import type { Random } from './random.ts';

/** What a server hands out for a file that it does not have, when it is a poor one. */
const PAGE = Buffer.from('<!doctype html><title>Log in</title>');

/** How many requests an upload may be late by. */
const MOST_LATE = 60;

const REFUSALS: readonly SyncFault[] = ['login', 'forbidden', 'no-folder', 'busy', 'server'];

interface Stored {
  readonly bytes: Uint8Array;
  readonly before: Uint8Array | null;
  readonly mark: string | null;
}

/** How a server names versions of a file: exactly, roughly (two contents may share a mark), or not at all. */
export type Marks = 'exact' | 'rough' | 'none';

/** A folder on a server with every vice. */
export class Server {
  faultRate: number;
  private readonly files = new Map<string, Stored>();
  private listings: (readonly FolderFile[])[] = [[]];
  private readonly random: Random;
  private readonly faults: FaultCounts;
  private readonly marks: Marks;
  private writes = 0;
  private hides = true;
  private requests = 0;
  /** Requests that clients gave up and that are done all the same, each at its time. */
  private late: readonly { readonly at: number; readonly land: () => void }[] = [];

  constructor(random: Random, faults: FaultCounts, faultRate: number, marks: Marks) {
    this.random = random;
    this.faults = faults;
    this.faultRate = faultRate;
    this.marks = marks;
  }

  /** Does what is due of the requests that were given up; all of it where nobody waits for the server any more. */
  landLate(all = false): void {
    const due = this.late.filter(({ at }) => all || at <= this.requests);
    this.late = this.late.filter((each) => !due.includes(each));
    for (const { land } of due) land();
  }

  wipe(): boolean {
    const had = this.files.size > 0;
    this.files.clear();
    this.note();
    if (had) this.faults.wiped += 1;
    return had;
  }

  /**
   * @param turn waits; before and after each effect the client may die
   * @param honest true while the server may fail this client, but not show it an older or smaller folder, nor do its
   *   requests late
   */
  client(turn: () => Promise<void>, online: () => boolean, honest: () => boolean): Folder {
    const request = async <Answer>(effect: () => Answer): Promise<Answer> => {
      await turn();
      if (!online()) this.fail('offline', 'unreachable');
      if (this.draw()) this.fail('timedOut', 'unreachable');
      if (this.draw()) this.fail('refused', this.random.pick(REFUSALS));
      this.hides = !honest();
      this.requests += 1;
      this.landLate();
      const answer = effect();
      await turn();
      return answer;
    };
    return {
      list: () => request(() => this.list()),
      get: (name) => request(() => this.read(name)),
      put: (name, bytes) => request(() => this.write(name, bytes)),
      delete: (name) => request(() => this.remove(name)),
    };
  }

  private draw(): boolean {
    return this.random.chance(this.faultRate / 4);
  }

  private fail(
    counted: 'offline' | 'timedOut' | 'refused' | 'quota' | 'ackLost' | 'tornRefused',
    fault: SyncFault,
  ): never {
    this.faults[counted] += 1;
    throw new SyncError(fault, counted);
  }

  private list(): readonly FolderFile[] {
    const now = this.listings.at(-1) ?? [];
    if (this.hides && this.draw() && this.listings.length > 1) {
      this.faults.staleList += 1;
      return this.random.pick(this.listings.slice(0, -1));
    }
    if (this.hides && this.draw() && now.length > 0) {
      this.faults.listDropped += 1;
      const dropped = this.random.below(now.length);
      return now.filter((_, at) => at !== dropped);
    }
    if (this.draw() && now.length > 0) {
      this.faults.listDoubled += 1;
      return [...now, this.random.pick(now)];
    }
    return now;
  }

  private read(name: string): Uint8Array | null {
    const file = this.files.get(name);
    if (!file) {
      if (!this.draw()) return null;
      this.faults.pageForFile += 1;
      return PAGE;
    }
    if (this.hides && this.draw() && file.before && Buffer.compare(file.before, file.bytes) !== 0) {
      this.faults.staleFile += 1;
      return file.before;
    }
    return this.hides && this.draw() ? this.flipped(file.bytes) : file.bytes;
  }

  private write(name: string, sent: Uint8Array): void {
    if (this.draw()) this.fail('quota', 'full');
    const torn = this.draw() && sent.length > 1;
    if (this.hides && this.draw()) {
      const bytes = torn || this.random.chance(0.2) ? this.torn(sent) : sent;
      this.giveUp(() => {
        const before = this.files.get(name)?.bytes;
        if (before && Buffer.compare(before, bytes) === 0) return;
        this.faults.landedLate += 1;
        this.store(name, bytes);
      });
    }
    this.store(name, torn ? this.torn(sent) : this.draw() ? this.flipped(sent) : sent);
    if (torn && this.random.chance(0.5)) this.fail('tornRefused', 'unreachable');
    if (torn) this.faults.tornAccepted += 1;
    if (this.draw()) this.fail('ackLost', 'unreachable');
  }

  private store(name: string, bytes: Uint8Array): void {
    const before = this.files.get(name);
    this.files.set(name, { bytes, before: before?.bytes ?? null, mark: this.markOf(bytes, before) });
    this.note();
  }

  /** The client hears of no answer; the request is done when others were. */
  private giveUp(land: () => void): never {
    this.late = [...this.late, { at: this.requests + 1 + this.random.below(MOST_LATE), land }];
    throw new SyncError('unreachable', 'timed out');
  }

  private torn(bytes: Uint8Array): Uint8Array {
    return bytes.slice(0, 1 + this.random.below(Math.max(1, bytes.length - 1)));
  }

  private markOf(bytes: Uint8Array, before: Stored | undefined): string | null {
    this.writes += 1;
    const mark =
      this.marks === 'none'
        ? null
        : this.marks === 'exact'
          ? String(this.writes)
          : String(bytes.length + (this.writes >> 3));
    if (before && mark === before.mark && Buffer.compare(before.bytes, bytes) !== 0) this.faults.markRepeated += 1;
    return mark;
  }

  private remove(name: string): void {
    if (!this.files.has(name)) return;
    if (this.hides && this.draw()) {
      this.giveUp(() => {
        if (!this.files.delete(name)) return;
        this.faults.landedLate += 1;
        this.note();
      });
    }
    this.files.delete(name);
    this.note();
    if (this.draw()) this.fail('ackLost', 'unreachable');
  }

  private flipped(bytes: Uint8Array): Uint8Array {
    if (bytes.length === 0) return bytes;
    const flipped = Uint8Array.from(bytes);
    const at = this.random.below(flipped.length);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << this.random.below(8));
    this.faults.bitFlipped += 1;
    return flipped;
  }

  private note(): void {
    const listing = [...this.files].map(([name, { mark }]) => ({ name, mark }));
    this.listings = [...this.listings.slice(-3), listing];
  }
}
