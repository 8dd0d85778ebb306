import { mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Counts, countsLine } from './test/reports.ts';
import { runSuite, type SuiteResult } from './test/run-suite.ts';
import { REPORTS, SUITES } from './test/suites.ts';

const FOLDER = fileURLToPath(new URL(`../${REPORTS}/`, import.meta.url));
const NAME_WIDTH = Math.max(...SUITES.map(({ task }) => task.length)) + 2;

/** Runs every suite, whatever fails before it, and gives what they counted. */
async function runAll(): Promise<SuiteResult[]> {
  const results: SuiteResult[] = [];
  let interrupted = false;
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      interrupted = true;
    });
  }
  for (const suite of SUITES) {
    if (interrupted) break;
    process.stdout.write(suite.task.padEnd(NAME_WIDTH));
    const result = await runSuite(suite);
    const skipped = result.skipped ? `, ${result.skipped} skipped` : '';
    process.stdout.write(`${countsLine(result)}${skipped}  (${result.seconds.toFixed(1)} s)\n`);
    if (result.failed > 0) process.stdout.write(`${indent(result.log)}\n`);
    results.push(result);
  }
  return results;
}

function indent(text: string): string {
  return text.trimEnd().replace(/^/gm, '    ');
}

function sum(results: readonly Counts[]): Counts {
  return {
    passed: results.reduce((total, { passed }) => total + passed, 0),
    failed: results.reduce((total, { failed }) => total + failed, 0),
  };
}

await mkdir(FOLDER, { recursive: true });
await rm(`${FOLDER}summary.json`, { force: true });
const results = await runAll();
const total = sum(results);
const suites = results.map(({ log: _, ...rest }) => rest);
await writeFile(`${FOLDER}summary.json`, `${JSON.stringify({ ...total, suites }, null, 2)}\n`);
process.stdout.write(`${countsLine(total)}\n`);
process.exitCode = total.failed === 0 && results.length === SUITES.length ? 0 : 1;
