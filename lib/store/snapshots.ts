import { localDay } from '../core/dates.ts';
import type { CausalRecord } from '../library/causal/record.ts';
import { isLive } from '../library/causal/view.ts';
import type { Snapshot } from '../sync/status.ts';
import type { CopyFolder } from './copy-folder.ts';
import { packRecords, unpackRecords } from './packed-records.ts';
import type { CopyRead } from './second-copy.ts';

/** Days that are kept. */
const DAYS = 10;

/** `NUMBER.DAY.AT.PAPERS.HASH`. The number orders them, for a clock may have been wrong. */
const NAME = /^(\d{1,15})\.(\d{4}-\d{2}-\d{2})\.(\d{1,16})\.(\d{1,9})\.([0-9a-f]{32})$/;

interface Kept extends Snapshot {
  readonly name: string;
  readonly number: number;
  readonly hash: string;
}

/** The library as it was on each of the last ten days on which it changed: before the first change of the day. */
export interface Snapshots {
  /**
   * Keeps one of today, unless there is one.
   * @param read gives the library as it is; called only where it is to be kept
   */
  keep(read: () => Promise<Pick<CopyRead, 'records' | 'lost'>>): Promise<void>;
  /** The latest first. */
  list(): Promise<readonly Snapshot[]>;
  /** All records of a day; null where that has no snapshot that can be read. */
  read(day: string): Promise<readonly CausalRecord[] | null>;
}

/** @param now milliseconds since 1970 */
export function createSnapshots(folder: CopyFolder, now: () => number): Snapshots {
  const kept = async () => (await folder.names()).flatMap(parse).sort((a, b) => b.number - a.number);
  return {
    async keep(read) {
      const [before, at] = [await kept(), now()];
      const day = localDay(at);
      if (before.some((each) => each.day === day)) return;
      const { records, lost } = await read();
      if (records.length === 0 || lost > 0) return;
      const { bytes, hash } = await packRecords(records);
      const papers = records.filter(isLive).length;
      await folder.write(`${(before[0]?.number ?? 0) + 1}.${day}.${at}.${papers}.${hash}`, bytes);
      for (const { name } of before.slice(DAYS - 1)) await folder.delete(name);
    },
    async list() {
      return (await kept()).map(({ day, at, papers }) => ({ day, at, papers }));
    },
    async read(day) {
      const found = (await kept()).find((each) => each.day === day);
      return found ? unpackRecords(await folder.read(found.name), found.hash) : null;
    },
  };
}

function parse(name: string): Kept[] {
  const [, number, day, at, papers, hash] = NAME.exec(name) ?? [];
  if (!number || !day || !at || !papers || !hash) return [];
  return [{ name, number: Number(number), day, at: Number(at), papers: Number(papers), hash }];
}
