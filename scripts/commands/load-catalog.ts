import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { buildCatalog, type CatalogInput } from '../../lib/catalog/build.ts';
import type { Catalog } from '../../lib/catalog/catalog.ts';
import { catalogSchema, firstFault } from '../../lib/catalog/schema.ts';
import { errorMessage } from '../../lib/core/errors.ts';
import { InputError } from './command.ts';

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

/** The catalog of a file that `papergloss catalog` wrote, or the bundled one where no file is named. */
export async function loadCatalog(file: string | undefined): Promise<Catalog> {
  if (file === undefined) return bundledCatalog();
  const parsed = checked(parseJson(readText(file), file), file);
  if (parsed.success) return parsed.data as Catalog;
  const { path, message } = firstFault(parsed.error);
  throw new InputError(`${file} is no built catalog: ${path.join('.') || 'the file'}: ${message}`);
}

/** @throws InputError where the content is nested deeper than any check can follow */
function checked(content: unknown, file: string) {
  try {
    return catalogSchema.safeParse(content);
  } catch (error) {
    if (error instanceof RangeError) throw new InputError(`${file} is no built catalog: it is nested too deep`);
    throw error;
  }
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
