import { parseArgs } from 'node:util';
import { type CommandIo, InputError } from './command.ts';
import { createFinder, type Question, readQuestion } from './find.ts';
import { loadPapers } from './load-catalog.ts';

const OPTIONS = {
  jsonl: { type: 'boolean', default: false },
  catalog: { type: 'string' },
  limit: { type: 'string', default: '10' },
} as const;

/** The usage of what `search` and `related` share. */
export const FIND_USAGE = '[--catalog FILE] [--limit N] [--jsonl]';

/**
 * The common body of `search` and `related`: one question from the arguments, or with `--jsonl` one a line from
 * standard input, and one line of hits for each.
 */
export async function answer(
  args: readonly string[],
  io: CommandIo,
  read: (words: readonly string[]) => Question,
): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const limit = readLimit(values.limit);
  const asked = values.jsonl ? null : read(positionals);
  if (values.jsonl && positionals.length > 0) throw new InputError('--jsonl takes its questions from standard input');
  const finder = createFinder(await loadPapers(values.catalog));
  if (asked) {
    if ('id' in asked && !finder.knows(asked.id)) throw new InputError(`the catalog has no paper ${asked.id}`);
    io.out({ hits: finder.find(asked, limit) });
    return;
  }
  for await (const question of questions(io)) io.out({ hits: finder.find(question, limit) });
}

function readLimit(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text))
    throw new InputError(`--limit must be a number from 1, not ${JSON.stringify(text)}`);
  return Number(text);
}

async function* questions(io: CommandIo): AsyncGenerator<Question> {
  let number = 0;
  for await (const line of io.lines()) {
    number += 1;
    if (line.trim() === '') continue;
    try {
      yield readQuestion(line);
    } catch (error) {
      if (error instanceof InputError) throw new InputError(`line ${number}: ${error.message}`);
      throw error;
    }
  }
}
