import { parseArgs } from 'node:util';
import { simulate } from '../sync-sim/simulate.ts';
import { type Command, InputError } from './command.ts';

const OPTIONS = {
  ops: { type: 'string', default: '100000' },
  seed: { type: 'string', default: '1' },
} as const;

/** Lives through random stories of devices, servers and readers, and counts what went wrong. */
export const syncSim: Command = {
  usage: 'sync-sim [--ops N] [--seed S]',
  says: 'simulate sync under faults and count edits lost; a failing seed replays alone',
  async run(args, io) {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    const start = performance.now();
    const result = await simulate(readNumber('ops', values.ops, 1), readNumber('seed', values.seed, 0));
    const seconds = (performance.now() - start) / 1000;
    io.note(`${result.ops} ops in ${seconds.toFixed(1)} s`);
    for (const { seed, findings } of result.failed) io.note(`seed ${seed}: ${findings.join('; ')}`);
    io.out(result);
    if (result.failed.length > 0) process.exitCode = 1;
  },
};

function readNumber(name: string, text: string, least: number): number {
  if (/^\d{1,9}$/.test(text) && Number(text) >= least) return Number(text);
  throw new InputError(`--${name} must be a whole number from ${least}, not ${JSON.stringify(text)}`);
}
