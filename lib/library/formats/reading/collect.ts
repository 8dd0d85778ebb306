import type { ArxivRef, PaperId } from '../../../core/arxiv-id.ts';
import { arxivIdsIn, findArxivId } from '../../../core/find-arxiv-id.ts';
import { plainLine } from '../../../core/text.ts';
import {
  isEmpty,
  isFieldValue,
  PORTABLE_FIELDS,
  type PortableField,
  plainLines,
  plainText,
  type ReadPaper,
  sortedTags,
} from '../../portable.ts';
import type { Merged, ReadReport, Skipped } from '../format.ts';

/** A part of a document that may be a paper, with its fields as they stand there, unchecked. */
export interface Entry {
  /** As in `Skipped`. */
  readonly line: number | null;
  readonly what: string;
  /** Everything that may name the paper, what is most to be trusted first: ids, addresses, DOIs. */
  readonly names: readonly unknown[];
  /** Texts that may speak of the paper among other things; asked where none of `names` names one. */
  readonly mentions?: readonly unknown[];
  readonly fields: RawFields;
}

export type RawFields = { readonly [Field in Exclude<PortableField, 'id'>]?: unknown };

/** How long a `what` is at most, in UTF-16 units. */
const SHORT = 80;

const REASONS: { readonly [Field in PortableField]: string } = {
  id: 'It names no arXiv paper.',
  title: 'It is no text.',
  authors: 'It is no list of names.',
  published: 'It is no day of the calendar.',
  categories: 'It is no list of categories.',
  status: 'It is none of to-read, reading, read.',
  tags: 'It is no list of tags.',
  note: 'It is no text.',
  rating: 'It is no whole number from 1 to 5.',
  version: 'It is no version number.',
  added: 'It is no point in time.',
  updated: 'It is no point in time.',
};

/**
 * What a document says, from its parts in order. A part without an arXiv id is skipped, a value that the field can't
 * hold is left out, and parts about one paper become one: what was said first stays, tags and notes add up.
 */
export function collect(parts: Iterable<Entry | Skipped>, clean: Clean = plain): ReadReport {
  const drafts = new Map<PaperId, Draft>();
  const skipped: Skipped[] = [];
  const merged: Merged[] = [];
  for (const part of parts) {
    const ref = 'reason' in part ? null : refOf(part);
    if ('reason' in part) skipped.push(part);
    else if (!ref) skipped.push({ line: part.line, what: shortly(part.what), reason: REASONS.id });
    else {
      const { said, wrong } = checked(ref, part.fields, clean);
      for (const { what, reason } of wrong) skipped.push({ line: part.line, what, reason });
      const draft = drafts.get(ref.id);
      if (draft) merged.push({ line: part.line, id: ref.id });
      drafts.set(ref.id, draft ? added(draft, said) : newDraft(said));
    }
  }
  return { papers: [...drafts.values()].map(finished), skipped, merged };
}

function refOf({ names, mentions = [] }: Entry): ArxivRef | null {
  for (const name of names) {
    const ref = typeof name === 'string' ? findArxivId(name) : null;
    if (ref) return ref;
  }
  const refs = mentions.flatMap((text) => (typeof text === 'string' ? arxivIdsIn(text) : []));
  return refs.every(({ id }) => id === refs[0]?.id) ? (refs[0] ?? null) : null; // of two, neither is it for sure
}

type Clean = (field: PortableField, value: unknown) => unknown;

/** What a part says of a paper, and what it says that the field can't hold. */
function checked({ id, version }: ArxivRef, fields: RawFields, clean: Clean) {
  const said: [PortableField, unknown][] = [['id', id]];
  const wrong: Omit<Skipped, 'line'>[] = [];
  for (const [field, raw] of Object.entries({ version, ...fields }) as [PortableField, unknown][]) {
    const value = isEmpty(raw) ? null : clean(field, raw);
    if (!PORTABLE_FIELDS.includes(field) || field === 'id' || isEmpty(value)) continue;
    if (isFieldValue(field, value)) said.push([field, value]);
    else wrong.push({ what: shortly(`${field} of ${id}: ${shown(raw)}`), reason: REASONS[field] });
  }
  return { said: Object.fromEntries(said) as unknown as ReadPaper, wrong };
}

/** Values as text formats give them: names in one line, numbers and times as text. */
export function plain(field: PortableField, value: unknown): unknown {
  if (typeof value === 'string') return field === 'note' ? plainText(value) : plainString(field, value.trim());
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) return value;
  const lines = plainLines(value);
  return field === 'tags' ? sortedTags(lines) : lines;
}

function plainString(field: PortableField, text: string): unknown {
  switch (field) {
    case 'title':
      return plainLine(text);
    case 'rating':
    case 'version':
      return /^\d{1,9}$/.test(text) ? Number(text) : text;
    case 'added':
    case 'updated':
      return timeOf(text) ?? text;
    default:
      return text;
  }
}

const ISO_TIME =
  /^((?:[+-]\d{6}|\d{4})-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(?:Z| ?([+-]\d\d):?(\d\d))?)?$/;

/** Milliseconds since 1970 of a time in ISO 8601, UTC unless it says otherwise; undefined for any other text. */
export function timeOf(text: string): number | undefined {
  const [, day, clock = '00:00', zone = '+00', minutes = '00'] = ISO_TIME.exec(text) ?? [];
  const time = day === undefined ? Number.NaN : Date.parse(`${day}T${clock}${zone}:${minutes}`);
  return Number.isNaN(time) ? undefined : time;
}

interface Draft {
  readonly paper: ReadPaper;
  readonly tags: Set<string>;
  readonly notes: Set<string>;
}

function newDraft(paper: ReadPaper): Draft {
  return { paper, tags: new Set(paper.tags), notes: new Set(paper.note === undefined ? [] : [paper.note]) };
}

function added(draft: Draft, more: ReadPaper): Draft {
  for (const tag of more.tags ?? []) draft.tags.add(tag);
  if (more.note !== undefined) draft.notes.add(more.note);
  return { ...draft, paper: { ...more, ...draft.paper } };
}

function finished({ paper, tags, notes }: Draft): ReadPaper {
  return {
    ...paper,
    ...(tags.size > 0 && { tags: sortedTags([...tags]) }),
    ...(notes.size > 0 && { note: [...notes].join('\n\n') }),
  };
}

/** A part of a document, short enough to be named in one line. */
export function shortly(text: string): string {
  return plainLine(text, SHORT);
}

function shown(value: unknown): string {
  if (typeof value === 'object') return Array.isArray(value) ? 'a list' : 'an object';
  return String(value);
}
