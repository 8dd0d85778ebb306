import type { PaperId } from '../../lib/core/arxiv-id.ts';
import { json } from '../../lib/library/formats/json.ts';
import type { PortablePaper } from '../../lib/library/portable.ts';
import { bundledCatalog } from '../commands/load-catalog.ts';
import { Random } from '../sync-sim/random.ts';

/** When the first of them was saved, in milliseconds since 1970; the others a minute apart. */
const BEGAN = 1_700_000_000_000;
const MINUTE = 60_000;

/** Papers that nobody wrote, in words of the bundled catalog: a third have a note of forty words, half a tag. */
export async function madeUpPapers(count: number, seed: number): Promise<readonly PortablePaper[]> {
  const random = new Random(seed);
  const known = (await bundledCatalog()).papers.flatMap(({ title }) => title.split(' '));
  const words = (length: number) => Array.from({ length }, () => random.pick(known)).join(' ');
  return Array.from({ length: count }, (_, at) => ({
    id: `2301.${10_000 + at}` as PaperId,
    title: `${words(9)} ${random.word(5)}`,
    authors: [random.word(8), random.word(8)],
    published: '2023-01-09',
    categories: ['cs.CL'],
    status: random.pick(['to-read', 'reading', 'read'] as const),
    tags: random.chance(0.5) ? [random.pick(['agents', 'later', 'vision'])] : [],
    note: random.chance(1 / 3) ? words(40) : '',
    rating: random.chance(0.2) ? 1 + random.below(5) : null,
    version: 1,
    added: BEGAN + at * MINUTE,
    updated: BEGAN + at * MINUTE,
  }));
}

/** The same as a file to be imported. @param count at most 89,999 */
export async function madeUpFile(
  count: number,
  seed: number,
): Promise<{ readonly name: string; readonly text: string }> {
  return { name: 'library.json', text: json.write?.(await madeUpPapers(count, seed), BEGAN) ?? '' };
}
