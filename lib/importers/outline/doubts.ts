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
  const known = entries.filter(({ id }) => id !== null);
  const byTitle = Map.groupBy(known, ({ title }) => fold(title));
  const rivals = new Map([...byTitle].map(([title, same]) => [title, rivalsOf(same)]));
  return entries.map(({ id, title }) => {
    const { ids, right } = rivals.get(fold(title)) ?? { ids: [], right: null };
    const other = ids.find((one) => one !== id);
    if (id === null || other === undefined || right === id) return null;
    return `the same title is given to ${right ?? other}; the words below it need not be about that paper`;
  });
}

/** The first ids of a title, and the one whose entries alone use its name. */
function rivalsOf(same: readonly Entitled[]): {
  readonly ids: readonly (PaperId | null)[];
  readonly right: PaperId | null;
} {
  const ids = [...new Set(same.map(({ id }) => id))];
  const using = ids.length < 2 ? [] : [...new Set(same.filter(usesName).map(({ id }) => id))];
  return { ids: ids.slice(0, 2), right: using.length === 1 ? (using[0] ?? null) : null };
}

function usesName({ title, words }: Entitled): boolean {
  const name = fold(title.split(/[:?]/, 1)[0] ?? '').trim();
  return name !== '' && fold(words).includes(name);
}
