import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PaperId } from '../../lib/core/arxiv-id.ts';
import { moveTarget, rowCommand } from './row-keys.ts';

/** What a list of rows can do for the row with the focus. */
export interface RowActions {
  readonly openPage: (id: PaperId) => void;
  readonly toggleSaved: (id: PaperId) => void;
  /** The reader went up from the first row. */
  readonly leave: () => void;
}

export interface Rows {
  /** The one row that Tab reaches; the arrow keys reach the others. */
  readonly active: PaperId | null;
  readonly list: {
    readonly ref: { current: HTMLDivElement | null };
    readonly onKeyDown: (event: KeyboardEvent) => void;
    readonly onFocusIn: (event: FocusEvent) => void;
  };
  /** Puts the focus on a row once it is drawn: on its title, or on what `part` selects in it. */
  readonly focus: (id: PaperId, part?: string) => void;
}

/** Keyboard for rows, each an element with `data-paper` that holds one `[data-row-focus]`. */
export function useRows(ids: readonly PaperId[], actions: RowActions): Rows {
  const ref = useRef<HTMLDivElement | null>(null);
  const wanted = useRef<{ id: PaperId; part: string } | null>(null);
  const [last, setLast] = useState<PaperId | null>(null);
  const [, redraw] = useState({});
  const active = last !== null && ids.includes(last) ? last : (ids[0] ?? null);

  useLayoutEffect(() => {
    if (wanted.current === null) return;
    const { id, part } = wanted.current;
    const row = rowOf(ref.current, id);
    wanted.current = null;
    row?.querySelector<HTMLElement>(part)?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
  });

  const focus = (id: PaperId, part = '[data-row-focus]') => {
    wanted.current = { id, part };
    setLast(id);
    redraw({});
  };

  return {
    active,
    focus,
    list: {
      ref,
      onFocusIn: (event) => setLast(paperOf(event.target) ?? last),
      onKeyDown(event) {
        const id = paperOf(event.target);
        if (id !== null && !(event.target instanceof HTMLSelectElement)) perform(event, id, ids, actions, focus);
      },
    },
  };
}

function perform(
  event: KeyboardEvent,
  id: PaperId,
  ids: readonly PaperId[],
  actions: RowActions,
  focus: (id: PaperId) => void,
): void {
  const command = rowCommand(event);
  if (command === null) return;
  event.preventDefault();
  if (command.kind === 'move') {
    const target = moveTarget(ids, id, command.to);
    if (target === null) actions.leave();
    else focus(target);
  } else if (command.kind === 'open-page') actions.openPage(id);
  else actions.toggleSaved(id);
}

function rowOf(list: Element | null, id: PaperId): Element | null {
  return list?.querySelector(`[data-paper="${CSS.escape(id)}"]`) ?? null;
}

function paperOf(target: EventTarget | null): PaperId | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-paper]') : null;
  return (row?.dataset.paper as PaperId | undefined) ?? null;
}
