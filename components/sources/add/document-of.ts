import { errorMessage } from '../../../lib/core/errors.ts';
import { MOST_TEXT } from '../../../lib/importers/importer.ts';
import type { ImportRequest } from '../../../lib/messages.ts';
import { textOfBytes } from '../../../lib/sources/document-text.ts';
import type { StagedDocument } from '../../../lib/sources/listed-source.ts';

/** No text of `MOST_TEXT` is larger, in UTF-8; bytes. */
const MOST_BYTES = 4 * MOST_TEXT;

/** What one message may carry; see `StageRequest`. */
const MOST_DOCUMENTS = 100;
const MOST_UNITS = 8_000_000;

const TOO_LONG = 'It is longer than five million characters, which no document for readers is. Cut it into parts.';

/** A document as it is sent; or as one that is refused, where that is clear before. */
export function documentOf(name: string, text: string): ImportRequest | StagedDocument {
  return text.length > MOST_TEXT ? refusal(name, TOO_LONG) : { name, text };
}

/** A document that can't be read, as it is shown among the others. */
export function refusal(file: string, refused: string): StagedDocument {
  const nothing = { glosses: 0, matched: 0, unmatched: 0, skipped: [], skippedInAll: 0, samples: [], known: null };
  return { file, format: null, refused, title: file, date: null, ...nothing };
}

/** True for a file that may be a document, by its name: a folder holds other things too. */
export function isDocument({ name }: File): boolean {
  return /\.(md|markdown|txt|html?|json)$/i.test(name);
}

/** Some documents that go in one message, and some that can't be sent. */
export interface Batch {
  readonly documents: readonly ImportRequest[];
  readonly refused: readonly StagedDocument[];
}

/** Reads files one after the other, and gives them in parts that a message may carry; none is held longer than that. */
export async function* batched(files: readonly File[]): AsyncGenerator<Batch> {
  let documents: ImportRequest[] = [];
  let refused: StagedDocument[] = [];
  let units = 0;
  for (const file of files) {
    const document = await readDocument(file);
    const length = 'text' in document ? document.text.length : 0;
    if (documents.length >= MOST_DOCUMENTS || units + length > MOST_UNITS) {
      yield { documents, refused };
      documents = [];
      refused = [];
      units = 0;
    }
    units += length;
    if ('text' in document) documents.push(document);
    else refused.push(document);
  }
  yield { documents, refused };
}

async function readDocument(file: File): Promise<ImportRequest | StagedDocument> {
  // Of a folder that was chosen, the path says which month a day belongs to.
  const name = file.webkitRelativePath || file.name;
  if (file.size > MOST_BYTES) return refusal(name, TOO_LONG);
  try {
    return documentOf(name, textOfBytes(new Uint8Array(await file.arrayBuffer())));
  } catch (error) {
    return refusal(name, `It could not be read: ${errorMessage(error)} Choose it again.`);
  }
}
