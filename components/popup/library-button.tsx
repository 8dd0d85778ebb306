import { useSidePanel } from './use-side-panel.ts';

/** Opens the whole library, where there is room for it. */
export function LibraryButton() {
  return (
    <button type="button" class="library-button" onClick={useSidePanel()}>
      Open the library
    </button>
  );
}
