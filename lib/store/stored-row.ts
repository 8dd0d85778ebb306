import type { PaperId } from '../core/arxiv-id.ts';
import { packRecord, unpackRecord } from '../library/causal/codec.ts';
import type { CausalRecord } from '../library/causal/record.ts';
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

/** True for what is left of a paper that was taken out of the library for good. */
export function isTrace(row: Row): boolean {
  return placeOf(row) === 'trace';
}

/** A hash of all that a row says; part of the stored format, so a field that joins it needs a migration of every row. */
export function rowCheck({ record, waiting, sent, trashedAt, notes }: Row): number {
  return textHash(JSON.stringify([packRecord(record), [...waiting], sent, trashedAt, notes]));
}

/** What `LibraryMeta.sum` is for these rows. */
export function sumOf(rows: readonly StoredRow[]): number {
  return rows.reduce((sum, { check }) => sum ^ check, 0);
}

/** What can still be made out of a row that is not as it was written; null where that is no record of its key. */
export function salvage(stored: unknown, key: PaperId): CausalRecord | null {
  try {
    const record = unpackRecord(JSON.parse(JSON.stringify(packRecord((stored as StoredRow).row.record))));
    return record?.id === key ? record : null;
  } catch {
    return null; // Something else, or nothing.
  }
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
