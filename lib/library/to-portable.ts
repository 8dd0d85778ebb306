import type { CausalRecord } from './causal/record.ts';
import { viewOf } from './causal/view.ts';
import { keepBothNotes } from './notes/merge-notes.ts';
import type { PortablePaper } from './portable.ts';
import type { SavedFacts } from './saved.ts';

/** What the catalog knows of a paper; null where it does not know it. */
export interface KnownFacts extends SavedFacts {
  readonly categories: readonly string[];
}

/** A record as documents carry it. Of rivals the newest; notes that nobody has merged stand under each other. */
export function toPortable(record: CausalRecord, known: KnownFacts | null): PortablePaper {
  const { id, fields, tags, added, updated } = viewOf(record);
  const facts = known ?? fields.facts[0]?.value;
  const notes = fields.note.map(({ value }) => value);
  return {
    id,
    title: facts?.title ?? '',
    authors: facts?.authors ?? [],
    published: facts?.published ?? null,
    categories: known?.categories ?? [],
    status: fields.status[0]?.value ?? 'to-read',
    tags,
    note: notes.length === 1 ? (notes[0] ?? '') : keepBothNotes(notes),
    rating: fields.rating[0]?.value ?? null,
    version: fields.version[0]?.value ?? null,
    added: Math.round(added ?? updated),
    updated: Math.round(updated),
  };
}
