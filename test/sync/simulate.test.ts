import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FAULTS } from '../../scripts/sync-sim/faults.ts';
import { simulate, simulateOne } from '../../scripts/sync-sim/simulate.ts';
import { PLANTED_BUGS } from './planted-bugs.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

describe('the simulation', () => {
  test('loses nothing, brings nothing back and converges in 100,000 operations', { timeout: 120_000 }, async () => {
    const { faults, ops, failed, ...result } = await simulate(100_000, 1);
    expect(failed).toEqual([]);
    expect(result).toMatchObject({ editsLost: 0, resurrected: 0, unconverged: 0 });
    expect(ops).toBe(100_000);
    for (const fault of Object.keys(FAULTS) as (keyof typeof FAULTS)[]) {
      expect(faults[fault], fault).toBeGreaterThan(0);
    }
  });

  // Edits lost in copies and restores, fields that came back, two devices that wrote a full map by turns.
  test.each([805, 102_227, 201_465, 203_115, 203_557, 301_920])(
    'goes well from seed %i, as once it did not',
    async (seed) => {
      expect((await simulateOne(seed)).findings).toEqual([]);
    },
  );

  test('repeats a run from its seed', async () => {
    expect(await simulateOne(7)).toEqual(await simulateOne(7));
  });
});

describe('a planted bug is found', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'planted-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test.each(PLANTED_BUGS)('$says', { timeout: 120_000 }, async ({ says, file, from, to, seed = 1 }) => {
    const copy = join(folder, says.replaceAll(/\W/g, '-'));
    await mkdir(copy);
    for (const part of ['lib/core', 'lib/library', 'lib/sync', 'scripts/sync-sim']) {
      await cp(join(ROOT, part), join(copy, part), { recursive: true });
    }
    const text = await readFile(join(copy, file), 'utf8');
    expect(text.split(from)).toHaveLength(2);
    await writeFile(
      join(copy, file),
      text.replace(from, () => to),
    );
    await writeFile(join(copy, 'package.json'), '{"type":"module"}');
    const run = `import { simulate } from ${JSON.stringify(join(copy, 'scripts/sync-sim/simulate.ts'))};
      const { failed } = await simulate(250_000, ${seed}, { stopAtFirst: true });
      console.log(failed.length);`;
    const args = ['--experimental-strip-types', '--no-warnings', '--input-type=module', '-e', run];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    expect(stdout.trim()).toBe('1');
  });
});
