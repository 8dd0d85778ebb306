import type { Author } from './causal/edit.ts';
import { addTag, restore, save, setFacts, setField, writeLive } from './causal/edit.ts';
import { toStored } from './causal/fields.ts';
import type { CausalRecord } from './causal/record.ts';
import { fieldValues, isLive, tagsOf } from './causal/view.ts';
import { MOST_NOTE, toTag } from './limits.ts';
import type { LibraryChange } from './listed.ts';
import type { ReadPaper } from './portable.ts';

/** What an import made of a record. */
export interface ImportedPaper {
  readonly record: CausalRecord;
  /** The kinds of changes made to a paper that was on the list: what `undoOf` needs to take them back. */
  readonly changes: readonly LibraryChange[];
  /** True where the document has another note than the library: both are kept as rivals. */
  readonly rival: boolean;
}

/**
 * A paper of a document merged into its record: what the library has stays, what it lacks comes in. Importing the same
 * again changes nothing.
 * @param before the record; one without entries where the library never had the paper
 */
export function importPaper(before: CausalRecord, by: Author, paper: ReadPaper, now: number): ImportedPaper {
  const { title = '', authors = [], published = null, version = null, added = now } = paper;
  const isNew = before.entries.length === 0;
  const listed = isLive(before)
    ? before
    : isNew
      ? save(undefined, before.id, by, { title, authors, published }, Math.min(added, now), version)
      : restore(before, by);
  const tags = newTags(listed, paper);
  const noted = withNote(listed, by, paper);
  const rated = withRating(noted.record, by, paper);
  const tagged = tags.reduce((record, tag) => addTag(record, by, tag), rated.record);
  const record = isNew && paper.status ? setField(tagged, by, 'status', paper.status) : withFacts(tagged, by, paper);
  const changes: LibraryChange[] = [...noted.changes, ...rated.changes];
  for (const tag of tags) changes.push({ kind: 'tag', tag, on: true });
  return { record, changes, rival: noted.rival };
}

function newTags(record: CausalRecord, { tags = [] }: ReadPaper): readonly string[] {
  const had = new Set(tagsOf(record));
  return [...new Set(tags.flatMap((tag) => toTag(tag) ?? []))].filter((tag) => !had.has(tag));
}

/** The note of the document: in the place of none, or beside another that does not have it already. */
function withNote(before: CausalRecord, by: Author, paper: ReadPaper): ImportedPaper {
  const note = (paper.note ?? '').slice(0, MOST_NOTE).toWellFormed();
  const ours = fieldValues(before, 'note').map(({ value }) => value);
  if (note.trim() === '' || ours.some((text) => text.includes(note.trim()))) {
    return { record: before, changes: [], rival: false };
  }
  const rival = ours.some((text) => text.trim() !== '');
  const record = rival
    ? writeLive(before, by, [['note', toStored('note', note)]], () => false)
    : setField(before, by, 'note', note);
  return { record, changes: [{ kind: 'note', value: note }], rival };
}

function withRating(before: CausalRecord, by: Author, { rating }: ReadPaper): Omit<ImportedPaper, 'rival'> {
  const ours = fieldValues(before, 'rating').some(({ value }) => value !== null);
  if (rating === undefined || ours) return { record: before, changes: [] };
  return { record: setField(before, by, 'rating', rating), changes: [{ kind: 'rating', value: rating }] };
}

/** What was not known of the paper itself. */
function withFacts(before: CausalRecord, by: Author, paper: ReadPaper): CausalRecord {
  const { title = '', authors = [], published = null, version } = paper;
  const known = fieldValues(before, 'facts').some(({ value }) => value.title !== '');
  const named = known || title === '' ? before : setFacts(before, by, { title, authors, published });
  const versioned = fieldValues(named, 'version').some(({ value }) => value !== null);
  return version === undefined || versioned ? named : setField(named, by, 'version', version);
}
