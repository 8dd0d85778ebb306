import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { errorMessage } from '../../lib/core/errors.ts';
import { SOURCE_KINDS, type SourceKind } from '../../lib/core/gloss.ts';
import { type ImportedDocument, MOST_TEXT } from '../../lib/importers/importer.ts';
import { importDocument } from '../../lib/importers/index.ts';
import { textOfBytes } from '../../lib/sources/document-text.ts';
import { type Command, type CommandIo, InputError } from './command.ts';

/** Reads documents that speak of papers: prints what each of them says, one after the other. */
export const importFiles: Command = {
  usage: 'import FILE… [--as KIND]',
  says: 'what documents say of papers, with what could not be read in them',
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { as: { type: 'string' } },
      allowPositionals: true,
    });
    if (positionals.length === 0) throw new InputError('import needs at least one file');
    await importAll(positionals, readKind(values.as), io);
  },
};

function readKind(name: string | undefined): SourceKind | undefined {
  const kinds = Object.keys(SOURCE_KINDS) as SourceKind[];
  const kind = kinds.find((other) => other === name);
  if (name !== undefined && !kind) {
    throw new InputError(`unknown kind ${JSON.stringify(name)}; it must be one of ${kinds.join(', ')}`);
  }
  return kind;
}

/** One file is in memory at a time. What can't be used is told at the end, so that it costs nobody the rest. */
async function importAll(files: readonly string[], as: SourceKind | undefined, io: CommandIo): Promise<void> {
  const refused: string[] = [];
  let printed = 0;
  for (const file of files) {
    const read = await importFile(file, as);
    if (typeof read === 'string') {
      refused.push(read);
      continue;
    }
    await io.write(printed === 0 ? '{"sources":[\n' : ',\n');
    await io.write(JSON.stringify({ ...read, file }));
    printed += 1;
  }
  if (printed > 0) await io.write('\n]}\n');
  const last = refused.pop();
  for (const reason of refused) io.note(`papergloss import: ${reason}`);
  if (last) throw new InputError(last);
}

/** What a file says; in one sentence why nothing, where it can't be used. */
async function importFile(file: string, as: SourceKind | undefined): Promise<ImportedDocument | string> {
  const text = await readText(file);
  if (text instanceof InputError) return text.message;
  const result = importDocument(text, { file, ...(as && { as }) });
  return result.document ?? result.refused;
}

async function readText(file: string): Promise<string | InputError> {
  try {
    const bytes = await readFile(file);
    // No character takes more than four bytes, so that whatever is longer has too many.
    if (bytes.length > 4 * MOST_TEXT) return new InputError(`${file} is longer than any document of this kind.`);
    return textOfBytes(bytes);
  } catch (error) {
    return new InputError(`${file} can't be read: ${errorMessage(error)}`);
  }
}
