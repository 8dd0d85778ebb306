import { DetailView } from './detail-view.tsx';
import { Foot } from './foot.tsx';
import { foundLine } from './found-line.ts';
import { SavedPanel } from './saved-panel.tsx';
import { SearchField } from './search-field.tsx';
import { SearchPanel } from './search-panel.tsx';
import { type PopupStart, usePopup } from './use-popup.ts';
import { ViewSwitch } from './view-switch.tsx';
import '../gloss/gloss.css';
import './popup.css';

/** The whole popup: a field, two lists, and a paper's gloss over them. */
export function Popup(start: PopupStart) {
  const { trail, lists, overview, ...popup } = usePopup(start);
  return (
    <div class="popup">
      <div class="popup-lists" ref={lists} inert={trail.current !== null}>
        <Head {...popup} />
        <main class="popup-main">
          <div class="popup-panel" role="tabpanel" id="panel" aria-labelledby={`tab-${popup.view}`}>
            {popup.view === 'saved' ? (
              <SavedPanel onOpen={trail.open} onLeave={popup.enterField} />
            ) : (
              <SearchPanel
                search={popup.search}
                overview={overview}
                onOpen={trail.open}
                onLeave={popup.enterField}
                onRetry={popup.retry}
              />
            )}
          </div>
        </main>
        <Foot overview={overview} />
      </div>
      {trail.current && <DetailView key={trail.current} id={trail.current} onOpen={trail.open} onBack={trail.back} />}
    </div>
  );
}

type HeadProps = Pick<
  ReturnType<typeof usePopup>,
  'field' | 'search' | 'type' | 'enterRows' | 'openFirst' | 'view' | 'setView'
>;

function Head({ field, search, type, enterRows, openFirst, view, setView }: HeadProps) {
  return (
    <header class="popup-head">
      <h1 class="unseen">Papergloss</h1>
      <SearchField field={field} query={search.query} onQuery={type} onEnterRows={enterRows} onOpenFirst={openFirst} />
      <div class="popup-bar">
        <ViewSwitch view={view} onView={setView} />
        <p class="popup-found" role="status">
          {view === 'search' ? foundLine(search) : ''}
        </p>
      </div>
    </header>
  );
}
