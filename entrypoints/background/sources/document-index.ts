import { getOrAdd } from '../../../lib/core/get-or-add.ts';
import type { Database } from '../../../lib/store/schema.ts';
import type { StoredDocument } from '../../../lib/store/source-rows.ts';
import { readDocuments } from '../../../lib/store/source-store.ts';

/** The documents of the reader's sources without what they say, held while the background is awake. */
export interface DocumentIndex {
  of(source: string): Promise<ReadonlyMap<string, StoredDocument>>;
  /** Takes in a document that was just written. */
  put(document: StoredDocument): void;
  /** Takes in that a source was removed. */
  drop(source: string): void;
  forget(): void;
}

/** What is written while it reads is taken in after it. */
export function createDocumentIndex(open: () => Promise<Database>): DocumentIndex {
  const held = new Map<string, Promise<Map<string, StoredDocument>>>();

  const load = async (source: string): Promise<Map<string, StoredDocument>> => {
    const documents = await readDocuments(await open(), source);
    return new Map(documents.map((document) => [document.id, document]));
  };

  return {
    async of(source) {
      const mine = getOrAdd(held, source, () => load(source));
      try {
        return await mine;
      } catch (error) {
        if (held.get(source) === mine) held.delete(source); // the next question tries again
        throw error;
      }
    },
    put(document) {
      held.get(document.source)?.then(
        (documents) => documents.set(document.id, document),
        () => {}, // who asked for them was told
      );
    },
    drop: (source) => void held.delete(source),
    forget: () => held.clear(),
  };
}
