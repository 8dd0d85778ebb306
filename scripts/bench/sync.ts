import type { PaperId } from '../../lib/core/arxiv-id.ts';
import { addTag, save, setField } from '../../lib/library/causal/edit.ts';
import type { CausalRecord } from '../../lib/library/causal/record.ts';
import type { Fetch } from '../../lib/sync/backends/webdav/requests.ts';
import { placeFolder, type WebdavPlace, webdavBackend } from '../../lib/sync/backends/webdav.ts';
import { editMany } from '../../lib/sync/edit-many.ts';
import type { SyncOptions } from '../../lib/sync/engine.ts';
import { newReplica, newRow } from '../../lib/sync/replica.ts';
import { newDataKey } from '../../lib/sync/sealing/data-key.ts';
import { packKeyFile, passphraseKey } from '../../lib/sync/sealing/key-file.ts';
import { setUpEncryption } from '../../lib/sync/sealing/key-ring.ts';
import { bundledCatalog } from '../commands/load-catalog.ts';
import { ensureWebdavServers } from '../setup/webdav.mjs';
import { MemoryStore } from '../sync-sim/memory-store.ts';
import { Random } from '../sync-sim/random.ts';
import { simulate } from '../sync-sim/simulate.ts';
import { LIGHTTPD, startWebdavServer, type WebdavServer } from '../webdav/real-servers.ts';

const SIZES = [10, 1000, 20_000];
const SIMULATED = 100_000;
const REMOTE = 'webdav';
const NOW = 1_800_000_000_000;

/** What a round asked of the server, bodies only; the time is that of this machine, with storage in memory. */
interface Cost {
  readonly requests: number;
  readonly up: number;
  readonly down: number;
  readonly ms: number;
}

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

/** A device with its storage in memory, and what its rounds cost. */
class BenchDevice {
  readonly store: MemoryStore;
  private place: WebdavPlace;
  private readonly random: Random;
  private readonly server: WebdavServer;
  private requests = 0;
  private up = 0;
  private down = 0;

  private constructor(store: MemoryStore, place: WebdavPlace, random: Random, server: WebdavServer) {
    this.store = store;
    this.place = place;
    this.random = random;
    this.server = server;
  }

  static async join(server: WebdavServer, random: Random, size: number): Promise<BenchDevice> {
    const state = newReplica(random.word(10), [REMOTE]);
    const stamp = (at: number) => NOW - (size - at) * 60_000;
    const records = Array.from({ length: size }, (_, at) =>
      record(random, at, { replica: state.replica, stamp: stamp(at) }),
    );
    const rows = records.map((each) => ({ ...newRow(state, each), waiting: new Map([[REMOTE, 0]]) }));
    const { address, user, password, fetch } = server;
    const keys = await setUpEncryption(placeFolder(server, fetch), 'passphrase');
    const place = { address, user, password, encrypted: true, keys };
    return new BenchDevice(new MemoryStore(state, rows), place, random, server);
  }

  async round(options: SyncOptions = {}): Promise<Cost> {
    [this.requests, this.up, this.down] = [0, 0, 0];
    const start = performance.now();
    await webdavBackend(this.counted).round(
      {
        store: this.store,
        place: this.place,
        keepPlace: async (place) => {
          this.place = place;
        },
        remote: REMOTE,
        now: () => NOW,
        newReplicaId: () => this.random.word(10),
        newNonce: () => this.random.word(16),
      },
      options,
    );
    const { requests, up, down } = this;
    return { requests, up, down, ms: performance.now() - start };
  }

  edit(): Promise<unknown> {
    const ids = [...this.store.held.rows.keys()];
    const id = this.random.pick(ids);
    return editMany(this.store, [id], NOW, (before, by) => setField(before, by, 'status', 'read'));
  }

  private readonly counted: Fetch = async (url, init) => {
    this.requests += 1;
    this.up += typeof init.body === 'string' ? init.body.length : ((init.body as Uint8Array | undefined)?.length ?? 0);
    const response = await this.server.fetch(url, init);
    const body = new Uint8Array(await response.arrayBuffer());
    this.down += body.length;
    const { status, headers } = response;
    return new Response(status === 204 ? null : body, { status, headers });
  };
}

/** Costs of what two devices with one library do, each in the state in which the one before left them. */
async function costs(server: WebdavServer, size: number): Promise<Readonly<Record<string, Cost>>> {
  const random = new Random(size);
  const one = await BenchDevice.join(server, random, size);
  const first = await one.round();
  const two = await BenchDevice.join(server, random, 0);
  const joined = await two.round();
  for (const device of [one, two, one, two]) await device.round();
  const idle = await one.round();
  await one.edit();
  const edit = await one.round();
  const pull = await two.round();
  const daily = await two.round({ full: true, refresh: true });
  return {
    'first sync': first,
    'another device joins': joined,
    'nothing changed': idle,
    'one edit': edit,
    'that edit on the other device': pull,
    'daily look at everything': daily,
  };
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function cells({ requests, up, down, ms }: Cost): readonly string[] {
  const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);
  return [String(requests), kilobytes(up), kilobytes(down), ms.toFixed(0)];
}

ensureWebdavServers();
console.log(line(['papers', 'round', 'requests', 'kB up', 'kB down', 'ms']));
console.log(line(Array(6).fill('---')));
for (const size of SIZES) {
  const server = await startWebdavServer(LIGHTTPD);
  try {
    for (const [name, cost] of Object.entries(await costs(server, size))) {
      console.log(line([size.toLocaleString('en'), name, ...cells(cost)]));
    }
  } finally {
    await server.close();
  }
}

const times: number[] = [];
const [passphrase, key] = [await passphraseKey('passphrase'), await newDataKey()];
for (let run = 0; run < 5; run += 1) {
  const before = performance.now();
  await packKeyFile(passphrase, [key]);
  times.push(performance.now() - before);
}
console.log(JSON.stringify({ name: 'passphrase to key', ms: Math.round(times.sort((a, b) => a - b)[2] ?? 0) }));

const start = performance.now();
const { ops, editsLost, resurrected, unconverged } = await simulate(SIMULATED, 1);
const opsPerSecond = Math.round(ops / ((performance.now() - start) / 1000));
console.log(JSON.stringify({ name: 'sync-sim', ops, editsLost, resurrected, unconverged, opsPerSecond }));
