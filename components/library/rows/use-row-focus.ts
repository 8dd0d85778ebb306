import type { RefObject } from 'preact';
import { useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import type { PaperId } from '../../../lib/core/arxiv-id.ts';
import type { LibraryRow } from '../../../lib/library/listed.ts';
import { revealRow, rowsOfPage } from './row-geometry.ts';
import { type Move, moveTarget } from './row-keys.ts';
import type { LibraryWindow } from './use-library-window.ts';

/** One of the rows of all lists that stand below one another in a scroller. */
interface Place {
  readonly list: number;
  readonly index: number;
}

interface Focus {
  /** The paper of the row, and the place of the row among all. */
  id: PaperId | null;
  at: number;
  /** The paper that is to have the focus wherever it turns up, until the reader goes on; null for none. */
  followed: PaperId | null;
  /** The row is to be shown and to have the focus. */
  wanted: boolean;
  /** The focus is in the lists, or was in what is gone from them. */
  inside: boolean;
  /** What in the row has it. */
  part: string;
}

export interface RowFocus {
  /** The row that Tab reaches and its place among all, as of now; no paper where there is none, or it is not here yet. */
  readonly now: () => { readonly row: LibraryRow | null; readonly at: number };
  /** Its place in one of the lists; null where it is in another. */
  readonly activeIn: (list: number) => number | null;
  /** Moves the focus. Gives where it leads; -1 where that is out, over the first row. */
  readonly move: (to: Move) => number;
  /** Puts the focus on the row, whatever it shows. */
  readonly enter: () => void;
  /** Puts the focus on a paper, as soon as it is here. */
  readonly enterPaper: (id: PaperId) => void;
  /** Gives the focus a place where it has none: a row, or what is over the rows; unless it is on its way to one. */
  readonly reclaim: () => void;
  /** Lets the focus go along with a paper that is about to move, where it has it. */
  readonly follow: (id: PaperId) => void;
  readonly onFocusIn: (event: FocusEvent) => void;
  readonly onFocusOut: (event: FocusEvent) => void;
}

/**
 * The one row of some lists that has the focus, or would have it. It is a paper rather than a place: where the list
 * changes the focus goes along, and to the row that takes its place where the paper leaves.
 * @param port what the lists are scrolled in; each of them is a `.virtual-rows` whose rows hold one `[data-row-focus]`
 * @param leave called where the last row took the focus with it
 * @param cover what lies over the top of the port, in pixels
 */
export function useRowFocus(
  port: RefObject<HTMLElement | null>,
  lists: readonly LibraryWindow[],
  leave: () => void,
  cover = 0,
): RowFocus {
  const { current: focus } = useRef<Focus>({
    id: null,
    followed: null,
    at: 0,
    wanted: false,
    inside: false,
    part: FIRST,
  });
  const [, redraw] = useReducer((drawn: number) => drawn + 1, 0);
  const totals = lists.map(({ total }) => total ?? 0);
  const total = totals.reduce((sum, each) => sum + each, 0);

  const id = focus.followed ?? focus.id;
  const known = id === null ? -1 : placeOf(lists, totals, id);
  const at = Math.max(0, Math.min(known >= 0 ? known : focus.at, total - 1));
  const place = locate(totals, at);
  const row = (place && lists[place.list]?.rowAt(place.index)) ?? null;
  focus.at = at;
  if (row) focus.id = row.id;

  useLayoutEffect(() => {
    if (total > 0 || !focus.inside) return;
    focus.inside = false;
    if (document.activeElement === document.body) leave();
  });
  useLayoutEffect(() => {
    const rows = port.current;
    const target = rows && place && rowElement(rows, place)?.querySelector<HTMLElement>(focus.part);
    if (!rows || !place || !target) return;
    const { activeElement } = document;
    const lost = focus.inside && (activeElement === document.body || isOtherRow(rows, activeElement, target));
    if (!focus.wanted && !lost) return;
    const list = listElement(rows, place.list);
    if (list && (focus.wanted || row?.id === focus.followed)) revealRow(rows, list, place.index, cover);
    focus.wanted = false;
    target.focus({ preventScroll: true });
  });

  const go = (target: number) => {
    const there = locate(totals, target);
    const id = (there && lists[there.list]?.rowAt(there.index)?.id) ?? null;
    Object.assign(focus, { id, at: target, followed: null, wanted: true, part: FIRST });
    redraw(undefined);
  };

  const now = () => {
    const there = locate(totals, focus.at);
    return { row: (there && lists[there.list]?.rowAt(there.index)) ?? null, at: focus.at };
  };

  return {
    now,
    activeIn: (list) => (place?.list === list ? place.index : null),
    move(to) {
      const rows = port.current;
      const page = rows ? rowsOfPage(rows, listElement(rows, 0)) : 1;
      const target = moveTarget(focus.at, to, total, page);
      if (target >= 0 && total > 0) go(target);
      return target;
    },
    enter: () => go(focus.at),
    enterPaper(id) {
      Object.assign(focus, { followed: id, wanted: true, part: FIRST });
      redraw(undefined);
    },
    reclaim() {
      if (focus.wanted) return;
      if (total > 0) go(focus.at);
      else leave();
    },
    follow(id) {
      focus.followed = id;
    },
    onFocusIn(event) {
      const element = event.target as Element;
      const index = element.closest<HTMLElement>('[aria-posinset]')?.getAttribute('aria-posinset');
      const list = element.closest('.virtual-rows');
      if (!index || !list || !port.current) return;
      const nth = [...port.current.querySelectorAll('.virtual-rows')].indexOf(list);
      focus.inside = true;
      focus.part = element instanceof HTMLSelectElement ? 'select' : FIRST;
      const target = totals.slice(0, nth).reduce((sum, each) => sum + each, 0) + Number(index) - 1;
      if (target === focus.at) return;
      const id = lists[nth]?.rowAt(Number(index) - 1)?.id ?? null;
      Object.assign(focus, { id, at: target, followed: null });
      redraw(undefined);
    },
    onFocusOut(event) {
      if (event.relatedTarget instanceof Node && !port.current?.contains(event.relatedTarget)) focus.inside = false;
    },
  };
}

const FIRST = '[data-row-focus]';

function placeOf(lists: readonly LibraryWindow[], totals: readonly number[], id: PaperId): number {
  let before = 0;
  for (const [nth, list] of lists.entries()) {
    const index = list.indexOf(id);
    if (index >= 0) return before + index;
    before += totals[nth] ?? 0;
  }
  return -1;
}

function locate(totals: readonly number[], at: number): Place | null {
  let index = at;
  for (const [list, total] of totals.entries()) {
    if (index < total) return { list, index };
    index -= total;
  }
  return null;
}

function listElement(port: Element, list: number): Element | null {
  return port.querySelectorAll('.virtual-rows')[list] ?? null;
}

function rowElement(port: Element, { list, index }: Place): Element | null {
  return listElement(port, list)?.querySelector(`:scope > [aria-posinset="${index + 1}"]`) ?? null;
}

/** True for an element of a row that is not the row of `target`. */
function isOtherRow(port: Element, element: Element | null, target: Element): boolean {
  const row = element?.closest('[aria-posinset]');
  return row !== null && row !== undefined && port.contains(row) && row !== target.closest('[aria-posinset]');
}
