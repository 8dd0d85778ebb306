import { digestOf } from '../../../lib/sources/digest.ts';
import { readDocument } from '../../../lib/sources/read-document.ts';
import { SourceFault } from '../../../lib/sources/source-fault.ts';
import { documentId, type StoredDocument, type Validators } from '../../../lib/store/source-rows.ts';
import { confirmDocument, replaceDocument } from '../../../lib/store/source-store.ts';
import type { SourceParts } from './source-parts.ts';

/** A document as it was given or fetched. */
export interface DocumentText extends Validators {
  readonly file: string;
  /** The day that a series was asked for; null for what is no day of a series. */
  readonly day: string | null;
  readonly text: string;
}

type Tools = Pick<SourceParts, 'open' | 'documents' | 'now' | 'told'>;

/**
 * Imports a document into a source, in the place of the one of its name; one that says what it said before changes
 * nothing. Killed at any moment it has imported all of the document or nothing.
 * @param waited where it waited; null where it did not
 * @throws SourceFault where nothing can read it, or nothing is left of what it said before
 */
export async function importText(
  { open, documents, now, told }: Tools,
  source: string,
  { file, day, text, etag, lastModified }: DocumentText,
  waited: readonly [stage: string, at: number] | null,
): Promise<void> {
  const [hash, fileHash, database, known] = await Promise.all([
    digestOf(text),
    digestOf(file),
    open(),
    documents.of(source),
  ]);
  const id = documentId(source, fileHash);
  const before = known.get(id);
  if (isSame(before, hash, known)) {
    const same = await confirmDocument(database, before ? { id, etag, lastModified } : null, waited);
    if (same) documents.put(same);
    return;
  }
  const read = readDocument(text, file);
  if ('refused' in read) throw new SourceFault('no-text', read.refused);
  if (before && before.glosses > 0 && read.glosses.length === 0) {
    throw new SourceFault('no-text', `${file} speaks of no paper any more. What was imported from it before is kept.`);
  }
  const { why: _, glosses, ...facts } = read;
  const document = { ...facts, id, source, file, day, hash, etag, lastModified, imported: now() };
  const stored = await replaceDocument(database, { document, glosses, waited });
  if (!stored) return;
  documents.put(stored);
  told();
}

/** True for what the source has already, under this name or, given by hand, under another. */
function isSame(before: StoredDocument | undefined, hash: string, known: ReadonlyMap<string, StoredDocument>): boolean {
  if (before) return before.hash === hash;
  return [...known.values()].some((document) => document.hash === hash && document.day === null);
}
