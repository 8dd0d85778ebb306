import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type CommandIo, InputError } from '../../scripts/commands/command.ts';
import { importFiles } from '../../scripts/commands/import.ts';

const TABLE = fileURLToPath(new URL('../documents/importers/daily-table.md', import.meta.url));
const PAGE = fileURLToPath(new URL('../../package.json', import.meta.url));

/** Runs the command and keeps what it says. */
async function run(...args: string[]) {
  const said = { parts: [] as string[], notes: [] as string[], error: null as unknown };
  const io: CommandIo = {
    out: () => {},
    write: async (text) => void said.parts.push(text),
    note: (line) => void said.notes.push(line),
    lines: async function* () {},
  };
  await importFiles.run(args, io).catch((error) => {
    said.error = error;
  });
  return said;
}

describe('import', () => {
  it('prints what each document says, one after the other', async () => {
    const { parts, error } = await run(TABLE, TABLE);
    expect(error).toBeNull();
    const { sources } = JSON.parse(parts.join(''));
    expect(sources).toHaveLength(2);
    expect(sources[0]).toMatchObject({ kind: 'daily-table', date: '2024-02-29', file: TABLE });
    expect(sources[0].glosses[0].paper.id).toBe('2402.00011');
    expect(parts.filter((part) => part.startsWith('{"kind"'))).toHaveLength(2);
  });

  it('keeps what it can use beside what it can not', async () => {
    const { parts, notes, error } = await run('/nowhere', PAGE, TABLE);
    expect(JSON.parse(parts.join('')).sources).toHaveLength(1);
    expect(notes).toEqual([expect.stringContaining("/nowhere can't be read")]);
    expect(error).toBeInstanceOf(InputError);
    expect(String(error)).toContain('package.json is none of the documents');
  });

  it.each([[[]], [['--as', 'poem', TABLE]], [['/nowhere']]])('prints nothing for %j', async (args) => {
    const { parts, error } = await run(...args);
    expect(parts).toEqual([]);
    expect(error).toBeInstanceOf(InputError);
  });
});
