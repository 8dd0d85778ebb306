import { type Counts, lastLineCounts, playwrightCounts, vitestCounts } from './reports.ts';

/** Where reports and logs of a test run go, relative to the checkout. */
export const REPORTS = '.output/test';

/** A part of `npm test`: a task of `scripts/tasks.mjs`. */
export interface Suite {
  readonly task: string;
  readonly args?: readonly string[];
  /** Where the tests stand that it ran, for a suite that is more than one check. */
  readonly report?: { readonly file: string; readonly read: (text: string) => Counts };
  /** A suite that takes longer hangs. */
  readonly minutes: number;
}

/** A task that runs Vitest. */
function vitestSuite(task: string, minutes: number): Suite {
  const file = `${REPORTS}/${task}.json`;
  const args = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  return { task, args, report: { file, read: vitestCounts }, minutes };
}

/** A task that runs Playwright. */
function playwrightSuite(task: string, minutes: number): Suite {
  return { task, report: { file: `${REPORTS}/${task}.json`, read: playwrightCounts }, minutes };
}

/** In this order; what comes later uses what was built before. */
export const SUITES: readonly Suite[] = [
  { task: 'catalog', minutes: 1 },
  { task: 'types', minutes: 2 },
  { task: 'lint', minutes: 2 },
  { task: 'format', minutes: 2 },
  vitestSuite('unit', 10),
  vitestSuite('webdav', 5),
  { task: 'build:chrome', minutes: 2 },
  { task: 'build:firefox', minutes: 2 },
  { task: 'manifest', minutes: 1 },
  { task: 'lint:firefox', minutes: 2 },
  playwrightSuite('e2e', 10),
  { task: 'e2e:firefox', report: { file: `${REPORTS}/e2e:firefox.log`, read: lastLineCounts }, minutes: 4 },
  playwrightSuite('e2e:sync', 8),
];
