import { STATUS_NAMES, type Status } from '../../../lib/library/saved.ts';

/** Where a key moves the focus. */
export type Move = 'previous' | 'next' | 'first' | 'last' | 'page-up' | 'page-down';

/** What a key asks of a list of saved papers. */
export type RowCommand =
  | { readonly kind: 'move'; readonly to: Move; readonly select: boolean }
  | { readonly kind: 'status'; readonly status: Status }
  | { readonly kind: 'page' | 'tag' | 'note' | 'select' | 'select-all' | 'remove' | 'undo' | 'keys' | 'field' };

const MOVES: Readonly<Record<string, Move>> = {
  ArrowUp: 'previous',
  ArrowDown: 'next',
  Home: 'first',
  End: 'last',
  PageUp: 'page-up',
  PageDown: 'page-down',
};

const LETTERS: Readonly<Record<string, Exclude<RowCommand['kind'], 'move' | 'status'>>> = {
  o: 'page',
  t: 'tag',
  n: 'note',
  x: 'select',
  s: 'remove',
  delete: 'remove',
  backspace: 'remove', // what a Mac calls delete
  z: 'undo',
  '?': 'keys',
  '/': 'field',
};

const WITH_CONTROL: Readonly<Record<string, Exclude<RowCommand['kind'], 'move' | 'status'>>> = {
  enter: 'page',
  a: 'select-all',
  z: 'undo',
};

/** The keys of a list as they are told to a reader, in the order a reader meets them. */
export const ROW_KEYS = [
  [['↓', '↑'], 'move'],
  [['Enter'], 'open'],
  [['O'], 'the paper’s page'],
  [['1', '2', '3'], 'to read, reading, read'],
  [['T'], 'tag'],
  [['N'], 'note'],
  [['X'], 'select'],
  [['Shift+↓'], 'select several'],
  [['Ctrl+A'], 'select all'],
  [['Del'], 'remove'],
  [['Z'], 'undo'],
  [['/'], 'filter'],
] as const;

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** The command of a key; null for a key that means nothing to a row. */
export function rowCommand({ key, ctrlKey, metaKey, altKey, shiftKey }: Key): RowCommand | null {
  if (altKey) return null;
  const name = key.toLowerCase();
  if (ctrlKey || metaKey) {
    const kind = shiftKey ? undefined : WITH_CONTROL[name];
    return kind ? { kind } : null;
  }
  const to = MOVES[key];
  if (to) return { kind: 'move', to, select: shiftKey };
  const kind = LETTERS[name];
  if (kind) return { kind };
  const status = STATUS_NAMES[Number(key) - 1];
  return status ? { kind: 'status', status } : null;
}

/** True for a key that a field of text takes for itself. */
export function isTyping({ target }: Pick<KeyboardEvent, 'target'>): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && ['text', 'search'].includes(target.type);
}

/** Where a move leads in a list of `total` rows; -1 for out of it, over its first row. */
export function moveTarget(at: number, to: Move, total: number, page: number): number {
  const steps = { previous: -1, next: 1, first: -at, last: total, 'page-up': -page, 'page-down': page };
  if (to === 'previous' && at === 0) return -1;
  return Math.max(0, Math.min(at + steps[to], total - 1));
}
