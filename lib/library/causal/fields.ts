import { type SavedFacts, STATUSES, type Status } from '../saved.ts';
import type { Value } from './record.ts';

/** The fields of a record that hold one value, each with the reader that makes sense of what is stored. */
export interface FieldValues {
  readonly status: Status;
  /** Markdown. */
  readonly note: string;
  /** 1 to 5; null for none. */
  readonly rating: number | null;
  /** The version of the paper that was open when it was saved; null where unknown. */
  readonly version: number | null;
  /** Milliseconds since 1970. */
  readonly added: number;
  /** When it was taken off the list; counts only while the record is not live. */
  readonly removed: number;
  readonly facts: SavedFacts;
}

export type FieldName = keyof FieldValues;

/** The entry that says that the paper is on the list. */
export const LIVE = 'live';

/** Begins the fields that are tags: the paper has the tag while there is an entry. */
export const TAG = 'tag:';

type Codec<Held> = { readonly write: (held: Held) => Value; readonly read: (value: Value) => Held | undefined };

const time: Codec<number> = { write: (at) => at, read: (value) => (typeof value === 'number' ? value : undefined) };

/** A whole number of a range, or null. */
function integer(least: number, most: number): Codec<number | null> {
  return {
    write: (number) => number,
    read: (value) => {
      if (value === null) return null;
      return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
        ? value
        : undefined;
    },
  };
}

const CODECS: { readonly [Name in FieldName]: Codec<FieldValues[Name]> } = {
  status: { write: (status) => status, read: (value) => (isStatus(value) ? value : undefined) },
  note: { write: (note) => note, read: (value) => (typeof value === 'string' ? value : undefined) },
  rating: integer(1, 5),
  version: integer(1, 9999),
  added: time,
  removed: time,
  facts: { write: ({ title, authors, published }) => [title, authors, published], read: readFacts },
};

/** A value as it is stored. */
export function toStored<Name extends FieldName>(name: Name, held: FieldValues[Name]): Value {
  return CODECS[name].write(held);
}

/** A stored value; undefined for one that a newer version wrote and this one can't read. */
export function fromStored<Name extends FieldName>(name: Name, value: Value): FieldValues[Name] | undefined {
  return CODECS[name].read(value);
}

function isStatus(value: Value): value is Status {
  return typeof value === 'string' && Object.hasOwn(STATUSES, value);
}

function readFacts(value: Value): SavedFacts | undefined {
  if (!Array.isArray(value)) return undefined;
  const [title, authors, published]: readonly Value[] = value;
  if (typeof title !== 'string' || !Array.isArray(authors)) return undefined;
  const names = authors.filter((author) => typeof author === 'string');
  return { title, authors: names, published: typeof published === 'string' ? published : null };
}
