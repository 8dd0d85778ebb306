import { addTag, save, setField } from '../../lib/library/causal/edit.ts';
import type { CausalRecord } from '../../lib/library/causal/record.ts';
import type { PortablePaper } from '../../lib/library/portable.ts';
import { type BrowserPlace, browser } from '../../lib/sync/backends/browser.ts';
import { editedRow, newReplica } from '../../lib/sync/replica.ts';
import { PLAIN_PACKING } from '../../lib/sync/sealing/plain-packing.ts';
import { choose } from '../../lib/sync/shared-map/choose.ts';
import { largest } from '../../lib/sync/shared-map/largest.ts';
import { BROWSER_ROOM } from '../../lib/sync/shared-map/shared-map.ts';
import { type Wish, wishesFor } from '../../lib/sync/shared-map/wishes.ts';
import { madeUpPapers } from '../measure/made-up-papers.ts';
import { MemoryStore } from '../sync-sim/memory-store.ts';

const SIZES = [100, 600, 1000, 20_000];
const REMOTE = 'browser';
const REPLICAS = ['aaaaaaaaaa', 'bbbbbbbbbb'] as const;
const NOW = 1_800_000_000_000;

/** As full as a map is written. */
const FULL = { ...BROWSER_ROOM, all: BROWSER_ROOM.all * 0.95 };

function recordOf(paper: PortablePaper, at: number): CausalRecord {
  const by = { replica: REPLICAS[at % 2] ?? REPLICAS[0], stamp: paper.updated };
  const { id, title, authors, published } = paper;
  let record = save(undefined, id, by, { title, authors, published }, paper.added, paper.version);
  for (const tag of paper.tags) record = addTag(record, by, tag);
  if (paper.status !== 'to-read') record = setField(record, by, 'status', paper.status);
  if (paper.note !== '') record = setField(record, by, 'note', paper.note);
  return paper.rating === null ? record : setField(record, by, 'rating', paper.rating);
}

const records = (await madeUpPapers(Math.max(...SIZES), 1)).map(recordOf);

/** How many papers fit where each has what is asked for. */
async function capacity(asked: (wish: Wish) => boolean): Promise<number> {
  return largest(records.length, async (count) => {
    const wishes = wishesFor(records.slice(0, count), () => false).filter(asked);
    return (await choose(PLAIN_PACKING, wishes, FULL)).everything;
  });
}

console.log(
  JSON.stringify({
    name: 'papers that fit',
    whole: await capacity(() => true),
    withoutTitle: await capacity(({ extra }) => extra !== 'facts'),
    withoutTitleAndNote: await capacity(({ extra }) => extra === null),
  }),
);

for (const size of SIZES) {
  const state = newReplica(REPLICAS[0], [REMOTE]);
  const store = new MemoryStore(
    state,
    records.slice(0, size).map((record) => editedRow(state, undefined, record)),
  );
  const items: Record<string, unknown> = {};
  const place: BrowserPlace = {
    get: async () => ({ ...items }),
    set: async (change) => void Object.assign(items, change),
  };
  const parts = { store, place, remote: REMOTE, now: () => NOW, newReplicaId: () => 'cccccccccc', newNonce: () => '' };
  const timed = async () => {
    const start = performance.now();
    const { uploadedFiles, uploadedBytes, fit } = await browser.round({ ...parts, keepPlace: async () => {} }, {});
    return { ms: Math.round(performance.now() - start), items: uploadedFiles, bytes: uploadedBytes, fit };
  };
  const first = await timed();
  await timed();
  const oldest = records[0]?.id;
  await store.update(oldest ? [oldest] : [], ({ state, rows }) => ({
    rows: [...rows.values()].map((row) =>
      editedRow(state, row, setField(row.record, { replica: state.replica, stamp: NOW }, 'note', 'Read it again.')),
    ),
  }));
  const { fit: _, ...edit } = await timed();
  const { fit: __, ...idle } = await timed();
  console.log(JSON.stringify({ name: 'rounds', papers: size, first, edit, idle }));
}
