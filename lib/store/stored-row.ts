import { packRecord } from '../library/causal/codec.ts';
import { isLive } from '../library/causal/view.ts';
import type { Row } from '../sync/replica.ts';
import { paperHash, textHash } from '../sync/shards.ts';
import type { Place, StoredRow } from './schema.ts';

export function toStored(row: Row, sequence: number): StoredRow {
  const { id } = row.record;
  const [hash, marks, check] = [paperHash(id), [...row.waiting.keys()], rowCheck(row)];
  return { id, hash, marks, place: placeOf(row), sequence, check, row };
}

function placeOf({ record, trashedAt }: Row): Place {
  if (isLive(record)) return 'list';
  return trashedAt === null ? 'trace' : 'trash';
}

/** A hash of all that a row says. */
export function rowCheck({ record, waiting, sent, trashedAt, notes }: Row): number {
  return textHash(JSON.stringify([packRecord(record), [...waiting], sent, trashedAt, notes]));
}

/** What `LibraryMeta.sum` is for these rows. */
export function sumOf(rows: readonly StoredRow[]): number {
  return rows.reduce((sum, { check }) => sum ^ check, 0);
}

/** True for a row that is as it was written, whatever the browser gives in its place. */
export function isSound(stored: unknown): stored is StoredRow {
  try {
    const { id, hash, row, check } = stored as StoredRow;
    return row.record.id === id && hash === paperHash(id) && check === rowCheck(row);
  } catch {
    return false; // Something else, or nothing.
  }
}
