import { readFileSync } from 'node:fs';
import { importDocument } from '../../lib/importers/index.ts';
import { table } from '../commands/table.ts';
import { HOSTILE_DOCUMENTS } from '../measure/hostile-documents.ts';
import { madeUpDays } from '../measure/made-up-days.ts';
import { quantile } from '../measure/quantile.ts';

const DAYS = 100;
const SEED = 7;
/** Of a hostile document; the longer one has twice as much. */
const LENGTH = 200_000;
const TRIES = 5;

/** Milliseconds that this process spent on a text, which what else runs on the machine hardly adds to. */
function spentOn(text: string): number {
  const before = process.cpuUsage();
  importDocument(text, { file: 'x' });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Reads the files that are named, or a hundred made-up days, one after the other. */
async function timeDays(files: readonly string[]): Promise<void> {
  const days = files.length > 0 ? files.map((file) => ({ file, text: '' })) : await madeUpDays(DAYS, SEED);
  const glosses: number[] = [];
  const times = days.map(({ file, text }) => {
    const whole = text === '' ? readFileSync(file, 'utf8') : text;
    const start = performance.now();
    const { document } = importDocument(whole, { file });
    const time = performance.now() - start;
    glosses.push(document?.glosses.length ?? 0);
    return time;
  });
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
  const [median, p95, longest] = [0.5, 0.95, 1].map((share) => quantile(times, share).toFixed(1));
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `${days.length} documents, ${sum(glosses)} glosses: ${Math.round(sum(times))} ms in all; ` +
      `${median} ms median, ${p95} ms 95th percentile, ${longest} ms longest; peak memory ${peak} MB`,
  );
}

/** How much longer each hostile document takes that is twice as long; the least of some tries. */
function timeHostile(): void {
  const rows = Object.entries(HOSTILE_DOCUMENTS).map(([name, shape]) => {
    const least = (text: string) => Math.min(...Array.from({ length: TRIES }, () => spentOn(text)));
    const [once, twice] = [least(shape(LENGTH)), least(shape(2 * LENGTH))];
    return { name, once, twice, ratio: twice / once };
  });
  const worst = rows.sort((a, b) => b.twice - a.twice).slice(0, 10);
  const head = ['hostile document', `ms at ${LENGTH / 1000} kB`, 'ms at twice that', 'ratio'];
  const cells = worst.map(({ name, once, twice, ratio }) => [
    name,
    once.toFixed(1),
    twice.toFixed(1),
    ratio.toFixed(2),
  ]);
  console.log(table([head, ...cells]));
  const slow = rows.filter(({ twice, ratio }) => ratio > 2.5 && twice > 20);
  console.log(
    `${slow.length} of ${rows.length} take more than 2.5 times as long: ${slow.map(({ name }) => name).join(', ') || 'none'}`,
  );
}

await timeDays(process.argv.slice(2));
timeHostile();
