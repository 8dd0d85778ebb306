import type { ReplicaId } from '../library/causal/dots.ts';
import { type CausalRecord, covers } from '../library/causal/record.ts';
import type { RemoteName } from '../sync/replica.ts';
import type { Bytes, CopyFolder } from './copy-folder.ts';
import { hashOf, packRecords, unpackRecords } from './packed-records.ts';

/**
 * The library's records once more, outside IndexedDB, which browsers replace by an empty or an older one when it is
 * damaged. Records are in 64 files by the hash of their id, so that an edit writes 8 kB where there are 5,000 papers. Each
 * file is named by its content and never replaced; a head names the files that belong together. New files are written
 * first, then the head, then goes what neither it nor the head before names: whatever is cut short, a whole head stands.
 *
 * A file never loses a record: nothing is written where the library lacks what the copy has. A damaged database can't
 * damage its copy.
 */

/** How many bits of a paper's hash choose its file. */
export const COPY_BITS = 6;

export const COPY_FILES = 2 ** COPY_BITS;

/** Heads that are kept, so that one that is torn has another behind it. */
const HEADS = 2;

const HEAD_NAME = /^head\.(\d{1,15})\.([0-9a-f]{32})$/;

interface CopyFile {
  readonly hash: string;
  readonly records: number;
}

/** What a copy has, and of which state of the library. */
export interface Head {
  /** Grows with each head, whatever becomes of the database. */
  readonly generation: number;
  /** `LibraryMeta.sequence` of the last change that is in the copy. */
  readonly sequence: number;
  /** The name that the replica had. */
  readonly replica: ReplicaId;
  /** The places that it synced through. */
  readonly remotes: readonly RemoteName[];
  /** Null for a file without records. */
  readonly files: readonly (CopyFile | null)[];
}

/** Some of the files, as the library has their records in one moment. */
export interface CopySource {
  readonly sequence: number;
  readonly replica: ReplicaId;
  readonly remotes: readonly RemoteName[];
  readonly files: ReadonlyMap<number, readonly CausalRecord[]>;
}

export interface CopyRead {
  readonly records: readonly CausalRecord[];
  /** Records of files that can't be read. */
  readonly lost: number;
  /** Files that can't be read as the newest head has them. */
  readonly damaged: readonly number[];
}

/** The newest head that is whole; null where there is none. */
export async function readHead(folder: CopyFolder): Promise<Head | null> {
  return (await readHeads(folder, await folder.names()))[0] ?? null;
}

/** Every record of the copy. A file that is damaged costs no more than itself, and mostly gives way to an older one. */
export async function readCopy(folder: CopyFolder): Promise<CopyRead> {
  const heads = await readHeads(folder, await folder.names());
  const files = await Promise.all(Array.from({ length: COPY_FILES }, (_, file) => readFile(folder, heads, file)));
  const records = files.flatMap((found) => found.records);
  const damaged = files.flatMap((found, file) => (found.head === 0 ? [] : [file]));
  return { records, lost: Math.max(0, (heads[0] ? countRecords(heads[0]) : 0) - records.length), damaged };
}

export function countRecords({ files }: Head): number {
  return files.reduce((sum, file) => sum + (file?.records ?? 0), 0);
}

/** The files of a head that are not there as they were written. */
export async function damagedFiles(folder: CopyFolder, head: Head): Promise<readonly number[]> {
  const whole = await Promise.all(
    head.files.map((file, at) => !file || isWhole(folder, fileName(at, file), file.hash)),
  );
  return whole.flatMap((isIt, file) => (isIt ? [] : [file]));
}

/**
 * Brings some files of the copy up to date. Calls must not overlap.
 * @returns false, with nothing written, where the copy has something that the library lacks: that is to be healed first,
 *   for a copy that is up to date would not tell of it
 */
