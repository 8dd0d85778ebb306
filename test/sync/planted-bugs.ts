/** Bugs that the simulation must find: in a file, a text that stands there once, and what takes its place. */
export interface PlantedBug {
  readonly says: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** Where to begin: the first seeds that show it are far on. 1 where nothing is said. */
  readonly seed?: number;
}

const RECORD = 'lib/library/causal/record.ts';
const EDIT = 'lib/library/causal/edit.ts';
const COMPACT = 'lib/library/causal/compact.ts';
const PLAN = 'lib/sync/plan.ts';
const UPLOAD = 'lib/sync/upload.ts';
const READ = 'lib/sync/read-others.ts';
const FORMAT = 'lib/sync/format.ts';
const ROUND = 'lib/sync/shared-map/round.ts';
const MAP_PLAN = 'lib/sync/shared-map/plan.ts';

export const PLANTED_BUGS: readonly PlantedBug[] = [
  {
    says: 'merge drops what the other has not',
    file: RECORD,
    from: 'if (!knows(b, x)) kept',
    to: 'if (false) kept',
  },
  { says: 'merge brings back what was replaced', file: RECORD, from: 'if (!knows(a, y)) kept', to: 'kept' },
  { says: 'merge forgets what the other saw', file: RECORD, from: 'joinVectors(a.seen, b.seen)', to: 'a.seen' },
  {
    says: 'the last writer wins',
    file: RECORD,
    from: 'const entries = mergeEntries(a, b);',
    to: 'const entries = mergeEntries(a, b).filter((e, _, all) => !all.some((o) => o.field === e.field && o.stamp > e.stamp));',
  },
  {
    says: 'an edit does not keep a paper on the list',
    file: EDIT,
    from: '[...values, [LIVE, true]]',
    to: '[...values, ...(before.entries.some((e) => e.field === LIVE) && before.seen.length > 1 ? [] : [[LIVE, true] as const])]',
  },
  {
    says: 'an edit replaces rivals it had not seen',
    seed: 89,
    file: EDIT,
    from: 'entry.field === field && known(entry)',
    to: 'entry.field === field',
  },
  {
    says: 'rivals written again share a dot',
    seed: 89,
    file: EDIT,
    from: 'counter: first + nth',
    to: 'counter: first',
  },
  {
    says: 'a dot is used twice',
    file: EDIT,
    from: 'counterOf(before.seen, by.replica) + 1',
    to: 'Math.max(1, counterOf(before.seen, by.replica))',
  },
  {
    says: 'emptied fields are not given back',
    seed: 61,
    file: COMPACT,
    from: 'if (!keptHere || ',
    to: 'if (merged || ',
  },
  {
    says: 'what a field of a later version says is dropped',
    file: 'lib/library/causal/codec.ts',
    from: 'entries.sort(byEntry), ',
    to: "entries.filter(({ field }) => field !== 'mood').sort(byEntry), ",
  },
  {
    says: 'a renamed profile keeps its dots',
    file: 'lib/library/causal/reissue.ts',
    from: 'if (counter <= settled) return record;',
    to: 'if (counter > 0) return record;',
  },
  {
    says: 'own files are not looked at',
    file: 'lib/sync/engine.ts',
    from: 'await checkOwnFiles(parts, files, full, notes);',
    to: 'files.length >= 0 || (await checkOwnFiles(parts, files, full, notes));',
  },
  {
    says: 'a library put back from an older copy keeps its name',
    seed: 218,
    file: 'lib/sync/put-back.ts',
    from: '{ ...state, replica, clock, remotes,',
    to: '{ ...state, replica: replica && state.replica, clock, remotes,',
  },
  {
    says: 'the base of two notes is what stood last',
    seed: 12,
    file: 'lib/library/notes/note-history.ts',
    from: 'past.find((note) => hasSeen(copy.seen, note))',
    to: 'past.find((note) => note || hasSeen(copy.seen, note))',
  },
  {
    says: 'an empty folder is taken for an empty library',
    file: 'lib/sync/engine.ts',
    from: 'const files = await parts.folder.list();',
    to: 'const files = await parts.folder.list(); if (files.length === 0) await store.update("all", ({ rows }) => ({ rows: [...rows.values()].map((row) => ({ ...row, record: { ...row.record, entries: [] } })) }));',
  },
  {
    says: 'a shard that is not listed is taken for an empty one',
    seed: 173,
    file: PLAN,
    from: 'const rows = await store.shard(bits, shard);',
    to: 'const rows = before && !kept.has(before) ? [] : await store.shard(bits, shard);',
  },
  {
    says: 'a name that an upload may yet arrive at is written to',
    seed: 2957,
    file: PLAN,
    from: 'doubt(slot) < doubt(best)',
    to: 'doubt(slot) < -1',
  },
  {
    says: 'synced before it was read back',
    seed: 17,
    file: UPLOAD,
    from: '!kept || !sameBytes(kept, bytes)',
    to: 'false',
  },
  {
    says: 'read back by length only',
    file: UPLOAD,
    from: 'a.length === b.length && a.every((byte, at) => byte === b[at])',
    to: 'a.length === b.length',
  },
  {
    says: 'the last good slot is written over',
    seed: 491,
    file: PLAN,
    from: 'slot !== verified',
    to: "slot === (verified ?? 'A')",
  },
  {
    says: 'a shard with edits is not written',
    file: PLAN,
    from: '&& !edited.has(shard) && !refresh',
    to: '&& !refresh',
  },
  {
    says: 'edits made during an upload count as synced',
    seed: 35,
    file: UPLOAD,
    from: 'row, remote, copy)] : []',
    to: 'row, remote, row.record)] : []',
  },
  {
    says: 'an emptied folder is not filled again',
    seed: 45,
    file: PLAN,
    from: 'if (before && kept.has(before) &&',
    to: 'if (before &&',
  },
  {
    says: 'a shard that could not be read counts as read',
    seed: 32,
    file: READ,
    from: 'whole = false;',
    to: 'merged.add(name);',
  },
  {
    says: 'shards are not checked',
    seed: 295,
    file: FORMAT,
    from: '!(await packing.digest(bytes)).startsWith(parsed.hash)',
    to: 'false',
  },
  {
    says: 'what is imported is not passed on',
    seed: 349,
    file: 'lib/sync/absorb.ts',
    from: 'remote !== source && !waiting.has(remote)',
    to: 'false',
  },
  {
    says: 'shards in use are deleted',
    seed: 20,
    file: 'lib/sync/sweep.ts',
    from: '&& !inUse.has(name)',
    to: '&& (inUse.size > 0)',
  },
  {
    says: 'a copy says that what it leaves out is gone',
    file: 'lib/library/causal/partial.ts',
    from: 'entries, holes.sort(byPlace));',
    to: 'entries);',
  },
  {
    says: 'merge forgets holes',
    file: RECORD,
    from: 'makeRecord(a.id, seen, entries, holes)',
    to: 'makeRecord(a.id, seen, entries)',
  },
  {
    says: 'merge does not fill holes',
    file: RECORD,
    from: 'hasSeen(seen, place) && !holes.some((hole) => byPlace(hole, place) === 0)',
    to: 'hasSeen(seen, place)',
  },
  { says: 'an edit fills holes that it can not see into', file: EDIT, from: 'entries, before.holes)', to: 'entries)' },
  {
    says: 'a shared map is written before it is merged',
    file: ROUND,
    from: 'await mergeCopies(parts, found, notes);',
    to: 'void mergeCopies;',
  },
  {
    says: 'a shared map is emptied before it is written',
    file: ROUND,
    from: 'await map.write(new Map([',
    to: "await map.write(new Map([...Array.from({ length: 32 }, (_, at): [string, string] => ['p' + at, '']), ",
  },
  {
    says: 'what a shared map lacks was deleted',
    file: ROUND,
    from: 'if (telling.length > 0) await',
    to: `const gone = [...rows.values()].filter(({ record, waiting }) => waiting.size === 0 && !copies.has(record.id));
  await parts.store.update([], () => ({ rows: gone.map((row) => ({ ...row, record: { ...row.record, entries: [] } })) }));
  if (telling.length > 0) await`,
  },
  {
    says: 'synced before the shared map was read back',
    file: ROUND,
    from: 'return readMap(map, packing, new SyncNotes());',
    to: `const written = new Map([...writes].map(([key, { value }]) => [key, value]));
  return readMap({ ...map, read: async () => written }, packing, new SyncNotes());`,
  },
  {
    says: 'edits made while a shared map was written count as synced',
    file: ROUND,
    from: 'const there = [...held.rows.values()].filter(arrived);',
    to: 'const there = [...held.rows.values()];',
  },
  {
    says: 'devices take out of a shared map what others put in',
    file: MAP_PLAN,
    from: 'added && isWantedMore(added, removed)',
    to: 'added',
  },
];
