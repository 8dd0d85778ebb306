import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { PaperId } from '../../lib/core/arxiv-id.ts';
import { packRecord } from '../../lib/library/causal/codec.ts';
import { addTag, save, setField } from '../../lib/library/causal/edit.ts';
import type { CausalRecord } from '../../lib/library/causal/record.ts';
import { sync } from '../../lib/sync/engine.ts';
import type { Folder } from '../../lib/sync/folder.ts';
import { editLocally } from '../../lib/sync/local-edit.ts';
import type { Packing } from '../../lib/sync/packing.ts';
import { newReplica, newRow, type ReplicaState } from '../../lib/sync/replica.ts';
import { bundledCatalog } from '../commands/load-catalog.ts';
import { Device, REMOTE } from '../sync-sim/device.ts';
import { Oracle } from '../sync-sim/oracle.ts';
import { Random } from '../sync-sim/random.ts';
import { simulate } from '../sync-sim/simulate.ts';

const SIZES = [10, 1000, 20_000];
const SIMULATED = 100_000;

const PACKING: Packing = {
  pack: async (text) => deflateRawSync(text),
  unpack: async (bytes) => inflateRawSync(bytes).toString(),
  digest: async (bytes) => createHash('sha256').update(bytes).digest('hex'),
};

const { papers } = await bundledCatalog();

/** Records like a reader's: a third with a note, some with tags; words mixed, so that titles do not repeat. */
function record(random: Random, at: number, by: { replica: string; stamp: number }): CausalRecord {
  const words = () => random.pick(papers).title.split(' ');
  const title = [...words().slice(0, 4), ...words().slice(-5), random.word(5)].join(' ');
  const authors = [random.pick(papers).authors[0] ?? '', random.word(8)];
  const id = `2507.${String(10_000 + at).slice(-5)}` as PaperId;
  let made = save(undefined, id, by, { title, authors, published: '2025-07-09' }, by.stamp, 1);
  if (random.chance(0.5)) made = addTag(made, by, random.pick(['agents', 'vision', 'later']));
  if (random.chance(1 / 3)) made = setField(made, by, 'note', Array.from({ length: 5 }, words).flat().join(' '));
  return made;
}

for (const size of SIZES) {
  const random = new Random(size);
  const [mine, other] = [random.word(10), random.word(10)];
  const state: ReplicaState = newReplica(mine, [REMOTE]);
  const records = Array.from({ length: size }, (_, at) =>
    record(random, at, { replica: random.chance(0.5) ? mine : other, stamp: 1_767_225_600_000 + at * 1000 }),
  );
  const ledger = { oracle: new Oracle(), inFile: new Map(), acknowledged: new Map(), reissued: new Set<number>() };
  const rows = new Map(records.map((each) => [each.id, newRow(state, each)]));
  const device = new Device({ state, rows, known: new Map(), made: new Set(), synced: new Set() }, ledger);
  const store = device.store(async () => {});
  const files = new Map<string, Uint8Array>();
  let requests = 0;
  const counted = <Answer>(answer: Answer) => {
    requests += 1;
    return Promise.resolve(answer);
  };
  const folder: Folder = {
    list: () => counted([...files].map(([name, bytes]) => ({ name, mark: hash(bytes) }))),
    get: (name) => counted(files.get(name) ?? null),
    put: (name, bytes) => counted(void files.set(name, bytes)),
    delete: (name) => counted(void files.delete(name)),
  };
  const parts = {
    store,
    folder,
    packing: PACKING,
    remote: REMOTE,
    now: () => 1_800_000_000_000,
    newReplicaId: () => random.word(10),
    newNonce: () => random.word(16),
  };
  const timed = async () => {
    requests = 0;
    const start = performance.now();
    const { uploadedBytes } = await sync(parts);
    return { bytes: uploadedBytes, requests, ms: Math.round(performance.now() - start) };
  };
  const json = Buffer.byteLength(JSON.stringify(records.map(packRecord)));
  const first = await timed();
  await timed();
  const id = records[size >> 1]?.id;
  if (id) await editLocally(store, id, parts.now(), (before, by) => before && setField(before, by, 'status', 'read'));
  const edit = await timed();
  await timed();
  const idle = await timed();
  const each = { json: Math.round(json / size), packed: Math.round(first.bytes / size) };
  console.log(JSON.stringify({ papers: size, bytesPerRecord: each, first, edit, idle }));
}

const start = performance.now();
const { ops, editsLost, resurrected, unconverged } = await simulate(SIMULATED, 1);
const opsPerSecond = Math.round(ops / ((performance.now() - start) / 1000));
console.log(JSON.stringify({ name: 'sync-sim', ops, editsLost, resurrected, unconverged, opsPerSecond }));

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
