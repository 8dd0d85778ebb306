import { useState } from 'preact/hooks';
import { Failure } from '../background/failure.tsx';
import { openCompare } from '../compare/compare-path.ts';
import { ExportMenu } from '../exchange/export-menu.tsx';
import { counted } from '../words/counted.ts';
import { BulkBar } from './bars/bulk-bar.tsx';
import { EmptyTrash } from './bars/empty-trash.tsx';
import { KeysLine } from './bars/keys-line.tsx';
import { SummaryBar } from './bars/summary-bar.tsx';
import { UndoBar } from './bars/undo-bar.tsx';
import { PaperEditor } from './editor/paper-editor.tsx';
import { emptyWords, isNarrowed, withFilter } from './filters/filter-words.ts';
import { LibraryFilters } from './filters/library-filters.tsx';
import { ComingRow, SavedRow } from './rows/saved-row.tsx';
import { VirtualRows } from './rows/virtual-rows.tsx';
import { type LibraryState, useLibrary } from './use-library.ts';
import '../gloss/shared.css';
import './library.css';

/** The whole library: filters, the papers that pass them, and the editor of one. It takes the room it is given. */
export function Library() {
  const library = useLibrary();
  const { edits, opened, showsKeys } = library;
  const tags = library.list.counts?.tags.map(({ name }) => name) ?? [];
  return (
    <section
      class="library"
      aria-label="Saved papers"
      data-editing={opened !== null}
      ref={library.place}
      onKeyDown={library.onKeyDown}
    >
      <div class="library-panes">
        <div class="library-list">
          <LibraryFilters
            filter={library.filter}
            order={library.order}
            counts={library.list.counts}
            field={library.field}
            onFilter={library.setFilter}
            onOrder={library.setOrder}
            onEnterRows={library.focus.enter}
          />
          <Bars library={library} tags={tags} />
          <Rows library={library} />
        </div>
        {opened ? (
          <PaperEditor
            key={opened.id}
            id={opened.id}
            edits={edits}
            tags={tags}
            part={opened.part}
            onBack={library.close}
          />
        ) : (
          <p class="library-aside">Choose a paper to see its note, tags and rating.</p>
        )}
      </div>
      {showsKeys && <KeysLine />}
      <footer class="library-foot">
        <UndoBar edits={edits} />
        <button
          type="button"
          class="quiet"
          aria-expanded={showsKeys}
          aria-controls={showsKeys ? 'library-keys' : undefined}
          onClick={library.toggleKeys}
        >
          Keys
        </button>
      </footer>
    </section>
  );
}

/** What may be done with all papers that are listed, or with those selected. */
function Bars({ library, tags }: { library: LibraryState; tags: readonly string[] }) {
  const { list, selection, trashed, edits, filter } = library;
  const [exporting, setExporting] = useState(false);
  const total = list.total ?? 0;
  const hasSelection = selection.ids.size > 0;
  const toggleExport = () => setExporting(!exporting);
  return (
    <>
      {hasSelection ? (
        <BulkBar
          selected={selection.ids.size}
          total={total}
          trashed={trashed}
          tags={tags}
          tagging={library.tagging}
          onTagging={library.setTagging}
          onSelectAll={library.selectAll}
          onClear={selection.clear}
          onStatus={(status) => library.setStatus(library.meant(), status)}
          onTag={(tag, on) => library.setTag(library.meant(), tag, on)}
          onRemove={() => library.takeAway(library.meant())}
          onRestore={() => library.takeAway(library.meant())}
          onExport={toggleExport}
          onCompare={() => openCompare([...selection.ids])}
        />
      ) : (
        <SummaryBar total={list.total} onSelectAll={library.selectAll}>
          {trashed && (
            <EmptyTrash
              papers={list.counts?.only.trash ?? total}
              onEmptied={(gone) => edits.tell(`Deleted ${counted(gone, 'paper')} for good.`)}
              onFail={edits.fail}
            />
          )}
          {!trashed && (
            <button type="button" class="bar-button" aria-expanded={exporting} onClick={toggleExport}>
              Export…
            </button>
          )}
        </SummaryBar>
      )}
      {exporting && (
        <div class="library-export">
          <ExportMenu
            papers={hasSelection ? [...selection.ids] : filter}
            count={hasSelection ? selection.ids.size : list.total}
          />
          <button type="button" class="quiet" onClick={() => setExporting(false)}>
            Close
          </button>
        </div>
      )}
    </>
  );
}

/** The papers that pass the filter, or why there are none. */
function Rows({ library }: { library: LibraryState }) {
  const { list, focus, port } = library;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the rows come from the links in them
    <div
      class="library-port"
      ref={port}
      onKeyDown={library.onRowKey}
      onFocusIn={focus.onFocusIn}
      onFocusOut={focus.onFocusOut}
    >
      {list.error && <Failure message={list.error} onRetry={list.again} />}
      {list.total === null && !list.error && <p class="library-waiting">Opening the library…</p>}
      {list.total === 0 && <Nothing library={library} />}
      {list.total !== null && (
        <VirtualRows
          label="Papers of the library"
          total={list.total}
          scroller={port}
          active={focus.activeIn(0)}
          onRange={list.want}
        >
          {(index) => <Row library={library} index={index} />}
        </VirtualRows>
      )}
    </div>
  );
}

function Row({ library, index }: { library: LibraryState; index: number }) {
  const { list, focus, selection } = library;
  const row = list.rowAt(index);
  const reachable = focus.activeIn(0) === index;
  if (!row) return <ComingRow reachable={reachable} />;
  const selected = selection.ids.has(row.id);
  const pick = (event: MouseEvent) => {
    if (event.shiftKey) void library.extendTo(index);
    else selection.toggle(row.id, index);
  };
  return (
    <SavedRow
      row={row}
      reachable={reachable}
      selected={selected}
      onOpen={() => library.open(row.id)}
      onStatus={(status) => library.setStatus([row], status)}
      onRestore={() => library.takeAway([row])}
      before={
        <span class="saved-row-box">
          <input
            type="checkbox"
            aria-label={`Select ${row.title}`}
            checked={selected}
            tabIndex={reachable ? 0 : -1}
            onClick={pick}
          />
        </span>
      }
    />
  );
}

function Nothing({ library: { filter, setFilter } }: { library: LibraryState }) {
  return (
    <div class="library-empty">
      <p>{emptyWords(filter)}</p>
      {isNarrowed(filter) && (
        <button
          type="button"
          class="plain-button"
          onClick={() => setFilter(withFilter(filter, { text: '', status: undefined, tag: undefined }))}
        >
          Remove the filters
        </button>
      )}
    </div>
  );
}
