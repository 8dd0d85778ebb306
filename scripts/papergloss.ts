import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { CatalogError } from '../lib/catalog/build.ts';
import { type CommandIo, InputError } from './commands/command.ts';
import { COMMANDS } from './commands/index.ts';
import { table } from './commands/table.ts';

/** What a shell knows unusable input by. */
const UNUSABLE = 2;

const io: CommandIo = {
  out: (value) => process.stdout.write(`${JSON.stringify(value)}\n`),
  async write(text) {
    if (!process.stdout.write(text)) await once(process.stdout, 'drain');
  },
  note: (line) => process.stderr.write(`${line}\n`),
  lines: () => createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY }),
};

/** Runs a command and gives the exit code. */
async function main(name: string | undefined, args: readonly string[]): Promise<number> {
  const command = Object.hasOwn(COMMANDS, name ?? '') ? COMMANDS[name ?? ''] : undefined;
  if (!command) return refuse(name);
  try {
    await command.run(args, io);
    return 0;
  } catch (error) {
    if (!isUnusableInput(error)) throw error;
    io.note(`papergloss ${name}: ${oneLine(error.message)}`);
    return UNUSABLE;
  }
}

function refuse(name: string | undefined): number {
  if (name !== undefined && name !== 'help' && name !== '--help') {
    io.note(
      `papergloss: unknown command ${JSON.stringify(name)}; it must be one of ${Object.keys(COMMANDS).join(', ')}`,
    );
    return UNUSABLE;
  }
  io.note('npm run --silent papergloss -- COMMAND');
  io.note(table(Object.values(COMMANDS).map(({ usage, says }) => [usage, says])));
  return name === undefined ? UNUSABLE : 0;
}

function isUnusableInput(error: unknown): error is Error {
  if (error instanceof InputError || error instanceof CatalogError) return true;
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

// A reader that has seen enough (`| head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
process.exitCode = await main(process.argv[2], process.argv.slice(3));
