import { openCompare } from '../compare/compare-path.ts';
import { useSidePanel } from './use-side-panel.ts';

/** Opens the whole library, or the page that compares papers, where there is room for it. */
export function LibraryButtons() {
  return (
    <>
      <button type="button" class="library-button" onClick={() => openCompare([])}>
        Compare
      </button>
      <button type="button" class="library-button" onClick={useSidePanel()}>
        Open the library
      </button>
    </>
  );
}
