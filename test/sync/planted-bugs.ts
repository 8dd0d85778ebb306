/** Bugs that the simulation must find: in a file, a text that stands there once, and what takes its place. */
export interface PlantedBug {
  readonly says: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const RECORD = 'lib/library/causal/record.ts';
const EDIT = 'lib/library/causal/edit.ts';
const UPLOAD = 'lib/sync/upload.ts';
const READ = 'lib/sync/read-others.ts';
const FORMAT = 'lib/sync/format.ts';
const ROUND = 'lib/sync/shared-map/round.ts';
const PLAN = 'lib/sync/shared-map/plan.ts';

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
    file: EDIT,
    from: 'entry.field === field && known(entry)',
    to: 'entry.field === field',
  },
  { says: 'rivals written again share a dot', file: EDIT, from: 'counter: first + nth', to: 'counter: first' },
  {
    says: 'a dot is used twice',
    file: EDIT,
    from: 'counterOf(before.seen, by.replica) + 1',
    to: 'Math.max(1, counterOf(before.seen, by.replica))',
  },
  {
    says: 'emptied fields are not given back',
    file: 'lib/library/causal/compact.ts',
    from: 'if (!emptied) return merged;',
    to: 'if (merged) return merged;',
  },
  { says: 'synced before it was read back', file: UPLOAD, from: '!kept || !sameBytes(kept, bytes)', to: 'false' },
  {
    says: 'read back by length only',
    file: UPLOAD,
    from: 'a.length === b.length && a.every((byte, at) => byte === b[at])',
    to: 'a.length === b.length',
  },
  {
    says: 'the last good slot is written over',
    file: UPLOAD,
    from: "own.verified === 'A' ? 'B' : 'A'",
    to: "own.verified ?? 'A'",
  },
  {
    says: 'a shard with edits is not written',
    file: UPLOAD,
    from: 'listed.has(before) && !edited.has(shard)',
    to: 'listed.has(before) && !refresh',
  },
  {
    says: 'edits made during an upload count as synced',
    file: UPLOAD,
    from: 'counters.get(row.record.id) ?? 0)',
    to: 'Number.MAX_SAFE_INTEGER)',
  },
  {
    says: 'an emptied folder is not filled again',
    file: UPLOAD,
    from: 'if (before && listed.has(before) &&',
    to: 'if (before &&',
  },
  {
    says: 'a shard that could not be read counts as read',
    file: READ,
    from: 'whole = false;',
    to: 'merged.add(name);',
  },
  {
    says: 'shards are not checked',
    file: FORMAT,
    from: '!(await packing.digest(bytes)).startsWith(parsed.hash)',
    to: 'false',
  },
  {
    says: 'what is imported is not passed on',
    file: 'lib/sync/absorb.ts',
    from: 'remote !== source && !waiting.has(remote)',
    to: 'false',
  },
  {
    says: 'shards in use are deleted',
    file: 'lib/sync/engine.ts',
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
    file: PLAN,
    from: 'added && isWantedMore(added, removed)',
    to: 'added',
  },
];
