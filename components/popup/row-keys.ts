/** What a key asks of the row that has the focus. */
export type RowCommand =
  | { readonly kind: 'move'; readonly to: 'previous' | 'next' | 'first' | 'last' }
  | { readonly kind: 'open-page' }
  | { readonly kind: 'toggle-saved' };

const MOVES = { ArrowUp: 'previous', ArrowDown: 'next', Home: 'first', End: 'last' } as const;

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** The command of a key; null for a key that means nothing to a row. */
export function rowCommand({ key, ctrlKey, metaKey, altKey }: Key): RowCommand | null {
  const modified = ctrlKey || metaKey;
  if (altKey) return null;
  if (key === 'Enter' && modified) return { kind: 'open-page' };
  if (modified) return null;
  if (key in MOVES) return { kind: 'move', to: MOVES[key as keyof typeof MOVES] };
  if (key.toLowerCase() === 's') return { kind: 'toggle-saved' };
  return null;
}

/** Where a move leads; null before the first row. */
export function moveTarget<T>(ids: readonly T[], from: T, to: 'previous' | 'next' | 'first' | 'last'): T | null {
  const at = ids.indexOf(from);
  if (to === 'first') return ids[0] ?? null;
  if (to === 'last') return ids.at(-1) ?? null;
  if (to === 'previous') return at > 0 ? (ids[at - 1] ?? null) : null;
  return ids[Math.min(at + 1, ids.length - 1)] ?? null;
}
