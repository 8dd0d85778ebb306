import type { Row } from '../sync/replica.ts';
import type { CopyFolder } from './copy-folder.ts';
import { isOlder, readCopySource } from './copy-source.ts';
import type { DatabaseHandle } from './database.ts';
import { heal } from './heal-library.ts';
import { inspect, looksDamaged } from './library-health.ts';
import { readMeta } from './library-store.ts';
import type { Database } from './schema.ts';
import { countRecords, damagedFiles, type Head, readCopy, readHead, writeCopy } from './second-copy.ts';
import type { Snapshots } from './snapshots.ts';

/** Sees to it that what the library has once acknowledged outlives its database. */
export interface Safekeeping {
  /** The same database, given out only after its library was looked into and, where it was damaged, healed. */
  readonly handle: DatabaseHandle;
  /** To be called after each change that is on disk: brings the second copy up to date. */
  changed(): void;
  /** Looks into every row and every file of the copy; once a browser session is often enough. Never rejects. */
  checkWholly(): Promise<void>;
  /** Resolves when nothing is left to be done. */
  settled(): Promise<void>;
}

export interface SafekeepingParts {
  readonly handle: DatabaseHandle;
  /** Of the second copy. */
  readonly folder: CopyFolder;
  readonly snapshots: Snapshots;
  /** Milliseconds since 1970. */
  now(): number;
  /** Called with the rows that were written when a library was healed. */
  healed(rows: readonly Row[]): void;
  /** Told what went wrong; the library is in use all the same. */
  warn(error: unknown): void;
}

/** One thing is done at a time; what is asked for while it waits its turn is asked for once. */
export function createSafekeeping(parts: SafekeepingParts): Safekeeping {
  const { handle, warn } = parts;
  const looked = new WeakMap<Database, Promise<void>>();
  const underWay = new Set<Promise<void>>();
  let last: Promise<void> = Promise.resolve();
  let copyAsked = false;

  const inTurn = (job: () => Promise<void>): Promise<void> => {
    const done = last
      .then(job)
      .catch(warn)
      .finally(() => underWay.delete(done));
    last = done;
    underWay.add(done);
    return done;
  };
  const look = (database: Database): Promise<void> => {
    const looking = looked.get(database) ?? lookInto(parts, database).catch(warn);
    looked.set(database, looking);
    return looking;
  };
  const open = async (): Promise<Database> => {
    const database = await handle.open();
    if (looked.has(database)) await look(database);
    else {
      await inTurn(() => look(database));
      changed(); // the copy may be behind since the worker was killed
    }
    return database;
  };
  const changed = () => {
    if (copyAsked) return;
    copyAsked = true;
    inTurn(async () => {
      copyAsked = false;
      const database = await handle.open();
      await look(database);
      await copyChanges(parts, database, []);
    });
  };

  return {
    handle: { open, close: () => handle.close() },
    changed,
    checkWholly: () =>
      inTurn(async () => {
        const database = await handle.open();
        await look(database);
        await check(parts, database);
      }),
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

async function lookInto(parts: SafekeepingParts, database: Database): Promise<void> {
  const head = await readHead(parts.folder);
  if (await looksDamaged(database, head)) await healNow(parts, database, head);
}

/** The copy then lacks what is newer than it, and is known to be of the healed library. */
async function healNow(parts: SafekeepingParts, database: Database, head: Head | null): Promise<void> {
  const done = await heal(database, parts.folder, head, parts.now());
  if (!done) return;
  parts.healed(done.rows);
  await writeCopy(parts.folder, await readCopySource(database, done.sequence, done.behind));
}

/** @param damaged files of the copy that are to be written in any case */
async function copyChanges(parts: SafekeepingParts, database: Database, damaged: readonly number[]): Promise<void> {
  const { folder, snapshots, warn } = parts;
  const [head, meta] = await Promise.all([readHead(folder), readMeta(database)]);
  const since = head && !isOlder(meta, head) ? head.sequence : null;
  const source = await readCopySource(database, since, damaged);
  if (source.files.size === 0) return;
  const keepDay = () => snapshots.keep(() => readCopy(folder)).catch(warn);
  await keepDay(); // what the copy has until now is how the library was before the day's first change
  if (!(await writeCopy(folder, source))) await healNow(parts, database, head);
  else if (!head || countRecords(head) === 0) await keepDay(); // or the very first would be missing
}

async function check(parts: SafekeepingParts, database: Database): Promise<void> {
  const head = await readHead(parts.folder);
  if (!(await inspect(database)).sound) await healNow(parts, database, head);
  await copyChanges(parts, database, head ? await damagedFiles(parts.folder, head) : []);
}
