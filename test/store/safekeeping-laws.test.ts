import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { deleteDB } from 'idb';
import { expect, test } from 'vitest';
import { empty } from '../../lib/library/causal/compact.ts';
import { type Author, addTag, remove, removeTag, save, setField } from '../../lib/library/causal/edit.ts';
import { type CausalRecord, covers } from '../../lib/library/causal/record.ts';
import { inTrash, isLive } from '../../lib/library/causal/view.ts';
import { createDatabaseHandle, type DatabaseHandle } from '../../lib/store/database.ts';
import { createLibraryStore, readLibrary } from '../../lib/store/library-store.ts';
import { createSafekeeping, type Safekeeping } from '../../lib/store/safekeeping.ts';
import type { StoredRow } from '../../lib/store/schema.ts';
import { readCopy } from '../../lib/store/second-copy.ts';
import { createSnapshots } from '../../lib/store/snapshots.ts';
import { isSound } from '../../lib/store/stored-row.ts';
import { editMany } from '../../lib/sync/edit-many.ts';
import type { LocalStore } from '../../lib/sync/replica.ts';
import { paperId } from '../search/sample-papers.ts';
import { Killed, MemoryPlace } from './memory-folder.ts';

const PAPERS = Array.from({ length: 8 }, (_, at) => paperId(`2501.${10_000 + at}`));
const FACTS = { title: 'A Title', authors: ['Ana Núñez'], published: null };

/** What happens to a profile. Numbers choose: a paper, a moment, a row. */
type Event =
  | { readonly kind: 'edit'; readonly paper: number; readonly how: number }
  | { readonly kind: 'settle' }
  | { readonly kind: 'restart' }
  | { readonly kind: 'remember' }
  /** The worker dies after so many more of its effects on the copy. */
  | { readonly kind: 'kill'; readonly after: number }
  | { readonly kind: 'damage'; readonly how: number; readonly pick: number };

const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ kind: fc.constant('edit' as const), paper: fc.nat(7), how: fc.nat(5) }),
  },
  { weight: 3, arbitrary: fc.constantFrom<Event[]>({ kind: 'settle' }, { kind: 'restart' }, { kind: 'remember' }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('kill' as const), after: fc.nat(30) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('damage' as const), how: fc.nat(6), pick: fc.nat(99) }) },
);

let profiles = 0;

/** A background worker, until it is killed. */
interface Worker {
  readonly handle: DatabaseHandle;
  readonly safekeeping: Safekeeping;
  readonly store: LocalStore;
  readonly faults: unknown[];
}

/** A profile whose worker is started, killed and started again, over a database and a copy that stay. */
class Profile {
  private readonly name = `laws-${++profiles}`;
  private readonly copy = new MemoryPlace();
  private readonly snapshots = new MemoryPlace();
  /**
   * What every dot that was copied wrote: one that is given out twice shows here. An edit whose copy was cut short may be
   * forgotten by a database that falls back, without a trace; if it was synced, its own dots tell (`tellsOfTwin`).
   */
  private readonly written = new Map<string, string>();
  private older: { readonly rows: StoredRow[]; readonly meta: unknown } | null = null;
  private clock = 1000;
  /** Effects on the copy that the worker lives to see. */
  private left = Number.POSITIVE_INFINITY;
  private worker = this.start();
  healed = 0;

  private start(left = Number.POSITIVE_INFINITY): Worker {
    this.left = left;
    const handle = createDatabaseHandle(this.name);
    const turn = async () => {
      this.left -= 1;
      if (this.left >= 0) return;
      await handle.close(); // a transaction that was begun ends; another can't begin
      throw new Killed('killed');
    };
    const faults: unknown[] = [];
    const safekeeping = createSafekeeping({
      handle,
      folder: this.copy.folder(turn),
      snapshots: createSnapshots(this.snapshots.folder(turn), () => this.clock),
      now: () => this.clock,
      healed: () => {
        this.healed += 1;
      },
      warn: (fault) => void faults.push(fault),
    });
    const store = createLibraryStore(safekeeping.handle.open, () => safekeeping.changed());
    return { handle, safekeeping, store, faults };
  }

  /** Ends the worker at once, and waits for what it had begun. */
  async stop(): Promise<void> {
    this.left = 0;
    await this.worker.safekeeping.settled();
    await this.worker.handle.close();
  }

  async records(): Promise<readonly CausalRecord[]> {
    const rows = await readLibrary(await this.worker.safekeeping.handle.open());
    return rows.map(({ record }) => record);
  }

  async run(event: Event): Promise<void> {
    this.clock += 1000;
    if (event.kind === 'edit') await this.edit(event.paper, event.how);
    else if (event.kind === 'settle') await this.worker.safekeeping.settled();
    else if (event.kind === 'restart') await this.restart();
    else if (event.kind === 'remember') this.older = await this.dump();
    else if (event.kind === 'kill') await this.kill(event.after);
    else await this.damage(event.how, event.pick);
  }

  private async edit(paper: number, how: number): Promise<void> {
    const id = PAPERS[paper] ?? PAPERS[0];
    if (id) await editMany(this.worker.store, [id], this.clock, (before, by) => edited(before, by, how, this.clock));
    this.checkDots(await this.records(), false);
  }

