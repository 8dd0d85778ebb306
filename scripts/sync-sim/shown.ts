import type { PaperId } from '../../lib/core/arxiv-id.ts';
import { type CausalRecord, emptyRecord } from '../../lib/library/causal/record.ts';
import { isLive, valuesOf } from '../../lib/library/causal/view.ts';

/** The values under a key (a field, a tag, being on the list), each as JSON, sorted: as the oracle writes them. */
export type Show = (key: string) => readonly string[];

export const TAGS = ['vision', 'agents', 'later'];

/** A field that only a minor version to come knows. */
export const MOOD = 'mood';

/** What the simulation uses of a record. */
export const KEYS = ['live', 'added', 'status', 'facts', 'note', 'rating', MOOD, ...TAGS.map((tag) => `tag:${tag}`)];

/** What a record really shows under a key. */
export function shown(record: CausalRecord | undefined, key: string): readonly string[] {
  if (key === 'live') return record && isLive(record) ? ['true'] : [];
  return valuesOf(record ?? NONE, key)
    .map(({ value }) => JSON.stringify(value))
    .sort();
}

/** What emptying a paper does to what it shows. */
export function emptied(show: Show): ReadonlyMap<string, readonly string[]> {
  return new Map(fieldsOf(show).map((key) => [key, []]));
}

/** The keys of all that is said of the paper, whether it is on the list left out. */
export function fieldsOf(show: Show): string[] {
  return KEYS.filter((key) => key !== 'live' && show(key).length > 0);
}

const NONE = emptyRecord('' as PaperId);
