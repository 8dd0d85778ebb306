import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { buildCatalog, type CatalogInput } from '../../lib/catalog/build.ts';
import type { Catalog } from '../../lib/catalog/catalog.ts';
import { catalogSchema, firstFault } from '../../lib/catalog/schema.ts';
import { toldPapers } from '../../lib/catalog/told-papers.ts';
import { errorMessage } from '../../lib/core/errors.ts';
import type { Gloss } from '../../lib/core/gloss.ts';
import type { Paper } from '../../lib/core/paper.ts';
import { InputError } from './command.ts';
import { checkImported, looksImported } from './imported-documents.ts';

const SOURCES = new URL('../../catalog/', import.meta.url);

/** Builds the bundled catalog from the files of `catalog/`. */
export async function bundledCatalog(): Promise<Catalog> {
  const names = (await readdir(SOURCES)).filter((name) => name.endsWith('.json')).sort();
  const inputs = await Promise.all(names.map(readInput));
  return buildCatalog(inputs, (text) => createHash('sha256').update(text).digest('hex'));
}

async function readInput(file: string): Promise<CatalogInput> {
  const text = await readFile(new URL(file, SOURCES), 'utf8');
  return { name: file.replace(/\.json$/, ''), content: parseJson(text, `catalog/${file}`) };
}

/** Papers to find something in, with what is said of them. */
export type FindablePapers = readonly (Paper & { readonly glosses: readonly Gloss[] })[];

/**
 * The papers of a file that `papergloss catalog` or `papergloss import` wrote, or the bundled ones where none is named.
 * @throws InputError naming the place of the first fault
 */
export async function loadPapers(file: string | undefined): Promise<FindablePapers> {
  if (file === undefined) return (await bundledCatalog()).papers;
  const content = parseJson(readText(file), file);
  try {
    return looksImported(content) ? importedPapers(content, file) : builtPapers(content, file);
  } catch (error) {
    if (error instanceof RangeError) throw new InputError(`${file} is nested too deep`);
    throw error;
  }
}

function builtPapers(content: unknown, file: string): FindablePapers {
  const parsed = catalogSchema.safeParse(content);
  if (parsed.success) return (parsed.data as Catalog).papers;
  throw faulty(`${file} is no built catalog, nor what import prints`, parsed.error);
}

function importedPapers(content: unknown, file: string): FindablePapers {
  const checked = checkImported(content);
  if (checked.success) return toldPapers(checked.documents);
  throw faulty(`${file} is not what import prints`, checked.error);
}

function faulty(what: string, error: Parameters<typeof firstFault>[0]): InputError {
  const { path, message } = firstFault(error);
  return new InputError(`${what}: ${path.join('.') || 'the file'}: ${message}`);
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new InputError(`${file} can't be read: ${errorMessage(error)}`);
  }
}

function parseJson(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError(`${place} is not JSON: ${errorMessage(error)}`);
  }
}
