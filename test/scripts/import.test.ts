import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

  it('reads a file by its byte order mark, and one of Windows-1252', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'papergloss-import-'));
    const [marked, old] = [join(folder, 'marked.md'), join(folder, 'old.md')];
    const table = readFileSync(TABLE, 'utf8').replaceAll('Ada Birch', 'Ada Bürch');
    await writeFile(marked, Buffer.from(`\ufeff${table}`, 'utf16le'));
    await writeFile(old, Buffer.from(table, 'latin1'));
    const { parts, error } = await run(marked, old);
    await rm(folder, { recursive: true });
    expect(error).toBeNull();
    for (const { date, glosses } of JSON.parse(parts.join('')).sources) {
      expect([date, glosses[0].paper.authors[0]]).toEqual(['2024-02-29', 'Ada Bürch']);
    }
  });

  it.each([[[]], [['--as', 'poem', TABLE]], [['/nowhere']]])('prints nothing for %j', async (args) => {
    const { parts, error } = await run(...args);
    expect(parts).toEqual([]);
    expect(error).toBeInstanceOf(InputError);
  });
});
