import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { METRIC_KINDS } from '../../lib/core/gloss.ts';
import { glossText } from '../../lib/glossing/index.ts';
import { bundledCatalog } from '../commands/load-catalog.ts';
import { markedByCatalog } from '../measure/glossing/from-catalog.ts';
import { markedByReader } from '../measure/glossing/from-gold.ts';
import { HOSTILE, hostileText } from '../measure/glossing/hostile.ts';
import type { MarkedSet, MarkedText } from '../measure/glossing/marked-text.ts';
import { isRight, rightParts, type Score, score } from '../measure/glossing/score.ts';
import { quantile } from '../measure/quantile.ts';

const ROUNDS = 5;
const HOSTILE_LENGTH = 40_000;

/** `--gold` and `--documents` name folders of marks and of what they are of; without them, the bundled catalog is. */
const { values: options } = parseArgs({
  options: { gold: { type: 'string' }, documents: { type: 'string' }, misses: { type: 'boolean', default: false } },
});

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 1000) / 1000;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function report({ name, texts }: MarkedSet): void {
  const scored = texts.map((text) => ({ text, score: score(text, glossText(text.text, text)) }));
  const scores = scored.map((each) => each.score);
  const hits = scores.flatMap((each) => each.hits);
  const wrong = scores.flatMap((each) => each.wrong);
  const missed = scores.flatMap((each) => each.missed);
  const right = hits.length;
  const parts = scores.map(rightParts);
  const empty = scored.filter(({ text }) => text.results.length === 0);
  const silent = empty.filter((each) => each.score.wrong.length === 0);
  const sentences = sum(scores.map((each) => each.sentences));
  const line = {
    set: name,
    texts: texts.length,
    results: right + missed.length,
    precision: share(right, right + wrong.length),
    recall: share(right, right + missed.length),
    name: share(sum(parts.map((each) => each.name)), right),
    dataset: share(sum(parts.map((each) => each.dataset)), right),
    baseline: share(sum(parts.map((each) => each.baseline)), right),
    silentWithoutResults: `${silent.length}/${empty.length}`,
    roles: share(sum(scores.map((each) => each.rightRoles)), sentences),
    sentences,
  };
  console.log(JSON.stringify(line));
  for (const kind of METRIC_KINDS) console.log(JSON.stringify(ofKind(kind, scores)));
  for (const each of scored) tellMisses(each.text, each.score);
}

/** Precision by the kind that was found, recall by the kind that was marked. */
function ofKind(kind: string, scores: readonly Score[]) {
  const hits = scores.flatMap((each) => each.hits);
  const found = hits.filter((hit) => hit.found.metric.kind === kind).length;
  const marked = hits.filter((hit) => hit.marked.kind === kind);
  const wrong = scores.flatMap((each) => each.wrong).filter(({ metric }) => metric.kind === kind).length;
  const missed = scores.flatMap((each) => each.missed).filter((result) => result.kind === kind).length;
  return {
    kind,
    precision: share(found, found + wrong),
    recall: share(marked.length, marked.length + missed),
    kindRight: share(marked.filter((hit) => hit.found.metric.kind === kind).length, marked.length),
  };
}

function tellMisses({ id, text }: MarkedText, { hits, wrong, missed }: Score): void {
  const near = ([start, end]: readonly [number, number]) =>
    text.slice(Math.max(0, start - 60), end + 30).replaceAll('\n', ' ');
  for (const { value, span } of wrong) console.log(`  ${id}: no result: ${value} in "${near(span)}"`);
  for (const { value, span } of missed) console.log(`  ${id}: missed: ${value} in "${near(span)}"`);
  if (!options.misses) return;
  for (const { found, marked } of hits) {
    for (const part of ['name', 'dataset', 'baseline'] as const) {
      if (isRight(part, found.metric, marked)) continue;
      const told = JSON.stringify(found.metric[part]);
      console.log(`  ${id}: ${part} of ${found.value}: ${told}, marked ${JSON.stringify(marked[part])}`);
    }
  }
}

function milliseconds(action: () => unknown): number {
  const start = performance.now();
  action();
  return performance.now() - start;
}

function reportTime(texts: readonly MarkedText[]): void {
  const rounds = Array.from({ length: ROUNDS }, () => texts).flat();
  const times = rounds.map((text) => milliseconds(() => glossText(text.text, text))).slice(texts.length);
  const units = quantile(
    texts.map(({ text }) => text.length),
    0.5,
  );
  console.log(
    JSON.stringify({ medianMs: round(quantile(times, 0.5)), p95Ms: round(quantile(times, 0.95)), medianUnits: units }),
  );
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Of the processor, so that other work on the machine counts less. */
function cpuMilliseconds(action: () => unknown): number {
  const start = process.cpuUsage();
  action();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** How many times longer twice the length takes: 2 where time is linear. The best of some runs, as other work only adds. */
function reportGrowth(): void {
  for (const [name, piece] of Object.entries(HOSTILE)) {
    const best = (length: number) =>
      Math.min(
        ...Array.from({ length: 5 }, () =>
          cpuMilliseconds(() => glossText(hostileText(piece, length), { form: 'summary' })),
        ),
      );
    const [once, twice] = [best(HOSTILE_LENGTH), best(2 * HOSTILE_LENGTH)];
    console.log(JSON.stringify({ hostile: name, ms: round(once), growth: round(twice / once) }));
  }
}

async function reportSize(): Promise<void> {
  const input = new URL('../../lib/glossing/index.ts', import.meta.url).pathname;
  const built = await build({
    logLevel: 'silent',
    configFile: false,
    build: {
      write: false,
      minify: true,
      target: 'esnext',
      rollupOptions: { input, preserveEntrySignatures: 'strict', output: { format: 'es' } },
    },
  });
  const [bundle] = Array.isArray(built) ? built : [built];
  const code = bundle && 'output' in bundle ? bundle.output[0].code : '';
  console.log(JSON.stringify({ bytes: Buffer.byteLength(code), gzipBytes: gzipSync(code, { level: 9 }).length }));
}

const sets = options.gold
  ? await markedByReader(options.gold, options.documents)
  : markedByCatalog(await bundledCatalog());
for (const set of sets) report(set);
reportTime(sets.flatMap(({ texts }) => texts));
reportGrowth();
await reportSize();
