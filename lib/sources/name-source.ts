import { SOURCE_KINDS, type SourceKind } from '../core/gloss.ts';
import { plainLine } from '../core/text.ts';

/** What is known of documents that a source would be made of. */
export interface NamedDocument {
  readonly kind: SourceKind;
  readonly title: string;
}

/** UTF-16 units. */
export const LONGEST_NAME = 200;

/** What somebody called a source, as it is kept and shown: on one line, without what hides or turns text; may be empty. */
export function sourceName(typed: string): string {
  return plainLine(typed, LONGEST_NAME);
}

/**
 * What a source would be called: as its only document, else as what its documents are, with where they come from.
 * @param address null where they were given by hand
 * @param manyDays whether the address stands for a document a day, of which this is one
 */
export function nameSource(documents: readonly NamedDocument[], address: string | null, manyDays: boolean): string {
  const [first, ...others] = documents;
  const place = address === null ? null : placeOf(address);
  if (!first) return place ?? 'Documents';
  if (others.length === 0 && !manyDays) return sourceName(first.title);
  const alike = others.every(({ kind }) => kind === first.kind);
  const what = alike ? SOURCE_KINDS[first.kind] : 'Documents';
  return sourceName(place === null ? what : `${what}, ${place}`);
}

/** Whose address it is: the repository on GitHub, else the host. */
function placeOf(address: string): string {
  const { hostname, pathname } = new URL(address);
  const [owner, repository] = pathname.split('/').filter((part) => part !== '');
  const inRepository = hostname === 'raw.githubusercontent.com' && owner && repository;
  return inRepository ? `${owner}/${repository}` : hostname.replace(/^www\./, '');
}
