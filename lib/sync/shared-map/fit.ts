import { type CausalRecord, covers } from '../../library/causal/record.ts';
import { isLive } from '../../library/causal/view.ts';
import type { Fit } from '../backend.ts';
import type { FoundMap } from './read-map.ts';
import { type MapRoom, mapBytes } from './shared-map.ts';

/** How much of the papers on the list a map was seen to have. */
export function fitOf(records: readonly CausalRecord[], { items, copies }: FoundMap, room: MapRoom): Fit {
  const papers = records.filter(isLive);
  let [whole, withoutNote, left] = [0, 0, 0];
  for (const record of papers) {
    const copy = copies.get(record.id);
    if (!copy) left += 1;
    else if (copy.holes?.some(({ field }) => field === 'note')) withoutNote += 1;
    else if (!copy.holes && covers(copy, record)) whole += 1;
  }
  return { papers: papers.length, whole, withoutNote, left, bytes: mapBytes(items), bytesAllowed: room.all };
}