export async function writeCopy(folder: CopyFolder, source: CopySource): Promise<boolean> {
  const names = await folder.names();
  const heads = await readHeads(folder, names);
  for (const [file, records] of source.files) {
    if (!hasAll(records, (await readFile(folder, heads, file)).records)) return false;
  }
  const files = [...(heads[0]?.files ?? Array.from({ length: COPY_FILES }, () => null))];
  for (const [file, records] of source.files) {
    files[file] = records.length === 0 ? null : await writeFile(folder, file, records);
  }
  const { sequence, replica, remotes } = source;
  const head: Head = { generation: nextGeneration(names), sequence, replica, remotes, files };
  const name = await writeHead(folder, head);
  await drop(folder, names, [head, ...heads.slice(0, HEADS - 1)], name);
  return true;
}

/** True where the copy has nothing that the library lacks. */
function hasAll(library: readonly CausalRecord[], copy: readonly CausalRecord[]): boolean {
  const known = new Map(library.map((record) => [record.id, record]));
  return copy.every((record) => {
    const own = known.get(record.id);
    return own !== undefined && covers(own, record);
  });
}

/** Whole heads, the newest first. */
async function readHeads(folder: CopyFolder, names: readonly string[]): Promise<readonly Head[]> {
  const listed = names
    .flatMap((name) => {
      const [, generation, hash] = HEAD_NAME.exec(name) ?? [];
      return generation && hash ? [{ name, generation: Number(generation), hash }] : [];
    })
    .sort((a, b) => b.generation - a.generation);
  const heads: Head[] = [];
  for (const { name, generation, hash } of listed) {
    const bytes = await folder.read(name);
    const head = bytes && (await hashOf(bytes)) === hash ? openHead(bytes, generation) : null;
    if (head) heads.push(head);
  }
  return heads;
}

/** Above that of every head that is listed, whole or not. */
function nextGeneration(names: readonly string[]): number {
  return 1 + names.reduce((last, name) => Math.max(last, Number(HEAD_NAME.exec(name)?.[1] ?? 0)), 0);
}

function openHead(bytes: Bytes, generation: number): Head {
  // It has the hash of its name, so it is what `writeHead` wrote.
  return { generation, ...JSON.parse(new TextDecoder().decode(bytes)) };
}

async function writeHead(folder: CopyFolder, { generation, ...content }: Head): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(content));
  const name = `head.${generation}.${await hashOf(bytes)}`;
  await folder.write(name, bytes);
  return name;
}

/** What a file holds, and which of the heads has it so; none has one that is damaged in all of them. */
interface ReadFile {
  readonly records: readonly CausalRecord[];
  readonly head: number | null;
}

/** From the newest head whose file is whole. */
async function readFile(folder: CopyFolder, heads: readonly Head[], file: number): Promise<ReadFile> {
  for (const [head, { files }] of heads.entries()) {
    const listed = files[file];
    const records = listed ? await unpackRecords(await folder.read(fileName(file, listed)), listed.hash) : [];
    if (records) return { records, head };
  }
  return { records: [], head: null };
}

async function writeFile(folder: CopyFolder, file: number, records: readonly CausalRecord[]): Promise<CopyFile> {
  const { bytes, hash } = await packRecords(records);
  const written = { hash, records: records.length };
  const name = fileName(file, written);
  if (!(await isWhole(folder, name, hash))) {
    await folder.delete(name);
    await folder.write(name, bytes);
  }
  return written;
}

async function isWhole(folder: CopyFolder, name: string, hash: string): Promise<boolean> {
  const bytes = await folder.read(name);
  return bytes !== null && (await hashOf(bytes)) === hash;
}

async function drop(
  folder: CopyFolder,
  names: readonly string[],
  kept: readonly Head[],
  newHead: string,
): Promise<void> {
  const generations = new Set(kept.map(({ generation }) => generation));
  const used = new Set(kept.flatMap(({ files }) => files.flatMap((file, at) => (file ? [fileName(at, file)] : []))));
  used.add(newHead);
  for (const name of names) {
    const generation = HEAD_NAME.exec(name)?.[1];
    if (generation ? !generations.has(Number(generation)) : !used.has(name)) await folder.delete(name);
  }
}

function fileName(file: number, { hash }: CopyFile): string {
  return `${file}.${hash}`;
}
