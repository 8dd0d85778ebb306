import { expect, it } from 'vitest';
import { importDocument } from '../../lib/importers/index.ts';
import { HOSTILE_DOCUMENTS, type HostileShape } from '../../scripts/measure/hostile-documents.ts';

/** Lengths that are compared: the shorter one takes a few milliseconds, if any within the cap does. */
const SHORTEST = 5000;
const LONGEST = 80_000;
const MEASURABLE = 2;
const TIMES_AS_LONG = 16;
/** Linear is 16, 2.5 times a doubling 39, the square 256: in between, so that no pause of the machine tells. */
const MOST_TIMES = 64;
const ATTEMPTS = 5;

/** Milliseconds that this process spent, which what else runs on the machine hardly adds to. */
function spentOn(text: string): number {
  const before = process.cpuUsage();
  importDocument(text, { file: 'x' });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function leastSpentOn(text: string, runs: number): number {
  return Math.min(...Array.from({ length: runs }, () => spentOn(text)));
}

/** How much longer a document takes that is 16 times as long; the least of some tries, for noise only adds to a time. */
function growth(shape: HostileShape): number {
  let length = SHORTEST;
  while (length < LONGEST && leastSpentOn(shape(length), 3) < MEASURABLE) length = Math.min(LONGEST, length * 4);
  const [short, long] = [shape(length), shape(length * TIMES_AS_LONG)];
  let [least, leastLong] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    least = Math.min(least, leastSpentOn(short, 3));
    leastLong = Math.min(leastLong, spentOn(long));
    if (leastLong < MOST_TIMES * least) break;
  }
  return leastLong / least;
}

it(`has ${Object.keys(HOSTILE_DOCUMENTS).length} hostile documents to read, 40 at least`, () => {
  expect(Object.keys(HOSTILE_DOCUMENTS).length).toBeGreaterThanOrEqual(40);
});

it.each(Object.entries(HOSTILE_DOCUMENTS))(
  'reads %s in time that grows with the length',
  { timeout: 60_000 },
  (_, shape) => {
    expect(growth(shape)).toBeLessThan(MOST_TIMES);
  },
);
