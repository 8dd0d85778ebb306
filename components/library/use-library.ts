import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PaperId } from '../../lib/core/arxiv-id.ts';
import { errorMessage } from '../../lib/core/errors.ts';
import type { LibraryFilter, LibraryOrder } from '../../lib/library/listed.ts';
import type { Status } from '../../lib/library/saved.ts';
import { openPage } from '../popup/open-page.ts';
import { type Edited, removeDeed, restoreDeed, statusDeed, tagDeed } from './deeds.ts';
import type { EditorPart } from './editor/use-first-focus.ts';
import { isTyping, type RowCommand, rowCommand } from './rows/row-keys.ts';
import { useLibraryWindow } from './rows/use-library-window.ts';
import { useRowFocus } from './rows/use-row-focus.ts';
import { useAfterUndo } from './use-after-undo.ts';
import { useEdits } from './use-edits.ts';
import { useLostFocus } from './use-lost-focus.ts';
import { useSelection } from './use-selection.ts';

/** A paper whose editor is open. */
interface Opened {
  readonly id: PaperId;
  readonly part: EditorPart;
}

/** The state of the library's view, and what its keys and buttons do. */
export function useLibrary() {
  const [filter, setFilter] = useState<LibraryFilter>({});
  const [order, setOrder] = useState<LibraryOrder>('added');
  const [opened, setOpened] = useState<Opened | null>(null);
  const [tagging, setTagging] = useState(false);
  const [showsKeys, setShowsKeys] = useState(false);
  const place = useRef<HTMLElement>(null);
  const port = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);

  const edits = useEdits();
  const list = useLibraryWindow(filter, order);
  const focus = useRowFocus(port, [list], () => field.current?.focus());
  const selection = useSelection(list, filter, order);
  const trashed = filter.only === 'trash';

  const fail = (error: unknown) => edits.fail(errorMessage(error));
  const restart = () => {
    selection.clear();
    setTagging(false);
    if (port.current) port.current.scrollTop = 0;
  };
  /** The papers that a key or a button means: those selected, else the row with the focus. */
  const meant = (): readonly Edited[] => {
    const [first] = selection.ids;
    const { row } = focus.now();
    if (first === undefined) return row ? [row] : [];
    if (selection.ids.size === 1) return [list.rowAt(list.indexOf(first)) ?? { id: first }];
    return [...selection.ids].map((id) => ({ id }));
  };

  const setStatus = (papers: readonly Edited[], status: Status) => void edits.attempt(statusDeed(papers, status));
  const setTag = (papers: readonly Edited[], tag: string, on: boolean) => void edits.attempt(tagDeed(papers, tag, on));
  const takeAway = (papers: readonly Edited[]) => {
    if (papers.length === 0) return;
    void edits.attempt(trashed ? restoreDeed(papers) : removeDeed(papers)).then((done) => done && selection.clear());
  };
  useAfterUndo(edits, ([first]) => {
    if (first && opened === null) focus.enterPaper(first);
  });
  useLostFocus(place, () => {
    if (opened) place.current?.querySelector<HTMLElement>('[data-editor]')?.focus({ preventScroll: true });
    else focus.reclaim();
  });
  useLayoutEffect(() => {
    if (selection.ids.size === 0) setTagging(false);
  }, [selection.ids]);
  const open = (id: PaperId, part: EditorPart = 'whole') => setOpened({ id, part });
  const close = () => {
    if (opened && list.total) focus.enterPaper(opened.id); // with no row left the focus goes where `reclaim` says
    setOpened(null);
  };

  const perform = (command: RowCommand): void => {
    const { row, at } = focus.now();
    if (command.kind === 'move') {
      if (command.select && selection.ids.size === 0 && row) selection.toggle(row.id, at);
      const target = focus.move(command.to);
      if (target < 0) field.current?.focus();
      else if (command.select) selection.extend(target).catch(fail);
    } else if (command.kind === 'status') setStatus(meant(), command.status);
    else if (command.kind === 'remove') takeAway(meant());
    else if (command.kind === 'undo') void edits.undo();
    else if (command.kind === 'select-all') selection.all().catch(fail);
    else if (command.kind === 'keys') setShowsKeys(!showsKeys);
    else if (command.kind === 'field') field.current?.focus();
    else if (command.kind === 'tag' && selection.ids.size > 0) setTagging(true);
    else if (row) performOn(row.id, command.kind);
  };
  const performOn = (id: PaperId, kind: RowCommand['kind']): void => {
    if (kind === 'page') openPage(id);
    else if (kind === 'select') selection.toggle(id, focus.now().at);
    else if (kind === 'tag' || kind === 'note') open(id, kind);
  };

  return {
    filter,
    order,
    opened,
    tagging,
    setTagging,
    showsKeys,
    toggleKeys: () => setShowsKeys(!showsKeys),
    trashed,
    place,
    port,
    field,
    edits,
    list,
    focus,
    selection,
    open,
    close,
    setFilter(next: LibraryFilter) {
      setFilter(next);
      restart();
    },
    setOrder(next: LibraryOrder) {
      setOrder(next);
      restart();
    },
    setStatus,
    setTag,
    takeAway,
    meant,
    selectAll: () => selection.all().catch(fail),
    extendTo: (at: number) => selection.extend(at).catch(fail),
    onRowKey(event: KeyboardEvent) {
      if (event.target instanceof HTMLSelectElement || event.isComposing) return;
      if (event.key === 'Escape' && selection.ids.size > 0) {
        event.preventDefault();
        return selection.clear();
      }
      const command = rowCommand(event);
      if (!command) return;
      event.preventDefault();
      event.stopPropagation();
      perform(command);
    },
    /** Ctrl+Z, wherever nobody types. */
    onKeyDown(event: KeyboardEvent) {
      if (!(event.ctrlKey || event.metaKey) || rowCommand(event)?.kind !== 'undo' || isTyping(event)) return;
      event.preventDefault();
      void edits.undo();
    },
  };
}

export type LibraryState = ReturnType<typeof useLibrary>;
