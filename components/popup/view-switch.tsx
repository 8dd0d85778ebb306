import { useRef } from 'preact/hooks';
import './view-switch.css';

/** The lists of the popup, each with its name. */
const VIEWS = { search: 'Search', saved: 'Saved' } as const;

export type View = keyof typeof VIEWS;

const NAMES = Object.keys(VIEWS) as readonly View[];

/** Switches between the lists; arrow keys do too, as in every row of tabs. */
export function ViewSwitch({ view, onView }: { view: View; onView: (view: View) => void }) {
  const tabs = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    const other = view === 'search' ? 'saved' : 'search';
    onView(other);
    tabs.current?.querySelector<HTMLElement>(`#tab-${other}`)?.focus();
  };
  return (
    <div class="view-switch" role="tablist" aria-label="What to list" ref={tabs} onKeyDown={onKeyDown}>
      {NAMES.map((name) => (
        <button
          type="button"
          role="tab"
          id={`tab-${name}`}
          aria-selected={view === name}
          aria-controls="panel"
          tabIndex={view === name ? 0 : -1}
          onClick={() => onView(name)}
        >
          {VIEWS[name]}
        </button>
      ))}
    </div>
  );
}
