import { counterOf, type ReplicaId, withCounter } from './dots.ts';
import { byEntry, type CausalRecord } from './record.ts';

/**
 * The record with the edits that `from` made after its first `settled` ones made again by `to`, as if `to` had been the
 * author all along. For a profile that was copied or restored: its dots after that point may name other edits elsewhere.
 */
export function reissue(record: CausalRecord, from: ReplicaId, to: ReplicaId, settled: number): CausalRecord {
  const counter = counterOf(record.seen, from);
  if (counter <= settled) return record;
  const entries = record.entries.map((entry) =>
    entry.replica === from && entry.counter > settled
      ? { ...entry, replica: to, counter: entry.counter - settled }
      : entry,
  );
  const seen = withCounter(withCounter(record.seen, from, settled), to, counter - settled);
  return { id: record.id, seen, entries: entries.sort(byEntry) };
}
