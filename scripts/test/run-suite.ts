import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { type Counts, suiteCounts } from './reports.ts';
import { REPORTS, type Suite } from './suites.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface SuiteResult extends Counts {
  readonly name: string;
  readonly seconds: number;
  /** All that the suite printed. */
  readonly log: string;
}

/** Runs a suite to its end, or until its time is over. */
export async function runSuite(suite: Suite): Promise<SuiteResult> {
  const log = `${ROOT}${logFile(suite)}`;
  if (suite.report) await rm(`${ROOT}${suite.report.file}`, { force: true });
  const start = performance.now();
  const exitCode = await runTask(suite, log);
  const seconds = (performance.now() - start) / 1000;
  return {
    name: suite.task,
    ...suiteCounts(exitCode, await readReport(suite)),
    seconds,
    log: await readFile(log, 'utf8'),
  };
}

function logFile({ task }: Suite): string {
  return `${REPORTS}/${task}.log`;
}

async function runTask({ task, args = [], minutes }: Suite, log: string): Promise<number> {
  const output = createWriteStream(log);
  // A group of its own, so that a hanging suite ends with all that it started.
  const child = spawn(process.execPath, ['scripts/task.mjs', task, '--as-is', ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  child.stdout.pipe(output, { end: false });
  child.stderr.pipe(output, { end: false });
  const interrupt = () => endGroup(child);
  const timer = setTimeout(() => {
    output.write(`\n${task} took longer than ${minutes} minutes and was ended.\n`);
    endGroup(child);
  }, minutes * 60_000);
  for (const signal of SIGNALS) process.on(signal, interrupt);
  const code = await new Promise<number>((resolve) => child.on('close', (status) => resolve(status ?? 1)));
  for (const signal of SIGNALS) process.off(signal, interrupt);
  clearTimeout(timer);
  await finished(output.end());
  return code;
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGTERM');
  } catch {
    // It has ended meanwhile, or this system knows no groups.
    child.kill();
  }
}

async function readReport({ report }: Suite): Promise<Counts | null> {
  if (!report) return null;
  try {
    return report.read(await readFile(`${ROOT}${report.file}`, 'utf8'));
  } catch {
    // It died before it wrote one; its exit code tells.
    return { passed: 0, failed: 1 };
  }
}
