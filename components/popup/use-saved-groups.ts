import { useRef } from 'preact/hooks';
import type { PaperId } from '../../lib/core/arxiv-id.ts';
import type { LibraryRow } from '../../lib/library/listed.ts';
import { STATUS_NAMES, type Status } from '../../lib/library/saved.ts';
import { removeDeed, statusDeed } from '../library/deeds.ts';
import type { EditorPart } from '../library/editor/use-first-focus.ts';
import { withFilter } from '../library/filters/filter-words.ts';
import { type RowCommand, rowCommand } from '../library/rows/row-keys.ts';
import { useLibraryWindow } from '../library/rows/use-library-window.ts';
import { useRowFocus } from '../library/rows/use-row-focus.ts';
import { useAfterUndo } from '../library/use-after-undo.ts';
import type { Edits } from '../library/use-edits.ts';
import { openPage } from './open-page.ts';

/** Height of a group's heading, which stays over the rows; in pixels. */
const HEADING = 28;

export interface SavedGroupsProps {
  /** What the reader looks for among the saved papers. */
  readonly text: string;
  readonly edits: Edits;
  readonly onOpen: (id: PaperId, part?: EditorPart) => void;
  /** The reader went up from the first row, or there is none any more. */
  readonly onLeave: () => void;
}

/** The saved papers by status, and what their keys and buttons do. */
export function useSavedGroups({ text, edits, onOpen, onLeave }: SavedGroupsProps) {
  const port = useRef<HTMLDivElement>(null);
  const filter = withFilter({}, { text });
  // As many hooks at every drawing: there is one for each status.
  const lists = STATUS_NAMES.map((status) => useLibraryWindow({ ...filter, status }, 'added'));
  const focus = useRowFocus(port, lists, onLeave, HEADING);
  useAfterUndo(edits, ([first]) => {
    if (first) focus.enterPaper(first);
  });

  const setStatus = (row: LibraryRow, status: Status) => {
    focus.follow(row.id); // the row moves to another group, and the focus with it
    void edits.attempt(statusDeed([row], status));
  };
  const remove = (row: LibraryRow) => void edits.attempt(removeDeed([row]));
  const perform = (command: RowCommand, row: LibraryRow): void => {
    if (command.kind === 'status') setStatus(row, command.status);
    else if (command.kind === 'remove') remove(row);
    else if (command.kind === 'page') openPage(row.id);
    else if (command.kind === 'tag' || command.kind === 'note') onOpen(row.id, command.kind);
  };

  return {
    port,
    groups: STATUS_NAMES.map((status, nth) => ({ status, nth, list: lists[nth] as (typeof lists)[0] })),
    focus,
    setStatus,
    remove,
    onKeyDown(event: KeyboardEvent) {
      if (event.target instanceof HTMLSelectElement || event.isComposing) return;
      const command = rowCommand(event);
      const { row } = focus.now();
      if (!command || OF_THE_LIBRARY.has(command.kind)) return;
      event.preventDefault();
      event.stopPropagation();
      if (command.kind === 'field') onLeave();
      else if (command.kind === 'undo') void edits.undo();
      else if (command.kind === 'move') focus.move(command.to) < 0 && onLeave();
      else if (row) perform(command, row);
    },
  };
}

/** What keys do in the whole library only, where there is room for it. */
const OF_THE_LIBRARY: ReadonlySet<RowCommand['kind']> = new Set(['select', 'select-all', 'keys'] as const);