  private async restart(): Promise<void> {
    await this.stop();
    this.worker = this.start();
    await this.worker.safekeeping.checkWholly();
  }

  /** The worker dies while it copies an edit. */
  private async kill(after: number): Promise<void> {
    await this.worker.safekeeping.settled();
    this.left = after;
    await this.edit(after % PAPERS.length, after % 6).catch((error: unknown) => {
      if (this.left >= 0) throw error;
    });
    await this.worker.safekeeping.settled();
    await this.restart();
  }

  private checkDots(records: readonly CausalRecord[], copied: boolean): void {
    for (const { id, entries } of records) {
      for (const { field, replica, counter, stamp, value } of entries) {
        const dot = [id, field, replica, counter].join(' ');
        const content = JSON.stringify([stamp, value]);
        expect(this.written.get(dot) ?? content, `${dot} given out twice`).toBe(content);
        if (copied) this.written.set(dot, content);
      }
    }
  }

  private async dump(): Promise<{ rows: StoredRow[]; meta: unknown }> {
    const database = await this.worker.safekeeping.handle.open();
    return { rows: await database.getAll('library'), meta: await database.get('replica', 'library') };
  }

  private async damage(how: number, pick: number): Promise<void> {
    await this.stop();
    await this.harm(how, pick);
    const copied = (await readCopy(this.copy.folder())).records;
    this.checkDots(copied, true);
    const standing = await this.standing();
    if (pick % 3 === 0) {
      this.worker = this.start(pick); // and dies while it heals
      await this.worker.safekeeping.checkWholly();
    }
    await this.restart();
    const now = new Map((await this.records()).map((record) => [record.id, record]));
    for (const record of [...copied, ...standing]) {
      expect(covers(now.get(record.id) ?? record, record) && now.has(record.id), `${record.id} is whole`).toBe(true);
    }
    this.checkDots([...now.values()], false);
    expect(this.worker.faults).toEqual([]);
  }

  /** What no code of ours does to the database or the copy. */
  private async harm(how: number, pick: number): Promise<void> {
    if (how === 0) return deleteDB(this.name);
    const files = [...this.copy.files.keys()];
    const file = files[pick % Math.max(1, files.length)];
    if (how === 1) return file === undefined ? undefined : this.copy.flip(file);
    const handle = createDatabaseHandle(this.name);
    const database = await handle.open();
    const [rows, older] = [await database.getAll('library'), this.older];
    const [row, old] = [rows[pick % Math.max(1, rows.length)], older?.rows[pick % Math.max(1, older.rows.length)]];
    const transaction = database.transaction(['library', 'replica'], 'readwrite');
    const library = transaction.objectStore('library') as unknown as IDBObjectStore;
    if (how === 2 || (how === 3 && older)) library.clear();
    if (how === 3) for (const each of older?.rows ?? []) library.put(each);
    if (how === 3 && older)
      (transaction.objectStore('replica') as unknown as IDBObjectStore).put(older.meta, 'library');
    if (how === 4 && row) library.delete(row.id);
    if (how === 5 && row) library.put({ ...row, row: { ...row.row, sent: { replica: 'zzzzzzzzzz', counter: 7 } } });
    if (how === 6 && old) library.put(old);
    await transaction.done;
    await handle.close();
  }

  /** The records of rows that are as some worker wrote them. */
  private async standing(): Promise<readonly CausalRecord[]> {
    const handle = createDatabaseHandle(this.name);
    const rows = await (await handle.open()).getAll('library');
    await handle.close();
    return rows.filter(isSound).map(({ row }) => row.record);
  }

  /** When all has settled, the copy has what the library has, and another look finds nothing. */
  async end(): Promise<void> {
    await this.restart();
    await this.worker.safekeeping.settled();
    const copied = new Map((await readCopy(this.copy.folder())).records.map((record) => [record.id, record]));
    const records = await this.records();
    for (const record of records) expect(copied.get(record.id)).toEqual(record);
    expect(copied.size).toBe(records.length);
    const healed = this.healed;
    await this.restart();
    expect(this.healed).toBe(healed);
    expect(await this.records()).toEqual(records);
    await this.stop();
    await deleteDB(this.name);
  }
}

function edited(before: CausalRecord, by: Author, how: number, now: number): CausalRecord {
  if (!isLive(before))
    return how === 5 && inTrash(before) ? empty(before, by) : save(before, before.id, by, FACTS, now);
  if (how === 0) return remove(before, by, now);
  if (how === 1) return addTag(before, by, 'vision');
  if (how === 2) return removeTag(before, by, 'vision');
  return setField(before, by, 'note', `note ${now}`);
}

test('nothing that was acknowledged and copied, or that still stands, is lost to kills and damages', async () => {
  let [damages, healed] = [0, 0];
  const law = fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 14 }), async (events) => {
    const profile = new Profile();
    for (const each of events) await profile.run(each);
    await profile.end();
    damages += events.filter(({ kind }) => kind === 'damage').length;
    healed += profile.healed;
  });
  await fc.assert(law, { numRuns: 150 });
  // A law about damages that did none would hold of anything.
  expect(damages).toBeGreaterThan(50);
  expect(healed).toBeGreaterThan(20);
}, 60_000);
