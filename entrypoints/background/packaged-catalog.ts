import { type Catalog, contentText } from '../../lib/catalog/catalog.ts';
import { catalogSchema, firstFault } from '../../lib/catalog/schema.ts';
import { PaperglossError } from '../../lib/core/errors.ts';
import bundled from '../../public/catalog/version.json' with { type: 'json' };

/** The catalog that ships inside the extension. */
export interface PackagedCatalog {
  /** Known without reading the file. */
  readonly version: string;
  /** @throws PaperglossError where the file is not what was shipped */
  read(): Promise<Catalog>;
}

const REMEDY = "Repair or update the extension on the browser's extensions page; your saved papers stay.";

function unreadable(fault: string, cause?: unknown): PaperglossError {
  const message = `The bundled index can't be read: ${fault}. ${REMEDY}`;
  return new PaperglossError('catalog-unreadable', message, { cause });
}

/** The packaged file at an address of the extension's own. */
export function packagedCatalog(url: string): PackagedCatalog {
  return {
    version: bundled.version,
    async read() {
      const text = await readText(url);
      return checkCatalog(text, bundled.version);
    },
  };
}

async function readText(url: string): Promise<string> {
  try {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    return await answer.text();
  } catch (error) {
    throw unreadable('the file is missing', error);
  }
}

/** Reads a built catalog and proves that it is whole: its shape, and its version against its content. */
export async function checkCatalog(text: string, version: string): Promise<Catalog> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw unreadable('the file is cut short', error);
  }
  const parsed = catalogSchema.safeParse(json);
  if (!parsed.success) {
    const { path, message } = firstFault(parsed.error);
    throw unreadable(`${path.join('.') || 'the file'} ${message}`, parsed.error);
  }
  const found = await digest(contentText(parsed.data));
  if (found !== version) throw unreadable(`its content is not version ${version}`);
  return parsed.data;
}

async function digest(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(bytes, 0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
