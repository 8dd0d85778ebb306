import { bibtex } from './bibtex.ts';
import { cslJson } from './csl-json.ts';
import { csv } from './csv.ts';
import type { LibraryFormat } from './format.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import { paperMemory } from './paper-memory.ts';
import { ris } from './ris.ts';
import { urlList } from './url-list.ts';

/** Every format, one line each, in the order in which they are offered and in which a text is tried. */
export const FORMATS: readonly LibraryFormat[] = [json, cslJson, paperMemory, csv, ris, bibtex, markdown, urlList];

/** A format, and what spoke for it, as a sentence. */
export interface Detected {
  readonly format: LibraryFormat;
  readonly why: string;
}

/** The format that a text is read as: what its beginning shows, else what the file's name says; null for neither. */
export function detectFormat(text: string, name: string): Detected | null {
  const readable = FORMATS.filter(({ read }) => read);
  for (const format of readable) {
    const why = format.detect?.(text);
    if (why) return { format, why };
  }
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase();
  const named = readable.find((format) => format.extension === extension);
  return named ? { format: named, why: `Its name ends in .${named.extension}.` } : null;
}
