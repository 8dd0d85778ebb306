import { DetailView } from './detail-view.tsx';
import { Foot } from './foot.tsx';
import { foundLine } from './found-line.ts';
import { LibraryButtons } from './library-buttons.tsx';
import { SavedPanel } from './saved-panel.tsx';
import { SearchField } from './search-field.tsx';
import { SearchPanel } from './search-panel.tsx';
import { type PopupStart, usePopup } from './use-popup.ts';
import { ViewSwitch } from './view-switch.tsx';
import '../gloss/gloss.css';
import './popup.css';

/** The whole popup: a field, two lists, a paper's gloss over them, and a foot. */
export function Popup(start: PopupStart) {
  const popup = usePopup(start);
  const { trail, edits } = popup;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Ctrl+Z comes from whatever has the focus in it
    <div class="popup" onKeyDown={popup.onKeyDown}>
      <div class="popup-body">
        <div class="popup-lists" ref={popup.lists} inert={trail.current !== null}>
          <Head {...popup} />
          <main class="popup-main">
            <div class="popup-panel" role="tabpanel" id="panel" aria-labelledby={`tab-${popup.view}`}>
              <Panel popup={popup} />
            </div>
          </main>
        </div>
        {trail.current && (
          <DetailView
            key={trail.current.id}
            stop={trail.current}
            edits={edits}
            onOpen={popup.openGloss}
            onBack={trail.back}
          />
        )}
      </div>
      <Foot overview={popup.overview} edits={edits} />
    </div>
  );
}

type PopupState = ReturnType<typeof usePopup>;

/** The list that is shown. */
function Panel({ popup: { view, savedText, edits, search, overview, ...popup } }: { popup: PopupState }) {
  if (view === 'saved') {
    return <SavedPanel text={savedText} edits={edits} onOpen={popup.openSaved} onLeave={popup.enterField} />;
  }
  return (
    <SearchPanel
      search={search}
      overview={overview}
      onOpen={popup.openGloss}
      onLeave={popup.enterField}
      onRetry={popup.retry}
    />
  );
}

function Head({ field, search, savedText, type, enterRows, openFirst, view, setView }: PopupState) {
  return (
    <header class="popup-head">
      <h1 class="unseen">Papergloss</h1>
      <SearchField
        field={field}
        view={view}
        query={view === 'saved' ? savedText : search.query}
        onQuery={type}
        onEnterRows={enterRows}
        onOpenFirst={openFirst}
      />
      <div class="popup-bar">
        <ViewSwitch view={view} onView={setView} />
        {view === 'search' ? (
          <p class="popup-found" role="status">
            {foundLine(search)}
          </p>
        ) : (
          <LibraryButtons />
        )}
      </div>
    </header>
  );
}
