import type { PaperId } from '../../core/arxiv-id.ts';
import { fold } from '../../core/text.ts';

/** An entry of reading notes: the id that its link has, the title that it is given, the words below it. */
export interface Entitled {
  readonly id: PaperId | null;
  readonly title: string;
  readonly words: string;
}

/**
 * One title over two papers: somebody copied the wrong one. The entry whose words use the title's own name is right;
 * where that tells nothing, both are in doubt. Gives a reason per entry; null for those that nothing speaks against.
 */
export function doubtsOf(entries: readonly Entitled[]): (string | null)[] {
  const byTitle = Map.groupBy(entries, ({ title }) => fold(title));
  return entries.map((entry) => {
    const others = (byTitle.get(fold(entry.title)) ?? []).filter(({ id }) => id !== null && id !== entry.id);
    const [other] = others;
    if (entry.id === null || !other) return null;
    if (usesName(entry) && !others.some(usesName)) return null;
    return `the same title is given to ${other.id}; the words below it need not be about that paper`;
  });
}

function usesName({ title, words }: Entitled): boolean {
  const name = fold(title.split(/[:?]/, 1)[0] ?? '').trim();
  return name !== '' && fold(words).includes(name);
}
