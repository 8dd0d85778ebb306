import { relatednessText, searchDocument } from '../../lib/catalog/catalog.ts';
import { createSearchEngine } from '../../lib/search/index.ts';
import { bundledCatalog } from '../commands/load-catalog.ts';
import { quantile } from '../measure/quantile.ts';

const BUILDS = 30;
const ROUNDS = 5;

/** What a reader has typed of a title so far: its first letters, then word by word. */
function typings(title: string): string[] {
  const words = title.split(' ');
  return [title.slice(0, 3), ...words.slice(0, 4).map((_, at) => words.slice(0, at + 1).join(' '))];
}

/** Milliseconds of each run of an action. */
function times<Item>(items: readonly Item[], action: (item: Item) => unknown): number[] {
  return items.map((item) => {
    const start = performance.now();
    action(item);
    return performance.now() - start;
  });
}

function report(name: string, values: readonly number[]): void {
  const [median, p95] = [quantile(values, 0.5), quantile(values, 0.95)];
  console.log(JSON.stringify({ name, runs: values.length, medianMs: round(median), p95Ms: round(p95) }));
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

const { papers } = await bundledCatalog();
const documents = papers.map(searchDocument);
const engine = createSearchEngine(documents);
const rounds = Array.from({ length: ROUNDS }, () => papers).flat();
report(
  'build',
  times(Array.from({ length: BUILDS }), () => createSearchEngine(documents)),
);
report(
  'query',
  times(
    rounds.flatMap(({ title }) => typings(title)),
    (query) => engine.search(query),
  ),
);
report(
  'related',
  times(rounds.map(relatednessText), (text) => engine.related(text)),
);
